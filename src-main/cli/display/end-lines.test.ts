/** What the end of a command advises. */
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../src-shared/domain/errors.ts';
import { JobId } from '../../../src-shared/domain/ids.ts';
import { endLines } from './end-lines.ts';
import { aBatch, aRun, someLimits } from './example-views.ts';
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

describe('the end of a command', () => {
  it('[BATCH-10] names the free way to pictures that did not arrive', () => {
    expect(adviceAfter('result-damaged')).toContain('fetches pictures that did not arrive, free');
    expect(adviceAfter('network')).toContain('free');
  });

  it('[BATCH-10] says that a job PiktID failed costs again', () => {
    expect(adviceAfter('job-failed')).toContain('submits them again, and costs');
  });
});
