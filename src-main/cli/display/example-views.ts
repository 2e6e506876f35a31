/** Views with everything filled in, for tests of what the terminal shows. Used by tests only. */
import { AccountKey, BatchId, JobId, RunId } from '../../../src-shared/domain/ids.ts';
import type { BatchView, LimitsView, RunView } from '../../../src-shared/domain/views.ts';

export function aBatch(part: Partial<BatchView> = {}): BatchView {
  return {
    id: BatchId.parse('b1'),
    name: 'spring',
    kind: 'batch',
    sandbox: false,
    account: AccountKey.parse('ann at v2.api.piktid.com'),
    outputLabel: 'out',
    state: { state: 'running' },
    counts: { total: 4, done: 1, running: 1, waiting: 1, failed: 1, needsYou: 0, cancelled: 0 },
    parallel: 3,
    budget: {},
    outputsOrdered: 2,
    outputsExpected: 8,
    creditsSpent: 6,
    createdMs: 0,
    etaMs: null,
    position: 1,
    pilot: null,
    ...part,
  };
}

export function aRun(part: Partial<RunView> = {}): RunView {
  return {
    id: RunId.parse('r1'),
    batchId: BatchId.parse('b1'),
    position: 0,
    sku: 'linen-shirt',
    place: 'linen-shirt',
    state: { phase: 'queued' },
    wait: null,
    photos: [],
    outputs: [],
    expectedOutputs: 2,
    identity: 'PiktidSummer',
    jobId: null,
    credits: null,
    skipped: false,
    createdMs: 0,
    startedMs: null,
    endedMs: null,
    phaseSinceMs: 0,
    ...part,
  };
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
    account: AccountKey.parse('ann at v2.api.piktid.com'),
    limits: { rate: { submissions: 5, windowSeconds: 60 }, maxJobs: 5 },
    jobsRunning: 2,
    submissionsInWindow: 3,
    blockedUntilMs: null,
    share: null,
    ...part,
  };
}
