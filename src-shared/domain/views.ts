/**
 * What the main process shows of its work to the renderer and the terminal: read-only pictures of
 * batches, runs and limits. No secret and no free path is in here.
 */
import { z } from 'zod';
import { Failure } from './errors.ts';
import { AccountKey, BatchId, JobId, OutputId, PhotoId, RunId } from './ids.ts';
import { Limits } from './limits.ts';
import { RunState, RunWait } from './run.ts';

export const PhotoView = z.object({
  id: PhotoId,
  name: z.string(),
  note: z.string().optional(),
});
export type PhotoView = z.infer<typeof PhotoView>;

/** One picture of a job: on disk when `state` is `saved`. */
export const OutputView = z.object({
  id: OutputId,
  imageIndex: z.number().int(),
  groupIndex: z.number().int(),
  version: z.number().int(),
  /** File name on disk, or the name it will get. */
  fileName: z.string(),
  state: z.enum(['waiting', 'downloading', 'saved', 'failed']),
  failure: Failure.optional(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  qualityScore: z.number().nullable(),
  needsReview: z.boolean(),
  reviewReason: z.string().nullable(),
});
export type OutputView = z.infer<typeof OutputView>;

export const RunView = z.object({
  id: RunId,
  batchId: BatchId,
  /** Smaller ones go first in the batch's queue; between two that were moved it is not whole. */
  position: z.number(),
  sku: z.string(),
  /** Folder name under the output folder. */
  place: z.string(),
  state: RunState,
  wait: RunWait.nullable(),
  photos: z.array(PhotoView),
  outputs: z.array(OutputView),
  expectedOutputs: z.number().int(),
  identity: z.string(),
  jobId: JobId.nullable(),
  credits: z.number().nullable(),
  /** True when the run was taken over from an earlier start because it is already done. */
  skipped: z.boolean(),
  createdMs: z.number(),
  startedMs: z.number().nullable(),
  endedMs: z.number().nullable(),
  /** When the present phase began. */
  phaseSinceMs: z.number(),
});
export type RunView = z.infer<typeof RunView>;

export const PauseReason = z.enum([
  'user',
  'signed-out',
  'credits',
  'disk-full',
  'folder-missing',
  'quit',
  /** The pilot has ended: a person looks at it, then releases the rest or cancels it. */
  'pilot',
]);
export type PauseReason = z.infer<typeof PauseReason>;

export const BatchStateView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running') }),
  z.object({ state: z.literal('paused'), reason: PauseReason, failure: Failure.optional() }),
  /** No new submissions; ends when the running jobs are fetched. */
  z.object({ state: z.literal('finishing') }),
  z.object({ state: z.literal('ended'), atMs: z.number() }),
]);
export type BatchStateView = z.infer<typeof BatchStateView>;

export const BatchCounts = z.object({
  total: z.number().int(),
  done: z.number().int(),
  running: z.number().int(),
  waiting: z.number().int(),
  failed: z.number().int(),
  needsYou: z.number().int(),
  cancelled: z.number().int(),
});
export type BatchCounts = z.infer<typeof BatchCounts>;

export const Budget = z.object({
  /** Pictures this batch may order, regenerations included. */
  outputs: z.number().int().positive().optional(),
  credits: z.number().positive().optional(),
});
export type Budget = z.infer<typeof Budget>;

/**
 * One SKU goes first, and the rest waits for a person's yes. `asking`: it has ended, and the batch
 * is paused with reason `pilot`. `runId` is null until the first SKU is chosen.
 */
export const PilotView = z.object({
  runId: RunId.nullable(),
  asking: z.boolean(),
  /** SKUs that wait for the yes. */
  waiting: z.number().int(),
});
export type PilotView = z.infer<typeof PilotView>;

export const BatchView = z.object({
  id: BatchId,
  name: z.string(),
  kind: z.enum(['run', 'batch']),
  sandbox: z.boolean(),
  account: AccountKey,
  outputLabel: z.string(),
  state: BatchStateView,
  counts: BatchCounts,
  parallel: z.number().int(),
  budget: Budget,
  outputsOrdered: z.number().int(),
  outputsExpected: z.number().int(),
  creditsSpent: z.number(),
  createdMs: z.number(),
  /**
   * When it will end, wall clock in ms since 1970: an honest guess under the limits; null while
   * nothing is known.
   */
  etaMs: z.number().nullable(),
  /** Place in the queue of batches: smaller ones get the account's slots first. */
  position: z.number(),
  /** Null without a pilot, and once the rest was released. */
  pilot: PilotView.nullable(),
});
export type BatchView = z.infer<typeof BatchView>;

/** The account's limits as they stand now: the dots and bars of the status line. */
export const LimitsView = z.object({
  account: AccountKey,
  limits: Limits,
  jobsRunning: z.number().int(),
  submissionsInWindow: z.number().int(),
  /** Set while the whole account waits after a 429. */
  blockedUntilMs: z.number().nullable(),
  /**
   * What another computer leaves free of the limits, as refusals taught it: submissions in a window
   * and jobs at once. Null while the whole account seems to be ours.
   */
  share: z.object({ submissions: z.number().int(), running: z.number().int() }).nullable(),
});
export type LimitsView = z.infer<typeof LimitsView>;

/** Everything the progress screens need; `revision` grows by one with every published change. */
export const StudioSnapshot = z.object({
  revision: z.number().int(),
  batches: z.array(BatchView),
  runs: z.array(RunView),
  limits: z.array(LimitsView),
});
export type StudioSnapshot = z.infer<typeof StudioSnapshot>;

/** A coalesced change: apply when `baseRevision` is the one held, else ask for a snapshot again. */
export const StudioChange = z.object({
  baseRevision: z.number().int(),
  revision: z.number().int(),
  batches: z.array(BatchView),
  runs: z.array(RunView),
  removedRuns: z.array(RunId),
  removedBatches: z.array(BatchId),
  limits: z.array(LimitsView),
});
export type StudioChange = z.infer<typeof StudioChange>;
