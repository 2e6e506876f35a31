/** What a single SKU, or a selection, has of its own instead of the batch's. */
import { type Failure, toFailure } from '../../src-shared/domain/errors.ts';
import type { Instruction } from '../../src-shared/domain/instruction.ts';
import { failureWith } from '../../src-shared/text/refusal.ts';
import type { DraftSku, SkuOverride } from './draft-sku.ts';
import { readInstructions } from './plan-batch.ts';

/** An absent part stays as it is; null lets it follow the batch again. */
export interface OverrideChange {
  readonly instructions?: SkuOverride['instructions'] | null;
  readonly instructionsFrom?: SkuOverride['instructionsFrom'];
  readonly identity?: SkuOverride['identity'] | null;
  readonly options?: SkuOverride['options'] | null;
}

/** Null takes everything back. Pure. */
export function withOverride(sku: DraftSku, change: OverrideChange | null): DraftSku {
  if (change === null) return sku.override === null ? sku : { ...sku, override: null };
  const before = sku.override ?? {};
  const instructions =
    change.instructions === undefined ? before.instructions : change.instructions;
  const identity = change.identity === undefined ? before.identity : change.identity;
  const options = change.options === undefined ? before.options : change.options;
  const from =
    change.instructions === undefined
      ? before.instructionsFrom
      : (change.instructionsFrom ?? 'user');
  const override: SkuOverride = {
    ...(instructions ? { instructions, instructionsFrom: from ?? 'user' } : {}),
    ...(identity ? { identity } : {}),
    ...(options ? { options } : {}),
  };
  return { ...sku, override: Object.keys(override).length === 0 ? null : override };
}

export type OwnInstructions =
  | { readonly ok: true; readonly instructions: readonly Instruction[] }
  | { readonly ok: false; readonly failure: Failure };

/** Reads the `instructions.json` of the SKU's folder as it is now. */
export async function ownInstructionsOf(sku: DraftSku): Promise<OwnInstructions> {
  const file = sku.found.instructionsFile;
  if (file === null) {
    return { ok: false, failure: failureWith('not-found', { why: 'no-own-instructions' }) };
  }
  try {
    return { ok: true, instructions: await readInstructions(file) };
  } catch (error) {
    return { ok: false, failure: toFailure(error) };
  }
}
