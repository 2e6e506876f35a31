/**
 * From pictures that are to be made again to what is ordered: which instructions of which SKU, how
 * often, changed how. Pure.
 */
import {
  type Instruction,
  type Instructions,
  normaliseInstruction,
} from '../../../src-shared/domain/instruction.ts';
import type { FrozenPhoto, IdentityChoice } from '../../../src-shared/domain/look.ts';
import type { SkuPlan } from '../../../src-shared/domain/plan.ts';
import type { Redo } from '../../../src-shared/ipc/calls/review.ts';
import type { RedoRun } from './redo-runs.ts';

export type NewRun = Extract<Redo, { how: 'new-run' }>;

/** A picture as its run ordered it. */
export interface WantedPicture {
  readonly run: RedoRun;
  readonly imageIndex: number;
  readonly groupIndex: number;
  readonly instruction: number;
  readonly variation: number;
}

const AS_IT_WAS: Pick<NewRun, 'how' | 'seed'> = { how: 'new-run', seed: 'keep' };

/** One SKU's order: its wanted instructions alone, each as often as there are pictures of it. */
export function redoSku(
  run: RedoRun,
  pictures: readonly WantedPicture[],
  wish: NewRun | null,
  identity: IdentityChoice | null,
): SkuPlan {
  return {
    sku: run.sku,
    sourceDir: run.waitingTwin ? `${run.sourceDir}#${twinName(run, pictures)}` : run.sourceDir,
    photos: withNote(run.photos, wish?.note),
    instructions: redoInstructions(run.instructions, pictures, wish ?? AS_IT_WAS),
    identity: identity ?? run.identity,
    options: run.options,
  };
}

export function redoInstructions(
  instructions: readonly Instruction[],
  pictures: readonly Pick<WantedPicture, 'instruction' | 'variation'>[],
  wish: Pick<NewRun, 'instruction' | 'seed'>,
): Instructions {
  const wanted = new Map<number, Set<number>>();
  for (const { instruction, variation } of pictures) {
    const variations = wanted.get(instruction) ?? new Set();
    wanted.set(instruction, variations.add(variation));
  }
  return [...wanted]
    .sort(([a], [b]) => a - b)
    .map(([index, variations]) => {
      const { seed, ...rest } = laidOver(instructions[index] ?? {}, wish.instruction);
      const next = wish.seed === 'keep' ? seed : wish.seed;
      return normaliseInstruction({
        ...rest,
        ...(typeof next === 'number' ? { seed: next } : {}),
        num_variations: variations.size,
      });
    });
}

function laidOver(own: Instruction, over: Instruction | undefined): Instruction {
  if (!over) return own;
  const options = { ...own.options, ...over.options };
  return { ...own, ...over, ...(Object.keys(options).length > 0 ? { options } : {}) };
}

/** Photos keep their notes; the new one is added to the first's. */
function withNote(photos: readonly FrozenPhoto[], note: string | undefined): FrozenPhoto[] {
  const added = note?.trim() ?? '';
  return photos.map((photo, index) =>
    index > 0 || added === ''
      ? photo
      : { ...photo, note: [photo.note ?? '', added].filter((text) => text !== '').join(' ') },
  );
}

function twinName(run: RedoRun, pictures: readonly WantedPicture[]): string {
  return [run.id, ...pictures.map(({ imageIndex }) => imageIndex)].join('-');
}
