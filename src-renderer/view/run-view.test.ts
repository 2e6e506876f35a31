import { describe, expect, it } from 'vitest';
import { anOutput, aRun, JOB } from '../../tests/support/example-views.ts';
import { expectedMs, phasePercent, phraseOf, retryCosts, visibleRuns } from './run-view.ts';

const failure = { code: 'submission-refused', message: 'Refused.' } as const;

describe('what a run looks like', () => {
  it.each([
    [aRun('a', { phase: 'queued' }), 'idle', 'Queued'],
    [aRun('a', { phase: 'uploading', done: 2, total: 3 }), 'run', 'Uploading 2 of 3'],
    [aRun('a', { phase: 'done' }), 'ok', 'Done'],
    [aRun('a', { phase: 'done' }, { skipped: true }), 'ok', 'Done before'],
    [aRun('a', { phase: 'failed', accepted: false, failure }), 'bad', 'Refused'],
    [
      aRun('a', { phase: 'partial', failure }, { outputs: [anOutput('x')] }),
      'bad',
      '1 of 2 pictures',
    ],
    [aRun('a', { phase: 'parked', reason: 'budget' }), 'ask', 'Cap reached'],
  ] as const)('says the phase in words: %#', (run, tone, text) => {
    expect(phraseOf(run, 0)).toEqual({ tone, text });
  });

  it('[GRID-03] [GRID-06] says why a run waits, and counts down', () => {
    const run = aRun('a', { phase: 'ready' }, { wait: { reason: 'slot', untilMs: 12_000 } });
    expect(phraseOf(run, 0).text).toBe('Slot in 12 s');
    expect(phraseOf(run, 12_000).text).toBe('Waits for a slot');
    expect(phraseOf(run, 0, 'long').text).toBe('Waiting for a job slot, about 12 s');
    const again = { reason: 'server', untilMs: 8_000, attempt: 2, attempts: 5 } as const;
    expect(phraseOf({ ...run, wait: again }, 0, 'long').text).toBe(
      'PiktID has trouble, again in 8 s · try 2 of 5',
    );
    const unknown = { ...run, wait: { reason: 'network', untilMs: null } as const };
    expect(phraseOf(unknown, 0).text).toBe('No network');
  });

  it('[GRID-06] foretells how long a SKU takes, by its batch or its own progress, and never less than it took', () => {
    const job = { jobId: JOB, status: 'p', processedImages: null, totalImages: null } as const;
    const at = (progress: number | null) =>
      aRun('a', { phase: 'processing', ...job, progress }, { startedMs: 0, phaseSinceMs: 10_000 });
    expect(expectedMs(at(25), null, 30_000)).toBe(90_000);
    expect(expectedMs(at(25), 60_000, 30_000)).toBe(60_000);
    expect(expectedMs(at(25), 60_000, 61_000)).toBeNull();
    expect(expectedMs(at(1), null, 30_000)).toBeNull();
    expect(expectedMs(at(null), null, 30_000)).toBeNull();
    const waits = aRun('a', { phase: 'ready' }, { startedMs: 0 });
    expect(expectedMs(waits, 60_000, 30_000)).toBeNull();
    const done = aRun('a', { phase: 'done' }, { startedMs: 0, endedMs: 5 });
    expect(expectedMs(done, 60_000, 30_000)).toBeNull();
  });

  it('asks only when there is a question', () => {
    const state = {
      phase: 'unclear',
      submissionId: 's' as never,
      sinceMs: 0,
      emptyListings: 1,
    } as const;
    expect(phraseOf(aRun('a', { ...state, question: null }), 0).tone).toBe('wait');
    const question = { reason: 'late-candidate', candidates: [] } as const;
    expect(
      phraseOf(aRun('a', { ...state, question: { ...question, candidates: [] } }), 0).tone,
    ).toBe('ask');
  });

  it('draws uploads by bytes where they are known', () => {
    const state = { phase: 'uploading', done: 0, total: 3 } as const;
    expect(phasePercent(aRun('a', { ...state, sentBytes: 50, totalBytes: 200 }))).toBe(25);
    expect(phasePercent(aRun('a', { ...state, done: 1 }))).toBeCloseTo(33.3, 1);
    expect(phasePercent(aRun('a', { phase: 'done' }))).toBeNull();
  });

  it('[GRID-03] knows which retries cost a second time', () => {
    expect(retryCosts(aRun('a', { phase: 'failed', accepted: false, failure }))).toBe(false);
    expect(retryCosts(aRun('a', { phase: 'failed', accepted: true, failure }))).toBe(true);
    expect(retryCosts(aRun('a', { phase: 'partial', failure }))).toBe(true);
  });

  it('filters, searches and sorts', () => {
    const runs = [
      aRun('JK-2', { phase: 'done' }, { position: 0, startedMs: 0, endedMs: 5 }),
      aRun('JK-10', { phase: 'failed', accepted: true, failure }, { position: 1 }),
      aRun(
        'DR-1',
        {
          phase: 'processing',
          jobId: JOB,
          status: 'p',
          progress: 1,
          processedImages: null,
          totalImages: null,
        },
        { position: 2, startedMs: 0 },
      ),
      aRun('TR-1', { phase: 'cancelled', jobId: null, following: 'nothing' }, { position: 3 }),
    ];
    const view = { runFilter: 'all', runSearch: '', runSort: 'queue' } as const;
    const names = (change: object) =>
      visibleRuns(runs, { ...view, ...change }, 100).map((run) => run.sku);
    expect(names({ runFilter: 'failed' })).toEqual(['JK-10']);
    expect(names({ runFilter: 'waiting' })).toEqual([]);
    expect(names({ runSearch: ' jk' })).toEqual(['JK-2', 'JK-10']);
    expect(names({ runSort: 'name' })).toEqual(['DR-1', 'JK-2', 'JK-10', 'TR-1']);
    expect(names({ runSort: 'time' })[0]).toBe('DR-1');
    expect(names({ runSort: 'state' })).toEqual(['JK-10', 'DR-1', 'TR-1', 'JK-2']);
  });
});
