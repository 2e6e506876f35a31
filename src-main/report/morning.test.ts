import { describe, expect, it } from 'vitest';
import type { BatchId, OutputId, RunId } from '../../src-shared/domain/ids.ts';
import type { SubmissionRecord } from '../../src-shared/domain/ledger.ts';
import { type MorningInput, morningOf } from '../../src-shared/domain/morning.ts';
import type { RunState } from '../../src-shared/domain/run.ts';
import type { BatchView, OutputView, RunView } from '../../src-shared/domain/views.ts';
import { sumWaits } from '../../src-shared/domain/waits.ts';
import { spokenEnglish } from '../../src-shared/text/in-english.ts';
import { durationWords, morningPage } from './morning-page.ts';
import { morningText } from './morning-text.ts';

const batch = {
  id: 'b1' as BatchId,
  name: 'Night',
  sandbox: false,
  outputLabel: 'out',
  state: { state: 'ended', atMs: 10_000 },
  creditsSpent: 21,
  createdMs: 0,
} as BatchView;

const output = (id: string, part: Partial<OutputView> = {}): OutputView => ({
  id: id as OutputId,
  imageIndex: 0,
  groupIndex: 0,
  version: 0,
  fileName: `${id}.jpg`,
  state: 'saved',
  width: 1,
  height: 1,
  qualityScore: null,
  needsReview: false,
  reviewReason: null,
  ...part,
});
const run = (sku: string, state: RunState, outputs: OutputView[] = []) =>
  ({
    id: `run-${sku}` as RunId,
    sku,
    place: sku,
    state,
    outputs,
    skipped: false,
    startedMs: 1_000,
    endedMs: 61_000,
  }) as unknown as RunView;
const failure = {
  code: 'photo-unreadable',
  message: 'A photo is damaged.',
  remedy: 'Save it again.',
} as const;
const input = (part: Partial<MorningInput>): MorningInput => ({
  batch,
  runs: [],
  ledger: [],
  waits: [],
  estimate: null,
  nowMs: 99_000,
  ...part,
});
const submission = (state: SubmissionRecord['state'], credits: number | null, outputs: number) =>
  ({ state, credits, late: false, intent: { outputs } }) as SubmissionRecord;

describe('[NIGHT-07] the morning', () => {
  it('counts, groups failures by cause with their remedy, and says what trying again costs', () => {
    const morning = morningOf(
      input({
        runs: [
          run('a', { phase: 'done' }),
          run('b', { phase: 'failed', failure: { ...failure, detail: 'x.jpg' }, accepted: false }),
          run('c', { phase: 'failed', failure, accepted: false }),
          run('d', {
            phase: 'failed',
            failure: { code: 'job-failed', message: 'The job failed.' },
            accepted: true,
          }),
          run('e', { phase: 'queued' }),
        ],
      }),
    );
    expect(morning.counts).toMatchObject({ total: 5, done: 1, failed: 3, unfinished: 1 });
    expect(morning.causes).toMatchObject([
      {
        code: 'photo-unreadable',
        remedy: 'Save it again.',
        retry: 'free',
        runs: [{ sku: 'b', detail: 'x.jpg' }, { sku: 'c' }],
      },
      { code: 'job-failed', remedy: null, retry: 'paid', runs: [{ sku: 'd' }] },
    ]);
    expect(morning.workedMs).toBe(60_000);
  });

  it('sets what was spent beside what was expected, by the ledger', () => {
    const { spent } = morningOf(
      input({
        ledger: [
          submission('ended', 12, 4),
          submission('accepted', null, 3),
          submission('refused', null, 9),
        ],
        estimate: 30,
      }),
    );
    expect(spent).toMatchObject({ credits: 21, unpriced: 1, picturesOrdered: 7, estimate: 30 });
  });

  it('[BATCH-28] names what was paid twice, and counts the pictures of both jobs', () => {
    const late = {
      ...submission('ended', 6, 2),
      late: true,
      jobId: 'job-1',
      intent: { outputs: 2, runId: 'run', sku: 'shirt <1>' },
    } as unknown as SubmissionRecord;
    const morning = morningOf(
      input({
        runs: [run('a', { phase: 'done' }, [output('one'), output('other')])],
        ledger: [late, submission('ended', 6, 2)],
      }),
    );
    expect(morning.paidTwice).toEqual([{ runId: 'run', sku: 'shirt <1>', jobId: 'job-1' }]);
    expect(morning.spent.picturesSaved).toBe(2);
    expect(morningText(morning)).toContain('shirt <1>: the answer of job job-1 was lost');
    expect(morningPage(morning, new Map(), 0, spokenEnglish)).toContain(
      '<h2>Paid twice</h2><ul><li>shirt &lt;1&gt;:',
    );
  });

  it('shows the newest versions, the doubtful ones first, then the lowest scores', () => {
    const { pictures, spent } = morningOf(
      input({
        runs: [
          run('b', { phase: 'done' }, [output('good', { qualityScore: 0.9 })]),
          run('a', { phase: 'done' }, [
            output('old', { qualityScore: 0.1 }),
            output('new', { qualityScore: 0.5, version: 1 }),
            output('unjudged', { imageIndex: 1 }),
            output('doubtful', { imageIndex: 2, needsReview: true, qualityScore: 0.99 }),
            output('missing', { imageIndex: 3, state: 'failed' }),
          ]),
        ],
      }),
    );
    expect(pictures.map(({ outputId }) => outputId)).toEqual([
      'doubtful',
      'new',
      'good',
      'unjudged',
    ]);
    expect(spent.picturesSaved).toBe(4);
  });

  it('sums waits per cause, overlapping ones once', () => {
    expect(
      sumWaits([
        { cause: 'network', fromMs: 0, toMs: 10 },
        { cause: 'network', fromMs: 5, toMs: 20 },
        { cause: 'credits', fromMs: 0, toMs: 100 },
        { cause: 'user', fromMs: 9, toMs: 9 },
      ]),
    ).toEqual([
      { cause: 'credits', times: 1, ms: 100 },
      { cause: 'network', times: 2, ms: 20 },
    ]);
    expect([40_000, 720_000, 25_500_000].map(durationWords)).toEqual([
      '40 s',
      '12 min',
      '7 h 05 min',
    ]);
  });
});

describe('[NIGHT-07] the page', () => {
  const nasty = '<img src=x onerror=alert(1)>"\'&';
  const morning = morningOf(
    input({
      batch: { ...batch, name: nasty, outputLabel: nasty },
      runs: [
        run(nasty, {
          phase: 'failed',
          failure: { ...failure, message: nasty, detail: nasty, remedy: nasty },
          accepted: true,
        }),
        run('ok', { phase: 'done' }, [
          output('o1', { fileName: nasty, needsReview: true, reviewReason: nasty }),
        ]),
      ],
      waits: [{ cause: 'credits', fromMs: 0, toMs: 60_000 }],
    }),
  );
  const page = morningPage(morning, new Map([['o1', Buffer.from('jpeg')]]), 0, spokenEnglish);

  it('escapes everything that came from folders and servers', () => {
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });
  it('stands alone: no script, nothing from elsewhere, and a policy that says so', () => {
    expect(page).not.toMatch(/<script|https?:|src="(?!data:)|href=/);
    expect(page).toContain("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
    expect(page).toContain(`data:image/jpeg;base64,${Buffer.from('jpeg').toString('base64')}`);
  });
  it('says at the terminal the same, and lets nothing move the cursor', () => {
    const text = morningText(morningOf(input({ batch: { ...batch, name: 'a\u001b[2Jb' } })));
    expect(text).not.toContain('\u001b');
    expect(morningText(morning)).toMatch(/1 of 2 SKUs done, 1 failed/);
    expect(morningText(morning)).toMatch(/1 min: out of credits/);
  });
});
