/**
 * Looks through the photos of the draft's SKUs behind the user's back, a few at a time, in the order
 * they were found: pixel sizes, damage, duplicates, own instructions. Knows no draft.
 */
import PQueue from 'p-queue';
import type { Problem } from '../../src-shared/domain/draft-views.ts';
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import type { ImageService } from '../images/service.ts';
import type { Log } from '../runtime/log.ts';
import { checkSku } from './check-sku.ts';
import type { SkuFindings } from './draft-sku.ts';
import { readInstructions } from './plan-batch.ts';
import type { FoundSku } from './scan.ts';

/** SKUs looked at side by side: the window and the thumbnails want the machine too. */
const SKUS_AT_ONCE = 2;
/** While folders are looked through, the rows that come in want it most. */
const SKUS_MEANWHILE = 1;

export interface BackgroundCheck {
  add(id: DraftSkuId, sku: FoundSku): void;
  remove(id: DraftSkuId): void;
  /** Takes less of the machine, or as much as it may again. */
  goEasy(easy: boolean): void;
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
  const stops = new Map<DraftSkuId, AbortController>();

  const look = async (id: DraftSkuId, sku: FoundSku, signal: AbortSignal) => {
    if (signal.aborted) return;
    try {
      // Pictures that can be converted are looked at too, whether or not they may be.
      const photos = [...sku.photos, ...sku.convertible];
      const { facts, ofContent } = await checkSku(
        { ...sku, photos },
        { images, depth: 'header', signal },
      );
      const own = await lookAtInstructions(sku);
      const problems = [...ofContent, ...(own.problem ? [own.problem] : [])];
      if (!signal.aborted) done(id, { facts, problems, ownInstructions: own.usable });
    } catch (error) {
      if (!signal.aborted)
        log.error('background check failed', { sku: sku.name, error: String(error) });
    } finally {
      if (stops.get(id)?.signal === signal) stops.delete(id);
    }
  };

  return {
    add: (id, sku) => {
      stops.get(id)?.abort();
      const stop = new AbortController();
      stops.set(id, stop);
      // `look` never rejects.
      void queue.add(() => look(id, sku, stop.signal));
    },
    remove: (id) => {
      stops.get(id)?.abort();
      stops.delete(id);
    },
    goEasy: (easy) => {
      queue.concurrency = easy ? SKUS_MEANWHILE : SKUS_AT_ONCE;
    },
    idle: () => queue.onIdle(),
    close: async () => {
      for (const stop of stops.values()) stop.abort();
      queue.clear();
      await queue.onIdle();
    },
  };
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
