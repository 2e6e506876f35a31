/** When sidecars are written: a moment after the last decision, off the hot path, all at the close. */
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { OpenCollection } from '../collections/open-collection.ts';
import type { StoredJudgement } from '../judging/judgement-store.ts';
import type { Place } from '../model.ts';
import { isReadOnlyError, type PlaceSidecars } from './sidecars.ts';

export interface SidecarQueue {
  add(open: OpenCollection, places: Iterable<Place>): void;
  /** Everything that waits, now; what takes too long stays marked and is written next time. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

export interface QueueOptions {
  readonly sidecars: PlaceSidecars;
  readonly clock: Clock;
  readonly log: Log;
  /** Decisions of others that were found while writing. */
  readonly merged: (open: OpenCollection, changed: readonly StoredJudgement[]) => void;
  readonly readOnly: (open: OpenCollection) => void;
}

/** After the last keystroke, ms. */
const QUIET_MS = 1_500;
/** A hand that never rests gets its files all the same, ms. */
const LONGEST_MS = 10_000;
const CLOSE_MS = 5_000;

export function createSidecarQueue(options: QueueOptions): SidecarQueue {
  const { sidecars, clock, log } = options;
  const waiting = new Map<string, { readonly open: OpenCollection; readonly place: Place }>();
  const closing = new AbortController();
  let sinceMs: number | null = null;
  let lastMs = 0;
  let timing = false;
  let late = false;
  let writing: Promise<void> | null = null;

  const writeOne = async (open: OpenCollection, place: Place): Promise<void> => {
    try {
      const changed = await sidecars.write(open.shelf, place);
      if (changed.length > 0) options.merged(open, changed);
    } catch (error) {
      // Marked in the database: written when the folder is opened the next time.
      if (isReadOnlyError(error)) options.readOnly(open);
      else log.warn('sidecar not written', { error });
    }
  };
  const drain = async (): Promise<void> => {
    const worker = async (): Promise<void> => {
      for (;;) {
        const [next] = waiting;
        if (!next || late) return;
        const [id, { open, place }] = next;
        waiting.delete(id);
        if (!open.readOnly) await writeOne(open, place);
      }
    };
    await Promise.all([worker(), worker(), worker()]);
    sinceMs = null;
  };
  const flush = async (): Promise<void> => {
    while (writing) await writing;
    if (waiting.size === 0) return;
    writing = drain().finally(() => {
      writing = null;
    });
    await writing;
  };
  const wait = async (): Promise<void> => {
    timing = true;
    try {
      for (;;) {
        const now = clock.now();
        const dueMs = Math.min(lastMs + QUIET_MS, (sinceMs ?? now) + LONGEST_MS);
        if (now >= dueMs) break;
        await clock.sleep(dueMs - now, closing.signal);
      }
      timing = false;
      await flush();
    } catch (error) {
      if (!closing.signal.aborted) log.warn('sidecars not written', { error });
    } finally {
      timing = false;
    }
  };

  return {
    add: (open, places) => {
      for (const place of places) waiting.set(place.id, { open, place });
      if (waiting.size === 0 || closing.signal.aborted) return;
      lastMs = clock.now();
      sinceMs ??= lastMs;
      if (!timing) void wait();
    },
    flush,
    async close() {
      closing.abort();
      const patience = new AbortController();
      const enough = clock.sleep(CLOSE_MS, patience.signal).then(
        () => {
          late = true;
        },
        () => undefined,
      );
      // Files in hand are finished in any case: the databases close after this.
      await flush();
      patience.abort();
      await enough;
    },
  };
}
