/** Looks compared and told in words: which preset it is, what a file holds that is unknown. Pure. */
import {
  type Instruction,
  type JobOptions,
  normaliseInstructions,
} from '../../src-shared/domain/instruction.ts';
import type { UnknownField } from '../../src-shared/domain/instructions-file.ts';
import type { Preset } from '../../src-shared/domain/preset.ts';
import { t } from '../text/index.ts';

export interface LookContent {
  readonly instructions: readonly Instruction[];
  readonly options: JobOptions;
}

/** Two looks are the same when they would send the same. */
export function sameLook(a: LookContent, b: LookContent): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ instructions, options }: LookContent): string {
  const { model, consistency, barefoot } = options;
  return JSON.stringify([
    normaliseInstructions(instructions).map(inOrder),
    [model, consistency, barefoot],
  ]);
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, inOrder(inner)]);
}

export function presetOfLook(presets: readonly Preset[], look: LookContent): Preset | null {
  return presets.find((preset) => sameLook(preset, look)) ?? null;
}

/** Names every unknown field; null when there is none. */
export function unknownWords(unknown: readonly UnknownField[]): string | null {
  if (unknown.length === 0) return null;
  const fields = unknown
    .map(({ instruction, field }) => t('unknown.field', { n: instruction + 1, field }))
    .join(', ');
  return t('unknown.kept', { fields });
}
