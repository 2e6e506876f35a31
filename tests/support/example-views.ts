/** Small views for tests: one of each, changed where a test cares. Knows src-shared alone. */
import type { DraftPhotoView, DraftSkuView } from '../../src-shared/domain/draft-views.ts';
import type {
  AccountKey,
  BatchId,
  DraftSkuId,
  JobId,
  OutputId,
  PhotoId,
  ResultId,
  RunId,
} from '../../src-shared/domain/ids.ts';
import { UNJUDGED } from '../../src-shared/domain/review/judgement.ts';
import type { ReviewResult, ReviewSku } from '../../src-shared/domain/review/library.ts';
import type { RunState } from '../../src-shared/domain/run.ts';
import type {
  BatchView,
  OutputView,
  RunView,
  StudioChange,
} from '../../src-shared/domain/views.ts';

export const BATCH = 'batch-1' as BatchId;
export const ACCOUNT = 'north' as AccountKey;
export const JOB = 'job-1' as JobId;

export function aPhoto(name: string, change: Partial<DraftPhotoView> = {}): DraftPhotoView {
  return {
    id: name as PhotoId,
    name,
    bytes: 1000,
    width: 2400,
    height: 3200,
    included: true,
    note: '',
    role: 'front',
    conversion: null,
    ...change,
  };
}

export function aSku(name: string, change: Partial<DraftSkuView> = {}): DraftSkuView {
  return {
    id: name as DraftSkuId,
    name,
    folderLabel: `Autumn/${name}`,
    included: true,
    photos: [aPhoto(`${name}-front.jpg`), aPhoto(`${name}-back.jpg`)],
    problems: [],
    ownInstructions: false,
    override: null,
    checked: true,
    ...change,
  };
}

export function anOutput(id: string, state: OutputView['state'] = 'saved'): OutputView {
  return {
    id: id as OutputId,
    imageIndex: 0,
    groupIndex: 0,
    version: 0,
    fileName: `${id}.jpg`,
    state,
    width: 1536,
    height: 2048,
    qualityScore: null,
    needsReview: false,
    reviewReason: null,
  };
}

export function aRun(id: string, state: RunState, change: Partial<RunView> = {}): RunView {
  return {
    id: id as RunId,
    batchId: BATCH,
    position: 0,
    sku: id,
    place: id,
    state,
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
    ...change,
  };
}

export function aBatch(change: Partial<BatchView> = {}): BatchView {
  return {
    id: BATCH,
    name: 'Autumn',
    kind: 'batch',
    sandbox: false,
    account: ACCOUNT,
    outputLabel: 'Pictures/Autumn',
    state: { state: 'running' },
    counts: { total: 4, done: 1, running: 1, waiting: 2, failed: 0, needsYou: 0, cancelled: 0 },
    parallel: 3,
    budget: {},
    outputsOrdered: 0,
    outputsExpected: 8,
    creditsSpent: 0,
    createdMs: 0,
    etaMs: null,
    position: 1,
    pilot: null,
    ...change,
  };
}

export function aReviewSku(index: number, name: string, identity = ''): ReviewSku {
  return {
    index,
    name,
    runId: null,
    jobId: null,
    identity,
    instructions: [],
    credits: null,
    flatLays: [],
  };
}

export function aResult(id: string, change: Partial<ReviewResult> = {}): ReviewResult {
  return {
    id: id as ResultId,
    sku: 0,
    fileName: `${id}.jpg`,
    imageIndex: 0,
    instruction: 0,
    variation: 0,
    version: 0,
    newest: true,
    model: null,
    seed: null,
    width: 1536,
    height: 2048,
    qualityScore: null,
    needsReview: false,
    reviewReason: null,
    madeMs: 0,
    there: true,
    judgement: UNJUDGED,
    conflicts: [],
    colourDelta: null,
    ...change,
  };
}

export function aChange(revision: number, change: Partial<StudioChange> = {}): StudioChange {
  return {
    baseRevision: revision - 1,
    revision,
    batches: [],
    runs: [],
    removedRuns: [],
    removedBatches: [],
    limits: [],
    ...change,
  };
}
