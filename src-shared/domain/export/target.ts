/**
 * What an exported picture has to be: pixels, ratio, format, weight. Built-in ones are for shops and
 * marketplaces and carry the page they were checked against; the user adds his own.
 */
import { z } from 'zod';

export const MAX_TARGETS = 200;
export const MAX_SIDE = 16_384;

export const TargetName = z.string().trim().min(1).max(60);
export const HexColour = z.string().regex(/^#[0-9a-f]{6}$/);
export const ExportFormat = z.enum(['jpg', 'png', 'webp']);
export type ExportFormat = z.infer<typeof ExportFormat>;

const Side = z.number().int().min(16).max(MAX_SIDE);

export const TargetSize = z.discriminatedUnion('kind', [
  /** Exactly these pixels. */
  z.object({ kind: z.literal('exact'), width: Side, height: Side }),
  /** This ratio with as many pixels as there are; `longest` is the most the longer side may have. */
  z.object({
    kind: z.literal('ratio'),
    width: z.number().positive().max(100),
    height: z.number().positive().max(100),
    longest: Side.nullable(),
  }),
  /** The picture's own ratio; null keeps its pixels. */
  z.object({ kind: z.literal('within'), longest: Side.nullable() }),
]);
export type TargetSize = z.infer<typeof TargetSize>;

/** What happens to a picture with fewer pixels than the target. Never silently: it is told before. */
export const WhenSmall = z.enum([
  /** The target's ratio with the pixels there are, not below `minLongest`. */
  'smaller',
  /** Enlarged to the exact pixels; told in the check and in the manifest. */
  'enlarge',
  /** Not exported. */
  'refuse',
]);
export type WhenSmall = z.infer<typeof WhenSmall>;

export const TargetSettings = z.object({
  name: TargetName,
  size: TargetSize,
  /** Where the ratio differs: bars of `background`, or cut around the focus point. */
  fit: z.enum(['pad', 'crop']),
  background: HexColour,
  format: ExportFormat,
  /** 1–100 for JPEG and WebP; PNG keeps every pixel as it is. */
  quality: z.number().int().min(1).max(100),
  /** Most bytes a file may have; the quality is lowered until it fits. */
  maxBytes: z.number().int().min(10_000).max(1_000_000_000).nullable(),
  /** A longer side below this is refused, whatever else is chosen. */
  minLongest: Side.nullable(),
  whenSmall: WhenSmall,
});
export type TargetSettings = z.infer<typeof TargetSettings>;

export const ExportTarget = TargetSettings.extend({
  id: z.string().min(1).max(64),
  /** Built-in ones can be duplicated, not changed. */
  builtIn: z.boolean(),
  /** The page its numbers were checked against; null for own ones and neutral ones. */
  source: z.object({ title: z.string(), url: z.string() }).nullable(),
});
export type ExportTarget = z.infer<typeof ExportTarget>;
