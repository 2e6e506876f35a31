/**
 * Looks through the photos of the draft's SKUs behind the user's back, a few at a time, in the order
 * they were found: pixel sizes, damage, duplicates, own instructions. Knows no draft.
 */
import PQueue from 'p-queue';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import type { Problem } from '../../src-shared/domain/views.ts';
import type { ImageFacts, ImageService } from '../images/service.ts';
import type { Log } from '../runtime/log.ts';
import { checkSku } from './check-sku.ts';
import { readInstructions } from './plan-batch.ts';
import type { FoundSku } from './scan.ts';

/** SKUs looked at side by side: the window and the thumbnails want the machine too. */
const SKUS_AT_ONCE = 2;

export interface BackgroundResult {
  readonly facts: ReadonlyMap<string, ImageFacts>;
  readonly problems: readonly Problem[];
  readonly ownInstructions: boolean;
}

export interface BackgroundCheck {
  add(id: DraftSkuId, sku: FoundSku): void;
  remove(id: DraftSkuId): void;
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface BackgroundOptions {
  readonly images: Pick<ImageService, 'probe' | 'verify'>;
  readonly log: Log;
  readonly done: (id: DraftSkuId, result: BackgroundResult) => void;
}

export function createBackgroundCheck({ images, log, done }: BackgroundOptions): BackgroundCheck {
  const queue = new PQueue({ concurrency: SKUS_AT_ONCE });
  const stops = new Map<DraftSkuId, AbortController>();

  const look = async (id: DraftSkuId, sku: FoundSku, signal: AbortSignal) => {
    if (signal.aborted) return;
    try {
      const { facts, problems } = await checkSku(sku, { images, depth: 'header', signal });
      const ownInstructions = await hasOwnInstructions(sku);
      if (!signal.aborted) done(id, { facts, problems, ownInstructions });
    } catch (error) {
      if (!signal.aborted)
        log.error('background check failed', { sku: sku.name, error: String(error) });
    } finally {
      stops.delete(id);
    }
  };

  return {
    add: (id, sku) => {
      const stop = new AbortController();
      stops.set(id, stop);
      // `look` never rejects.
      void queue.add(() => look(id, sku, stop.signal));
    },
    remove: (id) => {
      stops.get(id)?.abort();
      stops.delete(id);
    },
    idle: () => queue.onIdle(),
    close: async () => {
      for (const stop of stops.values()) stop.abort();
      queue.clear();
      await queue.onIdle();
    },
  };
}

async function hasOwnInstructions(sku: FoundSku): Promise<boolean> {
  if (sku.instructionsFile === null) return false;
  try {
    await readInstructions(sku.instructionsFile);
    return true;
  } catch {
    // Not offered when it cannot be used; the photos are what the SKU is about.
    return false;
  }
}
