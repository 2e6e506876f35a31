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
  /** When it will end, wall clock in ms since 1970: an honest guess under the limits; null while nothing is known. */
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
<<<<<<< HEAD
=======

// ---- before Start -------------------------------------------------------------------------------

export const ProblemCode = z.enum([
  'no-photos',
  'too-many-photos',
  'photo-empty',
  'photo-unreadable',
  'photo-unsupported',
  'photo-small',
  'photo-huge',
  'photo-duplicate',
  /** WebP, TIFF, AVIF or BMP: converted on the way, or waiting for the user's word. */
  'photo-format',
  /** Lies on its side by its orientation flag. */
  'photo-turned',
  /** CMYK, or a colour profile other than sRGB. */
  'photo-colour',
  /** The folder's own `instructions.json` cannot be used. */
  'instructions-invalid',
  'folder-unreadable',
  'same-name',
  'done-before',
]);
export type ProblemCode = z.infer<typeof ProblemCode>;

/** Something preflight found; `blocks` means the SKU cannot start as it is. */
export const Problem = z.object({
  code: ProblemCode,
  blocks: z.boolean(),
  photo: z.string().optional(),
  message: z.string(),
});
export type Problem = z.infer<typeof Problem>;

export const DraftPhotoView = z.object({
  id: PhotoId,
  name: z.string(),
  bytes: z.number(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  included: z.boolean(),
  note: z.string(),
  role: z.enum(['front', 'back', 'detail', 'other']),
  /** The role is what the file's name says; nobody has said so. */
  roleGuessed: z.boolean().optional(),
  /**
   * Why a JPEG copy would go out instead of the photo, and whether one does: `agreed` false for a
   * format means that the photo is not sent. Null where nothing speaks for it, or is known yet.
   */
  conversion: z.object({ kinds: z.array(ConversionKind), agreed: z.boolean() }).nullable(),
});
export type DraftPhotoView = z.infer<typeof DraftPhotoView>;

/** What one SKU has of its own; a null part follows the batch. */
export const SkuOverrideView = z.object({
  instructions: Instructions.nullable(),
  /** Where its instructions come from: the user, or the folder's `instructions.json`. */
  instructionsFrom: z.enum(['user', 'file']).nullable(),
  identity: z
    .object({ code: z.string().nullable(), portraitName: z.string().nullable() })
    .nullable(),
  options: JobOptions.nullable(),
});
export type SkuOverrideView = z.infer<typeof SkuOverrideView>;

export const DraftSkuView = z.object({
  id: DraftSkuId,
  name: z.string(),
  /** Last parts of the path, enough to tell two folders of one name apart. */
  folderLabel: z.string(),
  included: z.boolean(),
  photos: z.array(DraftPhotoView),
  problems: z.array(Problem),
  /** True when the folder holds an `instructions.json` that could be read. */
  ownInstructions: z.boolean(),
  /** Null when it follows the batch in everything. */
  override: SkuOverrideView.nullable(),
  /** False until its photos have been looked at. */
  checked: z.boolean(),
});
export type DraftSkuView = z.infer<typeof DraftSkuView>;

/** All problems of the included SKUs, counted: what the preflight bar shows. */
export const PreflightSummary = z.object({
  /** Included SKUs, the photos of theirs that will be sent, and their bytes on disk. */
  skus: z.number().int(),
  photos: z.number().int(),
  bytes: z.number(),
  /** SKUs that cannot start as they are. */
  blocked: z.number().int(),
  /** SKUs whose photos have not been looked at yet. */
  checking: z.number().int(),
  problems: z.array(
    z.object({
      code: ProblemCode,
      blocks: z.boolean(),
      skus: z.number().int(),
      photos: z.number().int(),
    }),
  ),
  /** Photos that speak for a conversion, by kind: the switches worth showing. */
  conversions: z.array(
    z.object({ kind: ConversionKind, photos: z.number().int(), on: z.boolean() }),
  ),
});
export type PreflightSummary = z.infer<typeof PreflightSummary>;

export const DraftView = z.object({
  revision: z.number().int(),
  scanning: z.boolean(),
  skus: z.array(DraftSkuView),
  conversions: Conversions,
  preflight: PreflightSummary,
});
export type DraftView = z.infer<typeof DraftView>;

/** A SKU whose photos are as they were told before: everything else that can change about it. */
const DraftSkuEdit = DraftSkuView.omit({ name: true, folderLabel: true, photos: true });

/**
 * A part of what is new in the draft. Whole SKUs are new ones, which stand after those that are
 * there, in this order, or known ones with other photos.
 */
export const DraftChange = DraftView.extend({
  edits: z.array(DraftSkuEdit),
  removed: z.array(DraftSkuId),
});
export type DraftChange = z.infer<typeof DraftChange>;

// ---- accounts and identities --------------------------------------------------------------------

export const AccountView = z.object({
  key: AccountKey,
  kind: z.enum(['password', 'token', 'sandbox']),
  label: z.string(),
  /** User name or e-mail as the server tells it; null for a token the server did not name. */
  user: z.string().nullable(),
  baseUrl: z.string(),
  active: z.boolean(),
  credits: z.number().nullable(),
  /** `signed-out` when a new password or token is needed. */
  state: z.enum(['ready', 'signed-out', 'unchecked']),
});
export type AccountView = z.infer<typeof AccountView>;

/** Where secrets are kept on this computer. */
export const KeychainView = z.object({
  kept: z.enum(['keychain', 'session-only']),
  /** What protects them, in words: "macOS Keychain", "Secret Service", … */
  backend: z.string(),
  remedy: z.string().optional(),
});
export type KeychainView = z.infer<typeof KeychainView>;

export const IdentityView = z.object({
  code: z.string(),
  name: z.string(),
  /** Address inside the app that serves the picture; null when there is none. */
  picture: z.string().nullable(),
  state: z.enum(['ready', 'processing', 'failed', 'unknown']),
  locked: z.boolean(),
  favourite: z.boolean(),
  /** Used lately on this computer. */
  recent: z.boolean(),
  /** Why it cannot be used, in the server's words. */
  problem: z.string().nullable(),
});
export type IdentityView = z.infer<typeof IdentityView>;

export const IdentityPage = z.object({
  identities: z.array(IdentityView),
  page: z.number().int(),
  pages: z.number().int(),
  total: z.number().int(),
  /** False when the server did not answer (in time): this is what was known at `asOfMs`. */
  fresh: z.boolean(),
  asOfMs: z.number().nullable(),
});
export type IdentityPage = z.infer<typeof IdentityPage>;
>>>>>>> 6aa5158 (wip)
