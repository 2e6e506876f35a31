/**
 * Instructions: what each output should look like, in PiktID's own field names.
 * Unknown fields of an instructions file are kept, never dropped silently.
 */
import { z } from 'zod';

export const ImageSize = z.enum(['1K', '2K', '4K']);
export type ImageSize = z.infer<typeof ImageSize>;

export const AspectRatio = z.enum(['1:1', '3:4', '4:3', '9:16', '16:9']);
export type AspectRatio = z.infer<typeof AspectRatio>;

export const ImageFormat = z.enum(['png', 'jpg']);
export type ImageFormat = z.infer<typeof ImageFormat>;

export const ModelName = z.enum(['auto', 'nano_banana_pro', 'seedream']);
export type ModelName = z.infer<typeof ModelName>;

/** Limits of the API: 1–10 instructions a job, 1–4 variations each, 1–10 photos a SKU. */
export const MAX_INSTRUCTIONS = 10;
export const MAX_VARIATIONS = 4;
export const MAX_PHOTOS = 10;

export const InstructionOptions = z.looseObject({
  size: ImageSize.optional(),
  ar: AspectRatio.optional(),
  format: ImageFormat.optional(),
  /** Own pixels, paid plans only; override `size` and `ar`. */
  width: z.number().int().min(1).max(16_384).optional(),
  height: z.number().int().min(1).max(16_384).optional(),
});
export type InstructionOptions = z.infer<typeof InstructionOptions>;

/** One instruction as it goes to the API; every field may be absent. */
export const Instruction = z.looseObject({
  prompt: z.string().optional(),
  pose: z.string().optional(),
  background: z.string().optional(),
  seed: z.number().int().optional(),
  num_variations: z.number().int().min(1).max(MAX_VARIATIONS).optional(),
  options: InstructionOptions.optional(),
});
export type Instruction = z.infer<typeof Instruction>;

export const Instructions = z.array(Instruction).min(1).max(MAX_INSTRUCTIONS);
export type Instructions = z.infer<typeof Instructions>;

/** Job-level options of one submission. `model` is always sent. */
export const JobOptions = z.object({
  model: ModelName.default('auto'),
  /** Consistency of the set; only `false` is sent (`use_anchor:false`). */
  consistency: z.boolean().default(true),
  /** Only `true` is sent. */
  barefoot: z.boolean().default(false),
});
export type JobOptions = z.infer<typeof JobOptions>;

/**
 * Removes what says nothing: empty texts, `num_variations: 1`, empty options. The result is what is
 * sent and what is hashed, so that two ways of writing the same look are the same look.
 */
export function normaliseInstruction(instruction: Instruction): Instruction {
  const entries = Object.entries(instruction).filter(([key, value]) => {
    if (value === undefined || value === null) return false;
    if (typeof value === 'string' && value.trim() === '') return false;
    if (key === 'num_variations' && value === 1) return false;
    return true;
  });
  const kept: Record<string, unknown> = Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  );
  if (instruction.options) {
    const options = Object.fromEntries(
      Object.entries(instruction.options).filter(([, value]) => value !== undefined),
    );
    if (Object.keys(options).length > 0) kept['options'] = options;
    else delete kept['options'];
  }
  return kept as Instruction;
}

/** `[{}]` when nothing is set, as the API wants it. */
export function normaliseInstructions(instructions: readonly Instruction[]): Instructions {
  return instructions.length === 0 ? [{}] : instructions.map(normaliseInstruction);
}

/** Number of pictures these instructions ask for. */
export function countOutputs(instructions: readonly Instruction[]): number {
  return instructions.reduce((sum, instruction) => sum + (instruction.num_variations ?? 1), 0);
}
