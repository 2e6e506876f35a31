/** What the end of a command advises. */
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../src-shared/domain/errors.ts';
import { JobId } from '../../../src-shared/domain/ids.ts';
import { aBatch, aRun, someLimits } from '../../../tests/support/cli-views.ts';
import { endLines } from './end-lines.ts';
import { createPaint } from './paint.ts';

function adviceAfter(code: ErrorCode): string {
  const state = { phase: 'failed', failure: { code, message: 'x' }, accepted: true } as const;
  const runs = [aRun({ state, jobId: JobId.parse('job-1') })];
  const info = {
    exitStatus: 1,
    watched: { batch: aBatch(), runs, limits: someLimits() },
    outputDir: '/out',
    seconds: 61,
    creditsSpent: 6,
    summaryPath: null,
    stoppedBy: null,
    givenUp: [],
  };
  return endLines(info, createPaint(false)).slice(-1).join();
}

/** Everything the end says of these runs. */
function said(runs: ReturnType<typeof aRun>[], batch = aBatch()): string {
  const info = {
    exitStatus: 0,
    watched: { batch, runs, limits: someLimits() },
    outputDir: '/out',
    seconds: 61,
    creditsSpent: 0,
    summaryPath: null,
    stoppedBy: null,
    givenUp: [],
  };
  return endLines(info, createPaint(false)).join('\n');
}

describe('the end of a command', () => {
  it('[BATCH-11] results that were not made here are not told as done', () => {
    const foreign = aRun({
      sku: 'shirt',
      state: { phase: 'done' },
      skipped: true,
      expectedOutputs: 0,
      outputs: [],
    });
    const counts = { ...aBatch().counts, total: 1, done: 1, failed: 0, waiting: 0, running: 0 };
    const text = said([foreign], aBatch({ counts }));
    expect(text).toContain('shirt  results exist, not made here');
    expect(text).toContain('0 of 1 SKU done · 1 left alone: results exist, not made here');
    expect(text).toContain('--fresh makes new pictures, in another folder');
  });

  it('[NIGHT-05] names the pilot, and how the rest is released', () => {
    const pilot = aRun({ sku: 'dress', state: { phase: 'done' } });
    const asking = aBatch({
      state: { state: 'paused', reason: 'pilot' },
      pilot: { runId: pilot.id, asking: true, waiting: 1 },
    });
    const text = said([pilot], asking);
    expect(text).toContain('The pilot "dress" has ended; 1 SKU waits for your yes.');
    expect(text).toContain('--release instead of --pilot');
  });

  it('[BATCH-10] names the free way to pictures that did not arrive', () => {
    expect(adviceAfter('result-damaged')).toContain('fetches pictures that did not arrive, free');
    expect(adviceAfter('network')).toContain('free');
  });

  it('[BATCH-10] says that a job PiktID failed costs again', () => {
    expect(adviceAfter('job-failed')).toContain('submits them again, and costs');
  });
});
