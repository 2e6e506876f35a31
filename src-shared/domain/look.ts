/**
 * The look: everything that decides what a SKU's pictures will be. Two runs with the same look are
 * the same work; a changed look is a new run. Pure: hashing is done by the caller.
 */
import { z } from 'zod';
import { AccountKey } from './ids.ts';
import { Instructions, JobOptions } from './instruction.ts';

/** A photo frozen at Start: its bytes are known by hash, its place by order, its note stays with it. */
export const FrozenPhoto = z.object({
  /** Absolute path on this computer. Never leaves the main process. */
  path: z.string(),
  /** File name as uploaded. */
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative(),
  modifiedMs: z.number(),
  note: z.string().optional(),
});
export type FrozenPhoto = z.infer<typeof FrozenPhoto>;

/** Which model identity wears the garment: a code, an own portrait, or a code with the portrait as fallback. */
export const IdentityChoice = z
  .object({
    code: z.string().min(1).max(200).optional(),
    /** Portrait to upload once per batch, known by hash. */
    image: z
      .object({ path: z.string(), name: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
      .optional(),
  })
  .refine((choice) => choice.code !== undefined || choice.image !== undefined, {
    message: 'an identity needs a code or an image',
  });
export type IdentityChoice = z.infer<typeof IdentityChoice>;

export const Look = z.object({
  account: AccountKey,
  baseUrl: z.string(),
  photos: z.array(FrozenPhoto).min(1),
  identity: IdentityChoice,
  instructions: Instructions,
  options: JobOptions,
});
export type Look = z.infer<typeof Look>;

/** The text whose SHA-256 names the look. Paths and times do not count, order and notes do. */
export function lookFingerprint(look: Look): string {
  return JSON.stringify([
    look.account,
    look.baseUrl,
    look.photos.map((photo) => [photo.sha256, photo.note ?? '']),
    [look.identity.code ?? '', look.identity.image?.sha256 ?? ''],
    look.instructions.map(sorted),
    [look.options.model, look.options.consistency, look.options.barefoot],
  ]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
