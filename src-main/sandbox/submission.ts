/** The body of a flat-to-model submission: its schema, and its problems as the API words them. */
import { z } from 'zod';

export const Instruction = z.object({
  prompt: z.string().optional(),
  pose: z.string().optional(),
  background: z.string().optional(),
  seed: z.number().int().optional(),
  num_variations: z.number().int().min(1).max(4).optional(),
  options: z
    .object({
      size: z.enum(['1K', '2K', '4K']).optional(),
      ar: z.enum(['1:1', '3:4', '4:3', '9:16', '16:9']).optional(),
      format: z.enum(['png', 'jpg']).optional(),
      width: z.number().int().min(64).max(8192).optional(),
      height: z.number().int().min(64).max(8192).optional(),
    })
    .optional(),
});
export type Instruction = z.infer<typeof Instruction>;

export const JobOptions = z.object({
  model: z.enum(['auto', 'nano_banana_pro', 'seedream']).optional(),
  use_anchor: z.boolean().optional(),
  barefoot: z.boolean().optional(),
});
export type JobOptions = z.infer<typeof JobOptions>;

export const Submission = z.object({
  project_id: z.string().min(1),
  identity_code: z.string().min(1),
  images: z
    .array(z.union([z.string(), z.object({ file_id: z.string(), note: z.string().optional() })]))
    .min(1)
    .max(10),
  instructions: z.array(Instruction).min(1).max(10),
  options: JobOptions.optional(),
  post_process: z.boolean().optional(),
});
export type Submission = z.infer<typeof Submission>;

/** One line of the API's error envelope. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
  readonly position: number;
}

export function problemsOf(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue, position) => ({
    field: issue.path.map(String).join('.') || 'body',
    message: issue.message,
    position,
  }));
}

/** The picture options of an instruction with what the service fills in. */
export function pictureOptions(instruction: Instruction) {
  const { size, ar, format, width, height } = instruction.options ?? {};
  return { size: size ?? '1K', ar: ar ?? '3:4', format: format ?? 'jpg', width, height } as const;
}
