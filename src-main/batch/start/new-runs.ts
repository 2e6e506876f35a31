/** The runs of a new plan as they enter their batch. Writes nothing. */
import { createHash, randomUUID } from 'node:crypto';
import type { PhotoId, RunId } from '../../../src-shared/domain/ids.ts';
import type { BatchPlan, RejectedSku } from '../../../src-shared/domain/plan.ts';
import type { RunRecord } from '../../storage/runs/records.ts';
import type { Core } from '../state/core.ts';
import { type Batch, liveRun, type Run } from '../state/model.ts';
import type { AssignedPlace } from '../state/places.ts';
import type { PlannedSku } from './plan-skus.ts';

/** What is ordered of a SKU, and its fingerprint. */
export type Look = Pick<RunRecord, 'photos' | 'identity' | 'instructions' | 'options' | 'lookHash'>;

/** Marks runs that no look can ever match: their folders are looked at anew each time. */
const NO_LOOK = createHash('sha256').update('no look').digest('hex');

/** A SKU as it enters its batch; one whose place holds foreign results is done already. */
export function newRun(
  core: Core,
  batch: Batch,
  plan: BatchPlan,
  one: PlannedSku,
  position: number,
): Run {
  const now = Math.round(core.clock.now());
  const foreign = one.place?.foreign === true;
  return liveRun({
    ...blank(batch, position, now),
    sku: one.sku.sku,
    sourceDir: one.sku.sourceDir,
    place: one.place?.place ?? one.sku.sku,
    placeDir: one.place?.placeDir ?? batch.outputDir,
    lookHash: foreign ? NO_LOOK : one.lookHash,
    identity: one.sku.identity,
    instructions: one.instructions,
    options: one.sku.options ?? plan.options,
    expectedOutputs: foreign ? 0 : one.outputs,
    photos: one.sku.photos.map((photo) => ({ ...photo, id: randomUUID() as PhotoId })),
    state: foreign ? { phase: 'done' } : { phase: 'queued' },
    skipped: foreign,
    endedMs: foreign ? now : null,
  });
}

/** The SKU of an earlier run with another look, at the end of the queue. */
export function againRun(
  core: Core,
  batch: Batch,
  earlier: Run,
  look: Look,
  outputs: number,
  { place, placeDir }: AssignedPlace,
): Run {
  const now = Math.round(core.clock.now());
  const positions = [...(batch.runs?.values() ?? [])].map(({ position }) => position);
  return liveRun({
    ...blank(batch, Math.floor(Math.max(-1, ...positions)) + 1, now),
    ...look,
    sku: earlier.sku,
    sourceDir: earlier.sourceDir,
    place,
    placeDir,
    expectedOutputs: outputs,
    state: { phase: 'queued' },
    skipped: false,
    endedMs: null,
  });
}

/** A SKU that cannot start: it fails alone, and is reported. */
export function rejectedRun(
  core: Core,
  batch: Batch,
  plan: BatchPlan,
  rejected: RejectedSku,
  position: number,
): Run {
  const now = Math.round(core.clock.now());
  return liveRun({
    ...blank(batch, position, now),
    sku: rejected.sku,
    sourceDir: rejected.sourceDir,
    place: rejected.sku,
    placeDir: '',
    lookHash: NO_LOOK,
    identity: plan.skus[0]?.identity ?? { code: '-' },
    instructions: [{}],
    options: plan.options,
    expectedOutputs: 0,
    photos: [],
    state: { phase: 'failed', failure: rejected.failure, accepted: false },
    skipped: false,
    endedMs: now,
  });
}

type Blank = Omit<
  RunRecord,
  | 'sku'
  | 'sourceDir'
  | 'place'
  | 'placeDir'
  | 'lookHash'
  | 'identity'
  | 'instructions'
  | 'options'
  | 'expectedOutputs'
  | 'photos'
  | 'state'
  | 'skipped'
  | 'endedMs'
>;

function blank(batch: Batch, position: number, now: number): Blank {
  return {
    id: randomUUID() as RunId,
    batchId: batch.id,
    position,
    projectId: null,
    identityCode: null,
    jobId: null,
    submissionId: null,
    credits: null,
    totalOutputs: null,
    redo: [],
    marks: {},
    metadataSha256: null,
    metadataBytes: null,
    outputs: [],
    createdMs: now,
    startedMs: null,
    phaseSinceMs: now,
  };
}
