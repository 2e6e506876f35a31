/**
 * What is shown of a batch before Start: SKUs with their photos, what speaks against them, and the
 * sums of both. No free path is in here.
 */
import { z } from 'zod';
import { ConversionKind, Conversions } from './conversion.ts';
import { DraftSkuId, PhotoId } from './ids.ts';
import { Instructions, JobOptions } from './instruction.ts';

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

/** What exactly was found: its sentence in the catalogues, `found.<kind>`. */
export const FoundKind = z.enum([
  'no-photos',
  'no-photos-waiting',
  'no-photos-other',
  'too-many',
  'too-many-left',
  'cannot-open',
  'unreadable',
  'no-decoder',
  'empty',
  'other-inside',
  'format-inside',
  'heic',
  'raw',
  'other-format',
  'format-open',
  'format-waits',
  'format-asks',
  'format-copy',
  'turned-copy',
  'turned-kept',
  'colour-copy',
  'colour-kept',
  'small',
  'huge',
  'duplicate',
  'folder-gone',
  'same-name',
]);
export type FoundKind = z.infer<typeof FoundKind>;

/** Something preflight found; `blocks` means the SKU cannot start as it is. */
export const Problem = z.object({
  code: ProblemCode,
  blocks: z.boolean(),
  photo: z.string().optional(),
  /** In English, for files and the command line. */
  message: z.string(),
  /** The same for other languages; absent where only the message tells it, as in older batches. */
  found: z
    .object({ kind: FoundKind, fields: z.record(z.string(), z.union([z.string(), z.number()])) })
    .optional(),
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
