/**
 * Looks through the photos of the draft's SKUs behind the user's back, in the order they were found.
 * First at what their heads tell, a few SKUs at a time: pixel sizes, cut-off ends, duplicates, own
 * instructions. Then, while the user still chooses, at every pixel: Start asks for that, and finds it
 * done. Knows no draft.
 */
import { stat } from 'node:fs/promises';
import PQueue from 'p-queue';
import type { Problem } from '../../src-shared/domain/draft-views.ts';
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import type { ImageService } from '../images/service.ts';
import type { Log } from '../runtime/log.ts';
import { checkSku } from './check-sku.ts';
import type { SkuFindings } from './draft-sku.ts';
import { readInstructions } from './plan-batch.ts';
import type { FoundPhoto, FoundSku } from './scan.ts';

/** SKUs looked at side by side: the window and the thumbnails want the machine too. */
const SKUS_AT_ONCE = 2;
/** While folders are looked through, the rows that come in want it most. */
const SKUS_MEANWHILE = 1;

export interface BackgroundCheck {
  add(id: DraftSkuId, sku: FoundSku): void;
  remove(id: DraftSkuId): void;
  /** Takes less of the machine, or as much as it may again. */
  goEasy(easy: boolean): void;
  /** Every SKU has been looked at once; the closer look may still go on. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface BackgroundOptions {
  readonly images: Pick<ImageService, 'probe' | 'verify'>;
  readonly log: Log;
  readonly done: (id: DraftSkuId, findings: SkuFindings) => void;
}

export function createBackgroundCheck({ images, log, done }: BackgroundOptions): BackgroundCheck {
  const queue = new PQueue({ concurrency: SKUS_AT_ONCE });
  /** Goes on only while the first look has nothing to do. */
  const closer = new PQueue({ concurrency: 1, autoStart: false });
  const stops = new Map<DraftSkuId, AbortController>();
  let easy = false;

  const rest = () => {
    if (!easy && queue.size + queue.pending === 0) closer.start();
    else closer.pause();
  };
  queue.on('idle', rest);

  const look = async (id: DraftSkuId, sku: FoundSku, signal: AbortSignal) => {
    // Pictures that can be converted are looked at too, whether or not they may be.
    const all = { ...sku, photos: [...sku.photos, ...sku.convertible] };
    const { facts, ofContent } = await checkSku(all, { images, depth: 'header', signal });
    const own = await lookAtInstructions(sku);
    const found = (content: readonly Problem[]): void => {
      const problems = [...content, ...(own.problem ? [own.problem] : [])];
      if (!signal.aborted) done(id, { facts, problems, ownInstructions: own.usable });
    };
    found(ofContent);
    const closely = async (): Promise<void> => {
      const whole = { images, depth: 'full', patient: true, signal } as const;
      const seen = await checkSku(all, whole);
      // A disk that was away says nothing about photos that are there again.
      const isNew = seen.ofContent.length > ofContent.length;
      if (isNew && (await isAsFound(all.photos))) found(seen.ofContent);
    };
    void closer.add(() => guarded(sku, signal, closely));
  };
  const guarded = async (sku: FoundSku, signal: AbortSignal, work: () => Promise<void>) => {
    if (signal.aborted) return;
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      log.error('background check failed', { sku: sku.name, error: String(error) });
    }
  };

  return {
    add: (id, sku) => {
      stops.get(id)?.abort();
      const stop = new AbortController();
      stops.set(id, stop);
      // `guarded` never rejects.
      void queue.add(() => guarded(sku, stop.signal, () => look(id, sku, stop.signal)));
      rest();
    },
    remove: (id) => {
      stops.get(id)?.abort();
      stops.delete(id);
    },
    goEasy: (wanted) => {
      easy = wanted;
      queue.concurrency = wanted ? SKUS_MEANWHILE : SKUS_AT_ONCE;
      rest();
    },
    idle: () => queue.onIdle(),
    close: async () => {
      for (const stop of stops.values()) stop.abort();
      queue.clear();
      closer.clear();
      await queue.onIdle();
      closer.start();
      await closer.onIdle();
    },
  };
}

async function isAsFound(photos: readonly FoundPhoto[]): Promise<boolean> {
  const now = await Promise.allSettled(photos.map(({ path }) => stat(path)));
  return photos.every(({ bytes, modifiedMs }, index) => {
    const there = now[index];
    if (there?.status !== 'fulfilled') return false;
    return there.value.size === bytes && there.value.mtimeMs === modifiedMs;
  });
}

/** Offered only when it can be used; when it cannot, that is said. */
async function lookAtInstructions(
  sku: FoundSku,
): Promise<{ readonly usable: boolean; readonly problem?: Problem }> {
  if (sku.instructionsFile === null) return { usable: false };
  try {
    await readInstructions(sku.instructionsFile);
    return { usable: true };
  } catch (error) {
    const { message, detail } = toFailure(error);
    const problem = {
      code: 'instructions-invalid',
      blocks: false,
      message: `instructions.json is left alone. ${message}${detail === undefined ? '' : ` (${detail})`}`,
    } as const;
    return { usable: false, problem };
  }
}
