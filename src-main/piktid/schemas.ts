/**
 * Shapes of PiktID's answers. Tolerant: an optional field that is missing, null or of a wrong type
 * reads as null; only what a step cannot go on without is required. Knows no call and no error.
 */
import { z } from 'zod';
import { WireId } from './wire-id.ts';

/** Text, or null for anything else. Numbers are taken as text: ids come either way. */
const text = z
  .union([z.string(), z.number().transform(String)])
  .nullable()
  .catch(null)
  .default(null);

/** A finite number, also written as text, or null for anything else. */
const number = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .nullable()
  .catch(null)
  .default(null);

const flag = z.boolean().nullable().catch(null).default(null);

/** An id that a step needs: text that is not empty, or a whole number. */
const id = z.union([z.string().trim().min(1).max(512), z.number().int().transform(String)]);

const optionalId = id.nullable().catch(null).default(null);
const optionalWireId = WireId.nullable().catch(null).default(null);

/** A list whose unreadable items are left out. */
function listOf<S extends z.ZodType>(item: S) {
  return z
    .array(z.unknown())
    .catch([])
    .default([])
    .transform((items) =>
      items.flatMap((raw) => {
        const parsed = item.safeParse(raw);
        return parsed.success ? [parsed.data] : [];
      }),
    );
}

export const LoginAnswer = z.object({ token: z.string().trim().min(1).max(16_384) });

export const MeAnswer = z.object({ username: text, email: text, credits: number });

export const ProjectAnswer = z.object({ project_id: WireId });
/** 409: the id may be missing. */
export const ProjectConflict = z.object({ project_id: optionalWireId }).catch({ project_id: null });

const Pagination = z
  .object({ page: number, pages: number, total: number, has_next: flag })
  .nullable()
  .catch(null)
  .default(null);

export const ProjectListing = z.object({
  projects: listOf(
    z.object({ project_text: text, project_key: optionalWireId, project_id: optionalWireId }),
  ),
  pagination: Pagination,
});

export const UploadAddress = z.object({
  upload_url: z.string().min(1).max(16_384),
  file_id: WireId,
  content_type: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[\x20-\x7e]+$/),
});

/** The server's word for how far an identity is; words we do not know read as `unknown`. */
const preprocessing = z
  .string()
  .transform((word) => word.trim().toLowerCase())
  .pipe(z.enum(['pending', 'processing', 'completed', 'failed', 'unknown']))
  .catch('unknown')
  .default('unknown');

export type UploadAddress = z.infer<typeof UploadAddress>;

export const IdentityAnswer = z.object({
  identity_code: optionalId,
  name: text,
  preprocessing_status: preprocessing,
  link: text,
  locked: flag,
  error_message: text,
});
export type IdentityAnswer = z.infer<typeof IdentityAnswer>;

export const IdentityListingAnswer = z.object({
  identities: listOf(IdentityAnswer.extend({ identity_code: id })),
  pagination: Pagination,
});

export const IdentityUploadAnswer = z.object({
  identity_code: optionalId,
  existing_identity_code: optionalId,
  face_detected: flag,
  success: flag,
  preprocessing_status: preprocessing,
});

export const SubmitAnswer = z.object({ job_id: id, message: text, total_outputs: number });

export const RegenerateAnswer = z.object({
  success: flag,
  message: text,
  image_index: number,
});

export const StatusAnswer = z.object({
  status: z.string().trim().min(1).max(100),
  progress: number,
  total_images: number,
  processed_images: number,
  error_message: text,
});

const outputUrls = z
  .object({ full_size: text, thumbnail: text })
  .nullable()
  .catch(null)
  .default(null);

const Result = z.object({
  image_index: number,
  group_index: number,
  version: number,
  original_filename: text,
  status: text,
  output: outputUrls,
  quality_score: number,
  processing_time: number,
  model_used: text,
  error_message: text,
  detail_needs_review: flag,
  detail_review_reason: text,
});
export type ResultAnswer = z.infer<typeof Result>;

export const ResultsAnswer = z.object({ results: listOf(Result), credits_used: number });

/** `{versions: […]}` or a bare list, of objects or of numbers; what has no number is left out. */
const VersionItem = z.union([
  z.number().int(),
  z.object({ version: z.number().int() }).transform(({ version }) => version),
]);
const Versions = z.array(z.unknown()).pipe(z.preprocess((items) => items, listOf(VersionItem)));
export const VersionsAnswer = z.union([
  z.object({ versions: Versions }).transform(({ versions }) => versions),
  Versions,
]);

export const GalleryAnswer = z.object({
  /** Raw, so that an unreadable item is noticed and not just left out. */
  jobs: z.array(z.unknown()),
  pagination: Pagination,
});
export const GalleryItem = z.object({
  job_id: id,
  job_status: text,
  status: text,
  identity_code: optionalId,
  project_key: optionalId,
  project_id: optionalId,
  total_images: number,
  created_at: text,
});
