/**
 * Orders rejected pictures anew: the same picture as a new version, or a new run of the SKU for these
 * pictures alone. Says what it will cost and what cannot be ordered before anything is sent; the
 * engine sends, under all its rules. Knows nothing of HTTP.
 */
import { stat } from 'node:fs/promises';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import type {
  AccountKey,
  BatchId,
  CollectionId,
  GrantId,
  ResultId,
  RunId,
} from '../../../src-shared/domain/ids.ts';
import { DEFAULT_LIMITS } from '../../../src-shared/domain/limits.ts';
import type { FrozenPhoto, IdentityChoice } from '../../../src-shared/domain/look.ts';
import type { BatchPlan } from '../../../src-shared/domain/plan.ts';
import type { FailureReason } from '../../../src-shared/domain/reason.ts';
import type { Redo, RedoPrice } from '../../../src-shared/ipc/calls/review.ts';
import type { Say } from '../../../src-shared/text/catalogue.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import type { Engine } from '../../batch/engine.ts';
import { mapBounded } from '../../runtime/map-bounded.ts';
import { hashFile } from '../../storage/files/hash-file.ts';
import { isFolder } from '../../storage/files/is-folder.ts';
import type { BatchRecord } from '../../storage/runs/records.ts';
import type { Shelves } from '../collections/shelf.ts';
import type { ReviewLibrary } from '../library.ts';
import { ownPlaceOf } from '../sources/result-names.ts';
import { redoSku, type WantedPicture } from './redo-plan.ts';
import { type RedoRun, readRedoRun } from './redo-runs.ts';

export interface Redoing {
  price(id: CollectionId, results: readonly ResultId[], redo: Redo): Promise<RedoPrice>;
  /** Throws when nothing can be ordered, with the first reason. */
  order(
    id: CollectionId,
    results: readonly ResultId[],
    redo: Redo,
  ): Promise<{ batchIds: BatchId[] }>;
}

export interface RedoOptions {
  /** Names the batch of a new run. */
  readonly say: Say;
  readonly shelves: Pick<Shelves, 'find'>;
  readonly library: Pick<ReviewLibrary, 'opened'>;
  readonly engineOf: (
    batch: BatchId,
  ) => Pick<Engine, 'preview' | 'start' | 'regenerate' | 'snapshot'>;
  /** Credits of an account as last heard; `undefined` when nobody is signed in with it. */
  readonly balanceOf: (account: AccountKey) => Promise<number | null | undefined>;
  /** A chosen identity with its portrait read; fails for a grant of another session. */
  readonly identityOf: (wish: {
    readonly code?: string | undefined;
    readonly portrait?: GrantId | undefined;
  }) => Promise<IdentityChoice>;
}

interface Order {
  readonly batch: BatchRecord;
  readonly outputDir: string;
  readonly pictures: readonly WantedPicture[];
  readonly refused: RedoPrice['refused'];
}

const NOT_OURS = { why: 'redo-not-ours' } as const;
const UNKNOWN = { why: 'redo-instruction-unknown' } as const;
const RESULT_GONE = { why: 'redo-result-gone' } as const;
const SKU_GONE = { why: 'redo-sku-gone' } as const;
const SIGNED_OUT = { why: 'redo-signed-out' } as const;

export function createRedoing(options: RedoOptions): Redoing {
  const { shelves, library, engineOf, balanceOf } = options;

  const look = async (
    id: CollectionId,
    results: readonly ResultId[],
    redo: Redo,
  ): Promise<Order | { readonly refused: RedoPrice['refused'] }> => {
    const found = shelves.find(id);
    if (found.kind === 'folder') {
      return { refused: results.map((result) => ({ id: result, reason: NOT_OURS })) };
    }
    const open = await library.opened(id);
    const { batch, shelf } = found;
    const refused: RedoPrice['refused'] = [];
    const runs = new Map<RunId, RedoRun | undefined>();
    const reasons = new Map<RunId, FailureReason | null>();
    const wanted = new Map<string, WantedPicture>();
    const signedOut = !batch.sandbox && (await balanceOf(batch.account)) === undefined;
    for (const result of results) {
      const at = open.results.get(result);
      const runId = at?.place.runId ?? null;
      if (!at || runId === null) {
        refused.push({ id: result, reason: RESULT_GONE });
        continue;
      }
      if (!runs.has(runId)) runs.set(runId, readRedoRun(shelf.database, runId));
      const run = runs.get(runId);
      if (!run) {
        refused.push({ id: result, reason: SKU_GONE });
        continue;
      }
      if (!reasons.has(runId)) {
        reasons.set(runId, signedOut ? SIGNED_OUT : await cannot(run, redo));
      }
      const reason = reasons.get(runId) ?? null;
      const { imageIndex, groupIndex, name } = at.file;
      const { instruction, variation } = ownPlaceOf(name, imageIndex, run.instructions);
      if (reason !== null) refused.push({ id: result, reason });
      else if (redo.how === 'new-run' && (instruction === null || variation === null)) {
        refused.push({ id: result, reason: UNKNOWN });
      } else {
        // Two versions of one picture are one order.
        wanted.set(`${runId} ${groupIndex} ${imageIndex}`, {
          run,
          imageIndex,
          groupIndex,
          instruction: instruction ?? 0,
          variation: variation ?? 0,
        });
      }
    }
    const outputDir = shelf.collections.get(id)?.root ?? batch.outputDir;
    return { batch, outputDir, pictures: [...wanted.values()], refused };
  };

  const planOf = async (order: Order, redo: Redo): Promise<BatchPlan> => {
    const { batch, outputDir, pictures } = order;
    const wish = redo.how === 'new-run' ? redo : null;
    const identity = wish?.identity ? await options.identityOf(wish.identity) : null;
    const skus = [...groupByRun(pictures).values()].flatMap((group) => {
      const [first] = group;
      return first ? [redoSku(first.run, group, wish, identity)] : [];
    });
    const limits = engineOf(batch.id)
      .snapshot()
      .limits.find(({ account }) => account === batch.account)?.limits;
    const { unclearGraceSeconds, pollSeconds } = batch.settings;
    return {
      name: options.say('name.again', { name: batch.name }),
      kind: batch.kind,
      account: batch.account,
      baseUrl: batch.baseUrl,
      sandbox: batch.sandbox,
      outputDir,
      skus,
      rejected: [],
      options: skus[0]?.options ?? { model: 'auto', consistency: true, barefoot: false },
      parallel: batch.parallel,
      limits: limits ?? DEFAULT_LIMITS,
      budget: {},
      unclearGraceSeconds,
      pollSeconds,
      retryFailed: false,
      fresh: true,
      resubmitUnclear: false,
      adopt: {},
      instructionsFile: null,
    };
  };

  return {
    async price(id, results, redo) {
      const order = await look(id, results, redo);
      if (!('pictures' in order) || order.pictures.length === 0) {
        return { pictures: 0, skus: 0, credits: null, balance: null, refused: order.refused };
      }
      const { batch, pictures, refused } = order;
      const plan = await planOf(order, redo);
      const { credits } = await engineOf(batch.id).preview(plan);
      const balance = batch.sandbox ? null : ((await balanceOf(batch.account)) ?? null);
      return { pictures: pictures.length, skus: plan.skus.length, credits, balance, refused };
    },
    async order(id, results, redo) {
      const order = await look(id, results, redo);
      const [first] = order.refused;
      if (!('pictures' in order) || order.pictures.length === 0) {
        throw refusal('not-allowed', first?.reason ?? NOT_OURS);
      }
      const { batch, pictures, outputDir } = order;
      if (!(await isFolder(outputDir))) {
        throw new StudioError({
          code: 'folder-missing',
          message: 'The folder of these results is not there. Nothing was ordered.',
          remedy: 'Connect its disk, or say where it is now.',
        });
      }
      const engine = engineOf(batch.id);
      if (redo.how === 'regenerate') {
        for (const { run, imageIndex, groupIndex } of pictures) {
          engine.regenerate(run.id, imageIndex, groupIndex);
        }
        return { batchIds: [batch.id] };
      }
      const { batchId } = await engine.start(await planOf(order, redo));
      return { batchIds: [batchId] };
    },
  };
}

function groupByRun(pictures: readonly WantedPicture[]): ReadonlyMap<RunId, WantedPicture[]> {
  const groups = new Map<RunId, WantedPicture[]>();
  for (const picture of pictures) {
    const group = groups.get(picture.run.id) ?? [];
    group.push(picture);
    groups.set(picture.run.id, group);
  }
  return groups;
}

/** Why nothing of this run can be ordered again; null when it can. */
async function cannot(run: RedoRun, redo: Redo): Promise<FailureReason | null> {
  const { sku } = run;
  if (redo.how === 'regenerate') {
    if (run.jobId === null) return { why: 'redo-job-unknown', sku };
    return run.ended || run.redoing ? null : { why: 'redo-working', sku };
  }
  if (run.photos.length === 0) return { why: 'redo-photos-unknown', sku };
  const photos = await mapBounded(run.photos, 4, stateOf);
  const gone = run.photos.find((_photo, index) => photos[index] === 'gone');
  if (gone) return { why: 'redo-photo-gone', sku, photo: gone.name };
  const other = run.photos.find((_photo, index) => photos[index] === 'changed');
  if (other) return { why: 'redo-photo-changed', sku, photo: other.name };
  return null;
}

async function stateOf(photo: FrozenPhoto): Promise<'same' | 'changed' | 'gone'> {
  try {
    const { size, mtimeMs } = await stat(photo.path);
    if (size !== photo.bytes) return 'changed';
    if (mtimeMs === photo.modifiedMs) return 'same';
    // Copied back from somewhere: the bytes decide.
    return (await hashFile(photo.path)) === photo.sha256 ? 'same' : 'changed';
  } catch {
    return 'gone';
  }
}
