/** The costs of one collection, looks named after the presets they came from. */
import type { CostTable } from '../../../src-shared/domain/export/views.ts';
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import type { Instruction } from '../../../src-shared/domain/instruction.ts';
import type { Preset } from '../../../src-shared/domain/preset.ts';
import type { ExportSource } from '../export/source.ts';
import { costTable, type LookName } from './costs.ts';

export type Costs = (collectionId: CollectionId) => Promise<CostTable>;

export function createCosts(options: {
  readonly source: Pick<ExportSource, 'open'>;
  readonly presets: () => Promise<
    readonly Pick<Preset, 'id' | 'name' | 'builtIn' | 'instructions'>[]
  >;
}): Costs {
  return async (collectionId) => {
    const opened = await options.source.open(collectionId);
    const names = new Map(
      (await options.presets()).map(({ id, name, builtIn, instructions }): [string, LookName] => [
        keyOf(instructions),
        builtIn ? { name, look: { preset: id } } : { name },
      ]),
    );
    return costTable(
      opened,
      (instructions) => names.get(keyOf(instructions)) ?? wordsOf(instructions),
    );
  };
}

/** Instructions of one meaning have one key, whatever order their fields were written in. */
function keyOf(instructions: readonly Instruction[]): string {
  return JSON.stringify(instructions, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

const MAX_WORDS = 60;

/** A look without a preset is known by its first instruction and how many follow. */
function wordsOf(instructions: readonly Instruction[]): LookName {
  const first = instructions[0];
  const text = [first?.pose, first?.background, first?.prompt].find((one) => one);
  const more = instructions.length > 1 ? ` + ${instructions.length - 1}` : '';
  if (text === undefined) return { name: more, look: 'plain' };
  const short = text.length > MAX_WORDS ? `${text.slice(0, MAX_WORDS - 1).trimEnd()}…` : text;
  return { name: `${short}${more}` };
}
