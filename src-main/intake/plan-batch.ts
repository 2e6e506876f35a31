/**
 * From what was found and what is wished to the plan that Start writes down. The same for app and
 * command line. Reads photos (check and hash); knows no server, no window, no terminal.
 */
import {
  type Conversions,
  conversionKinds,
  sentNames,
} from '../../src-shared/domain/conversion.ts';
import type { Problem } from '../../src-shared/domain/draft-views.ts';
import { type Failure, StudioError, toFailure } from '../../src-shared/domain/errors.ts';
import {
  type Instruction,
  type JobOptions,
  normaliseInstructions,
} from '../../src-shared/domain/instruction.ts';
import type { IdentityChoice } from '../../src-shared/domain/look.ts';
import { BatchPlan, type RejectedSku, type SkuPlan } from '../../src-shared/domain/plan.ts';
import type { Remark } from '../../src-shared/domain/remark.ts';
import type { ImageService } from '../images/service.ts';
import { parseInstructionsFile } from '../presets/parse-instructions.ts';
import { mapBounded } from '../runtime/map-bounded.ts';
import { readUserText } from '../runtime/user-text.ts';
import { checkSku, type SkuCheck } from './check-sku.ts';
import type { Converter } from './convert-photos.ts';
import { type ChosenPhoto, freezePhotos } from './freeze-photos.ts';
import type { FoundPhoto, FoundSku } from './scan.ts';
import { readSkuFolder } from './scan-folders.ts';

/** SKUs read side by side: enough to keep a disk busy, few enough to keep the machine usable. */
const SKUS_AT_ONCE = 3;

/** A photo with the note it was given; the order is the upload order. */
export interface NotedPhoto extends FoundPhoto {
  readonly note?: string | undefined;
}

/** A SKU as it shall run; photos, order, notes and look may have been changed by the user. */
export interface WishedSku extends Omit<FoundSku, 'photos'> {
  readonly photos: readonly NotedPhoto[];
  readonly instructions?: readonly Instruction[];
  readonly identity?: IdentityChoice;
  readonly options?: JobOptions;
}

/** What holds for the whole batch; the fields of {@link BatchPlan} of the same names. */
export interface BatchWishes extends Omit<BatchPlan, 'skus' | 'rejected' | 'kind'> {
  readonly identity: IdentityChoice;
  readonly instructions: readonly Instruction[];
  /** One text per photo in upload order, `''` for none; fewer texts than photos leave the rest without. */
  readonly imageNotes?: readonly string[];
  /** An `instructions.json` in a SKU's folder replaces the batch's instructions for that SKU. */
  readonly useOwnInstructions?: boolean;
}

/** In SKUs. */
export interface PlanProgress {
  readonly done: number;
  readonly total: number;
}

export interface PlanInput {
  readonly kind?: BatchPlan['kind'];
  readonly found: readonly WishedSku[];
  /** Folders known to be unable to start. */
  readonly rejected?: readonly RejectedSku[];
  readonly wishes: BatchWishes;
  readonly images: Pick<ImageService, 'probe' | 'verify'>;
  /** Photos that cannot or should not go out as they are; without it all do, or are refused. */
  readonly convert?: Converter & { readonly conversions: Conversions };
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PlanProgress) => void;
}

export interface Planned {
  readonly plan: BatchPlan;
  /** Worth telling before Start: files that are not sent, small photos, duplicates. */
  readonly warnings: readonly Remark[];
}

/**
 * Checks and freezes every SKU. One that cannot start lands in `rejected` with its reason and stops
 * nobody else. Rejects only when the signal is aborted.
 */
export async function planBatch(input: PlanInput): Promise<Planned> {
  const { found, wishes, signal, onProgress } = input;
  const warnings: Remark[] = [];
  let done = 0;
  const outcomes = await mapBounded(found, SKUS_AT_ONCE, async (sku) => {
    const outcome = await planSku(sku, input);
    signal?.throwIfAborted();
    done += 1;
    onProgress?.({ done, total: found.length });
    return outcome;
  });
  const skus: SkuPlan[] = [];
  const rejected: RejectedSku[] = [...(input.rejected ?? [])];
  found.forEach((sku, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined) return;
    for (const problem of outcome.warnings) {
      warnings.push({ said: 'photo', sku: sku.name, problem });
    }
    if ('plan' in outcome) skus.push(outcome.plan);
    else rejected.push({ sku: sku.name, sourceDir: sku.dir, failure: outcome.failure });
  });
  const { identity, instructions, imageNotes, useOwnInstructions, ...common } = wishes;
  const plan = BatchPlan.parse({ ...common, kind: input.kind ?? 'batch', skus, rejected });
  return { plan, warnings };
}

/** One folder, whose output folder is itself the place. Throws the reason when it cannot start. */
export async function planRun(
  input: Omit<PlanInput, 'found' | 'rejected' | 'kind'> & { readonly dir: string },
): Promise<Planned> {
  const sku = await readSkuFolder(input.dir);
  if (!sku) {
    throw new StudioError({
      code: 'folder-missing',
      message: 'The input folder is not there or cannot be read. Nothing was spent.',
      detail: input.dir,
      remedy: 'Check the path of the folder.',
    });
  }
  const planned = await planBatch({ ...input, kind: 'run', found: [sku] });
  const refused = planned.plan.rejected[0];
  if (refused) throw new StudioError(refused.failure);
  return planned;
}

type SkuOutcome =
  | { readonly plan: SkuPlan; readonly warnings: readonly Problem[] }
  | { readonly failure: Failure; readonly warnings: readonly Problem[] };

async function planSku(sku: WishedSku, input: PlanInput): Promise<SkuOutcome> {
  const { wishes, images, signal } = input;
  const found: FoundSku = sku;
  const check = await checkSku(found, {
    images,
    depth: 'full',
    ...(input.convert ? { conversions: input.convert.conversions } : {}),
    ...(signal ? { signal } : {}),
  });
  const { problems, failure } = check;
  const warnings = problems.filter(({ blocks }) => !blocks);
  if (failure) return { failure, warnings };
  try {
    const noted = withNotes(sku.photos, wishes.imageNotes);
    const photos = await freezePhotos(
      await convertedPhotos(noted, check, input),
      check.facts,
      signal,
    );
    const instructions = await instructionsOf(sku, wishes);
    return {
      plan: {
        sku: sku.name,
        sourceDir: sku.dir,
        photos: [...photos],
        instructions: normaliseInstructions(instructions),
        identity: sku.identity ?? wishes.identity,
        ...(sku.options ? { options: sku.options } : {}),
      },
      warnings,
    };
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    return { failure: toFailure(error), warnings };
  }
}

/** Each photo, or the copy that is sent instead of it. */
async function convertedPhotos(
  photos: readonly NotedPhoto[],
  { facts }: SkuCheck,
  { convert, signal }: PlanInput,
): Promise<readonly ChosenPhoto[]> {
  if (!convert) return photos;
  const needed = photos.map(({ path }) => {
    const known = facts.get(path);
    return known ? conversionKinds(known).some((kind) => convert.conversions[kind]) : false;
  });
  const names = sentNames(
    photos.map(({ name }, index) => ({ name, converted: needed[index] ?? false })),
  );
  const chosen: ChosenPhoto[] = [];
  for (const [index, photo] of photos.entries()) {
    if (!needed[index]) chosen.push(photo);
    else {
      const path = await convert.toJpeg(photo, signal);
      chosen.push({ path, name: names[index] ?? photo.name, note: photo.note });
    }
  }
  return chosen;
}

/** Notes given by position. More notes than photos would put a note on no photo: refused. */
export function withNotes(
  photos: readonly NotedPhoto[],
  notes: readonly string[] | undefined,
): readonly NotedPhoto[] {
  if (notes === undefined) return photos;
  if (notes.length > photos.length) {
    throw new StudioError({
      code: 'usage',
      message: `${notes.length} image notes for ${photos.length} photos. Nothing was sent.`,
      remedy: 'Give one note per photo in upload order, "" for none.',
    });
  }
  return photos.map((photo, index) => ({ ...photo, note: notes[index] ?? photo.note }));
}

async function instructionsOf(
  sku: WishedSku,
  wishes: BatchWishes,
): Promise<readonly Instruction[]> {
  if (sku.instructions) return sku.instructions;
  if (!wishes.useOwnInstructions || sku.instructionsFile === null) return wishes.instructions;
  return readInstructions(sku.instructionsFile);
}

/** Throws `instructions-invalid`, also when the file cannot be read. */
export async function readInstructions(path: string): Promise<readonly Instruction[]> {
  let text: string;
  try {
    text = await readUserText(path);
  } catch (error) {
    throw new StudioError(
      {
        code: 'instructions-invalid',
        message: 'The instructions file is missing or cannot be read. Nothing was spent.',
        detail: path,
        remedy: 'Check the path of the file.',
      },
      { cause: error },
    );
  }
  const parsed = parseInstructionsFile(text);
  if (!parsed.ok) throw new StudioError(parsed.failure);
  return parsed.instructions;
}
