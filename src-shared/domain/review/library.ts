/**
 * The review library as the interface sees it: collections of results, from batches of this app or
 * from any folder. No path is in here; pictures are asked for by id (`result`, `flat-lay`).
 */
import { z } from 'zod';
import { BatchId, CollectionId, PhotoId, ResultId, RunId } from '../ids.ts';
import { Instruction, ModelName } from '../instruction.ts';
import { Judgement, JudgementConflict } from './judgement.ts';

export const CollectionView = z.object({
  id: CollectionId,
  kind: z.enum(['batch', 'folder']),
  name: z.string(),
  /** Last parts of its path. */
  folderLabel: z.string(),
  /** Set for batches of this app. */
  batchId: BatchId.nullable(),
  sandbox: z.boolean(),
  /** `missing`: its folder is not where it was (moved, or a disk that is not connected). */
  state: z.enum(['ready', 'missing']),
  /** True where sidecars cannot be written: verdicts are kept in the database alone. */
  readOnly: z.boolean(),
  results: z.number().int(),
  picked: z.number().int(),
  rejected: z.number().int(),
  conflicts: z.number().int(),
  openedMs: z.number().nullable(),
  createdMs: z.number(),
});
export type CollectionView = z.infer<typeof CollectionView>;

export const FlatLayView = z.object({
  id: PhotoId,
  name: z.string(),
  role: z.enum(['front', 'back', 'detail', 'other']),
  /** False when the original photo is not (or no longer) at hand. */
  there: z.boolean(),
});
export type FlatLayView = z.infer<typeof FlatLayView>;

/** One SKU of a collection: what its results share. */
export const ReviewSku = z.object({
  /** Place of this SKU in `ReviewOpened.skus`; results point here. */
  index: z.number().int(),
  name: z.string(),
  runId: RunId.nullable(),
  jobId: z.string().nullable(),
  identity: z.string(),
  /** Empty where nobody recorded them. */
  instructions: z.array(Instruction),
  credits: z.number().nullable(),
  flatLays: z.array(FlatLayView),
});
export type ReviewSku = z.infer<typeof ReviewSku>;

export const ReviewResult = z.object({
  id: ResultId,
  sku: z.number().int(),
  fileName: z.string(),
  imageIndex: z.number().int(),
  /** Which instruction and which of its variations, 0-based; null where the name does not say. */
  instruction: z.number().int().nullable(),
  variation: z.number().int().nullable(),
  version: z.number().int(),
  /** False for all but the newest version of an image. */
  newest: z.boolean(),
  model: z.union([ModelName, z.string()]).nullable(),
  seed: z.number().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  qualityScore: z.number().nullable(),
  needsReview: z.boolean(),
  reviewReason: z.string().nullable(),
  madeMs: z.number(),
  /** False when the file is gone. */
  there: z.boolean(),
  judgement: Judgement,
  conflicts: z.array(JudgementConflict),
  /** ΔE2000 between the picked patches, worst of the result's pins; null while none was measured. */
  colourDelta: z.number().nullable(),
});
export type ReviewResult = z.infer<typeof ReviewResult>;

/** What of a folder of results could not be read: a code with what it names, said by the catalogues. */
export const FolderProblem = z.discriminatedUnion('said', [
  z.object({ said: z.literal('metadata'), sku: z.string() }),
  z.object({ said: z.literal('folder'), folder: z.string() }),
  z.object({ said: z.literal('too-many'), n: z.number() }),
  /** As earlier versions kept it. */
  z.object({ said: z.literal('text'), text: z.string() }),
]);
export type FolderProblem = z.infer<typeof FolderProblem>;

export const ReviewOpened = z.object({
  collection: CollectionView,
  skus: z.array(ReviewSku),
  results: z.array(ReviewResult),
  /** Folders and files that could not be read; absent when all could. */
  problems: z.array(FolderProblem).optional(),
});
export type ReviewOpened = z.infer<typeof ReviewOpened>;

/** A place on a picture: shares of its width and height, 0–1 each, from the top left. */
export const PicturePoint = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
});
export type PicturePoint = z.infer<typeof PicturePoint>;

/**
 * A detail to look at (logo, hem, buttons): put once on the flat-lay. `places` says where it lies on
 * single results; where nothing is said the guess is the same share of the garment's box.
 */
export const DetailPin = z.object({
  id: z.string().min(1).max(64),
  photoId: PhotoId,
  at: PicturePoint,
  name: z.string().max(60),
  /** By result id. */
  places: z.record(z.string(), PicturePoint),
});
export type DetailPin = z.infer<typeof DetailPin>;

export const ColourHint = z.object({
  pinId: z.string(),
  resultId: ResultId,
  /** CIEDE2000 difference of the mean of two small patches, sRGB via CIELAB D65. */
  deltaE: z.number(),
  /** Mean colours of the two patches as `#rrggbb`. */
  flatLay: z.string(),
  result: z.string(),
});
export type ColourHint = z.infer<typeof ColourHint>;
