import { describe, expect, it } from 'vitest';
import { CliEvent } from '../../../src-shared/domain/cli-events.ts';
import { JobId, RunId, SubmissionId } from '../../../src-shared/domain/ids.ts';
import type { RunState } from '../../../src-shared/domain/run.ts';
import { aBatch, aRun, processing, someLimits } from '../../../tests/support/cli-views.ts';
import { endLines } from './end-lines.ts';
import { createJsonDisplay } from './json-display.ts';
import { createPaint } from './paint.ts';
import { createPlainDisplay, lineOfChange } from './plain-display.ts';
import type { Display, EndInfo } from './watched.ts';
import { retrySentence } from './words.ts';

const clock = { now: () => 0, sleep: async () => undefined };
const failure = {
  code: 'job-failed',
  message: 'The job failed at PiktID.',
  detail: 'no garment found',
  remedy: 'Look at the photos.',
} as const;
const wait = {
  reason: 'rate-limited',
  waitMs: 2100,
  attempt: 1,
  attempts: 5,
  call: 'job-status',
} as const;
const STATES: readonly RunState[] = [
  { phase: 'queued' },
  { phase: 'preparing', step: 'identity' },
  { phase: 'uploading', done: 1, total: 2 },
  { phase: 'ready' },
  { phase: 'submitting', submissionId: SubmissionId.parse('s') },
  {
    phase: 'unclear',
    submissionId: SubmissionId.parse('s'),
    sinceMs: 0,
    emptyListings: 1,
    question: { reason: 'gallery-unproven', candidates: [] },
  },
  processing('x', null).state,
  { phase: 'downloading', jobId: JobId.parse('j'), done: 1, total: 2 },
  { phase: 'done' },
  { phase: 'partial', failure },
  { phase: 'failed', failure, accepted: true },
  { phase: 'cancelled', jobId: null, following: 'nothing' },
  { phase: 'parked', reason: 'budget' },
];
const runs = STATES.map((state, at) =>
  aRun({ id: RunId.parse(`r${at}`), position: at, sku: `sku-${at}`, state }),
);
const watched = { batch: aBatch(), runs, limits: someLimits() };
const end: EndInfo = {
  exitStatus: 1,
  watched,
  outputDir: '/out',
  seconds: 61,
  creditsSpent: 6,
  summaryPath: '/out/batch_summary_x.json',
  stoppedBy: null,
  givenUp: [],
};

function tellEverything(display: Display) {
  display.warned(null, 'a warning');
  display.started({
    command: 'batch',
    version: '1',
    sandbox: true,
    baseUrl: 'http://x',
    outputDir: '/out',
    dataDir: '/data',
    resumed: false,
    balance: 100,
    watched,
  });
  display.waited('sku-1', wait);
  display.saved('sku-1', '/out/a.jpg');
  const run = aRun({ state: { phase: 'ready' } });
  display.changed(watched, [{ run, before: aRun() }]);
  display.changed(watched, [{ run, before: run }]);
  display.planned(
    {
      skus: [{ sku: 'a', place: 'a', photos: 1, outputs: 2, action: 'run' }],
      outputs: 2,
      credits: 6,
      creditsLearned: false,
      seconds: 60,
    },
    [{ sku: 'b', sourceDir: '/b', failure }],
  );
  display.stopping('SIGINT');
  display.failed(failure);
  display.ended(end);
  display.close();
}

describe('[RUN-08] --json', () => {
  it('prints one valid event a line, each change once', () => {
    let out = '';
    tellEverything(
      createJsonDisplay({
        clock,
        write: (text) => {
          out += text;
        },
      }),
    );
    const events = out
      .trimEnd()
      .split('\n')
      .map((line) => CliEvent.parse(JSON.parse(line)));
    expect(new Set(events.map(({ event }) => event))).toEqual(
      new Set(CliEvent.options.map((option) => option.shape.event.value)),
    );
    expect(events.filter(({ event }) => event === 'batch')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ v: 1, event: 'end', exitStatus: 1 });
  });
});

describe('[RUN-09] plain lines', () => {
  it('tell each real change once', () => {
    const lines: string[] = [];
    const paint = createPaint(false);
    tellEverything(
      createPlainDisplay({
        clock,
        paint,
        errorPaint: paint,
        quiet: false,
        write: (text) => lines.push(text),
        writeError: (text) => lines.push(text),
      }),
    );
    const text = lines.join('');
    expect(text.match(/: ready$/gm)).toHaveLength(1);
    expect(text).toContain('SANDBOX');
    expect(text).toContain('sku-1: Rate limited (429). Waiting 2.1s before retry 1/5...');
  });

  it('pass over steps that nobody reads', () => {
    const at = (progress: number) => processing('a', progress);
    expect(lineOfChange({ run: at(30), before: at(26) }, 0)).toBeNull();
    expect(lineOfChange({ run: at(51), before: at(49) }, 0)).toBe('processing 50 %, job job-1');
    const waiting = aRun({ wait: { reason: 'prepare-turn', untilMs: null } });
    expect(lineOfChange({ run: waiting, before: aRun() }, 0)).toBeNull();
  });

  it('[RUN-10] say the wait of a 429 as the script does', () => {
    expect(retrySentence(wait)).toBe('Rate limited (429). Waiting 2.1s before retry 1/5...');
  });
});

describe('the end', () => {
  it('names what failed with cause and remedy, what needs the user, and where files are', () => {
    const text = endLines(end, createPaint(false)).join('\n');
    expect(text).toContain(
      '✗ sku-10  The job failed at PiktID. (no garment found) Look at the photos.',
    );
    expect(text).toContain('? sku-5');
    expect(text).toContain('--resubmit-unclear');
    expect(text).toContain('Results: /out');
    expect(text).toContain('6 credits spent · 1:01');
  });

  it('says how to go on after a signal, a pause and a wait that was given up', () => {
    const lines = (part: Partial<EndInfo>) =>
      endLines({ ...end, ...part }, createPaint(false)).join('\n');
    expect(lines({ stoppedBy: 'SIGINT' })).toContain('The same command goes on from here.');
    expect(lines({ givenUp: [processing('late', 5)] })).toMatch(
      /late +still running at PiktID as job job-1/,
    );
    const paused = aBatch({ state: { state: 'paused', reason: 'credits', failure } });
    expect(lines({ watched: { ...watched, batch: paused } })).toContain('out of credits');
  });
});
