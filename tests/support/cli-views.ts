/** Views with everything filled in, for tests of what the terminal shows. */
import { AccountKey, BatchId, JobId, RunId } from '../../src-shared/domain/ids.ts';
import { DEFAULT_LIMITS } from '../../src-shared/domain/limits.ts';
import type { BatchView, LimitsView, RunView } from '../../src-shared/domain/views.ts';
import * as example from './example-views.ts';

const ACCOUNT = AccountKey.parse('ann at v2.api.piktid.com');

export function aBatch(part: Partial<BatchView> = {}): BatchView {
  return example.aBatch({
    id: BatchId.parse('b1'),
    name: 'spring',
    account: ACCOUNT,
    outputLabel: 'out',
    counts: { total: 4, done: 1, running: 1, waiting: 1, failed: 1, needsYou: 0, cancelled: 0 },
    outputsOrdered: 2,
    creditsSpent: 6,
    ...part,
  });
}

export function aRun(part: Partial<RunView> = {}): RunView {
  const change = { batchId: BatchId.parse('b1'), sku: 'linen-shirt', place: 'linen-shirt' };
  return example.aRun('r1', { phase: 'queued' }, { ...change, ...part });
}

export function processing(sku: string, progress: number | null): RunView {
  return aRun({
    id: RunId.parse(`r-${sku}`.slice(0, 60)),
    sku,
    jobId: JobId.parse('job-1'),
    state: {
      phase: 'processing',
      jobId: JobId.parse('job-1'),
      status: 'processing',
      progress,
      processedImages: 1,
      totalImages: 2,
    },
  });
}

export function someLimits(part: Partial<LimitsView> = {}): LimitsView {
  return {
    account: ACCOUNT,
    limits: DEFAULT_LIMITS,
    jobsRunning: 2,
    submissionsInWindow: 3,
    blockedUntilMs: null,
    share: null,
    ...part,
  };
}
