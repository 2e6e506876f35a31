/** Why a batch cannot start, or should not without a second look. Pure: facts in, reasons out. */
import { z } from 'zod';
import type { DraftSkuView } from './draft-views.ts';
import { DraftSkuId } from './ids.ts';
import type { ImageSize, Instruction } from './instruction.ts';

/** What the window jumps to. */
export const RefusalCode = z.enum([
  'signed-out',
  'no-skus',
  'sku-problem',
  'no-identity',
  'identity-locked',
  'no-instructions',
  'no-output',
  'output-not-writable',
  'disk-low',
  'credits-low',
  'budget-small',
  'everything-done',
]);
export type RefusalCode = z.infer<typeof RefusalCode>;

export const Refusal = z.object({
  code: RefusalCode,
  /** False: Start is possible all the same, the message is a warning. */
  blocks: z.boolean(),
  message: z.string(),
  skuId: DraftSkuId.optional(),
});
export type Refusal = z.infer<typeof Refusal>;

export interface StartFacts {
  readonly signedIn: boolean;
  readonly skus: readonly DraftSkuView[];
  readonly hasIdentity: boolean;
  readonly instructions: number;
  readonly output: { readonly writable: boolean; readonly freeBytes: number | null } | null;
  readonly needBytes: number;
  /** Of what would be sent, without what is done already. */
  readonly outputs: number;
  readonly credits: number | null;
  readonly balance: number | null;
  readonly budget: { readonly outputs?: number | undefined; readonly credits?: number | undefined };
  readonly doneBefore: number;
}

/** At most so many single SKUs are named; the preflight bar counts the rest. */
const MAX_NAMED = 50;

/** In the order in which a person would put them right. */
export function refusalsOf(facts: StartFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: RefusalCode, message: string) =>
    refusals.push({ code, blocks: true, message });
  const warn = (code: RefusalCode, message: string) =>
    refusals.push({ code, blocks: false, message });
  const { skus, output, needBytes, budget, credits, balance, outputs } = facts;

  if (!facts.signedIn) refuse('signed-out', 'Nobody is signed in. Sign in, or use the sandbox.');
  if (skus.length === 0) refuse('no-skus', 'No SKU is chosen. Add folders of photos.');
  refusals.push(...skuRefusals(skus));
  if (!facts.hasIdentity && skus.some(({ override }) => !override?.identity)) {
    refuse('no-identity', 'Choose the identity that wears the garments.');
  }
  if (facts.instructions === 0 && skus.some(({ override }) => !override?.instructions)) {
    refuse('no-instructions', 'Every instruction is switched off. Switch one on, or add one.');
  }
  if (!output) refuse('no-output', 'Choose the folder where results go.');
  else if (!output.writable) {
    refuse('output-not-writable', 'Nothing can be saved in the output folder. Choose another one.');
  } else if (output.freeBytes !== null && output.freeBytes < needBytes) {
    warn(
      'disk-low',
      `The results need about ${megabytes(needBytes)}, but only ${megabytes(output.freeBytes)} are free. The batch would pause when the disk is full.`,
    );
  }
  if (skus.length > 0 && facts.doneBefore === skus.length) {
    warn('everything-done', 'Every SKU is done already with this look: nothing would be sent.');
  }
  if (credits !== null && balance !== null && credits > balance) {
    warn(
      'credits-low',
      `About ${Math.ceil(credits)} credits are needed, and ${Math.floor(balance)} are there. The batch would pause until you top up.`,
    );
  }
  const tooFew = budget.outputs !== undefined && budget.outputs < outputs;
  const tooLittle = budget.credits !== undefined && credits !== null && budget.credits < credits;
  if (tooFew || tooLittle) {
    warn('budget-small', 'The budget does not cover all SKUs: the last ones would be parked.');
  }
  return refusals;
}

function skuRefusals(skus: readonly DraftSkuView[]): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const { id, name, problems } of skus) {
    if (refusals.length >= MAX_NAMED) break;
    const problem = problems.find(({ blocks }) => blocks);
    if (!problem) continue;
    // One bad SKU fails alone: the others may start.
    const message = `${name}: ${problem.message}`;
    refusals.push({ code: 'sku-problem', blocks: false, message, skuId: id });
  }
  const allBad = skus.length > 0 && skus.every((sku) => sku.problems.some(({ blocks }) => blocks));
  return allBad ? refusals.map((refusal) => ({ ...refusal, blocks: true })) : refusals;
}

function megabytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
}

/** Megapixels of a square picture of each size, roughly. */
const PIXELS: Readonly<Record<ImageSize, number>> = {
  '1K': 1_050_000,
  '2K': 4_200_000,
  '4K': 16_800_000,
};
/** Bytes a pixel, on the generous side: what photos of people on plain backgrounds take. */
const JPEG_BYTES = 0.6;
const PNG_BYTES = 2;

/** What the results of these instructions take on disk, roughly and rather too much. */
export function estimatedBytes(instructions: readonly Instruction[]): number {
  return instructions.reduce((sum, { options, num_variations: count = 1 }) => {
    const { width, height, size = '1K', format } = options ?? {};
    const pixels = width && height ? width * height : PIXELS[size];
    return sum + count * pixels * (format === 'png' ? PNG_BYTES : JPEG_BYTES);
  }, 0);
}
