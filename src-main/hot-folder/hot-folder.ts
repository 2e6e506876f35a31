/**
 * One watched folder: finds SKU folders, waits until they have arrived, hands them to the queue and
 * remembers what became of each. Decisions are made elsewhere (`completeness`, `day-budget`); what is
 * watched is only a hint, everything is listed before it counts.
 */
import { sep } from 'node:path';
import type { Failure } from '../../src-shared/domain/errors.ts';
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { HotFolderHold } from '../../src-shared/ipc/calls/hot-folders.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { mapBounded } from '../runtime/map-bounded.ts';
import { type Arrivals, createArrivals } from './arrivals.ts';
import { fingerprintOf, lookAgain, type SeenFile, whatToDo } from './completeness.ts';
import { dayOf } from './day-budget.ts';
import type { SkuQueue } from './queue-skus.ts';
import { readFiles, readTree } from './read-tree.ts';
import type { Spending } from './spending.ts';
import type { HotFolderRow, HotFolderStore, HotSkuRow } from './store.ts';
import type { WatchTree } from './watch-tree.ts';

export interface HotFolderParts {
  readonly store: HotFolderStore;
  readonly queue: SkuQueue;
  readonly spending: Spending;
  readonly watch: WatchTree;
  /** Folders that hold results, of this and of other watched folders. */
  readonly isOutput: (dir: string) => boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** Something that is shown has changed. */
  readonly changed: () => void;
  /** SKUs that cannot start, told once. */
  readonly failed: (row: HotFolderRow, skus: readonly string[]) => void;
}

export interface HotFolder {
  readonly row: HotFolderRow;
  readonly state: 'starting' | 'watching' | 'paused' | 'missing';
  readonly hold: {
    readonly why: HotFolderHold;
    readonly batch?: string;
    readonly failure?: Failure;
  } | null;
  readonly arrivals: Arrivals;
  readonly memory: ReadonlyMap<string, HotSkuRow>;
  /** Looks at everything again, now. */
  wake(): void;
  /** A person's word about one SKU folder; false when nothing is known of it. */
  queueAgain(dir: string): boolean;
  dismiss(dir: string): boolean;
  close(): Promise<void>;
}

/** SKUs that are read and started together: the first begin while others are still read. */
const CHUNK = 40;
const RESCAN_MS = 60_000;
const HOLD_LOOK_MS = 10_000;
const MISSING_LOOK_MS = 15_000;
const LOOK_AT_ONCE = 8;

export function createHotFolder(row: HotFolderRow, parts: HotFolderParts): HotFolder {
  const { store, queue, spending, watch, isOutput, clock, log, changed, failed } = parts;
  const { settings } = row;
  const root = settings.dir;
  const stop = new AbortController();
  const memory = new Map(store.skus(row.id).map((sku) => [sku.dir, sku]));
  const arrivals = createArrivals();
  const hints = new Set<string>();
  let seeded = row.seeded;
  let state: HotFolder['state'] = row.paused ? 'paused' : 'starting';
  let hold: HotFolder['hold'] = null;
  let scanDueAt = 0;
  let lookMs = 1_000;
  let alarm: AbortController | null = null;
  let unwatch: (() => Promise<void>) | null = null;

  const ticks = (): number => clock.ticks?.() ?? clock.now();
  const skip = (dir: string): boolean => dir !== root && isOutput(dir);
  const quietMs = settings.quietSeconds * 1000;
  const ring = (): void => alarm?.abort();

  const remember = (rows: readonly HotSkuRow[]): void => {
    store.saveSkus(row.id, rows);
    for (const one of rows) memory.set(one.dir, one);
  };
  const note = (dir: string, change: Omit<HotSkuRow, 'dir' | 'atMs'>): HotSkuRow => ({
    ...{ dir, atMs: clock.now() },
    ...change,
  });

  /** One more look at a SKU folder. */
  const see = (dir: string, files: readonly SeenFile[] | null): void => {
    if (files === null || files.length === 0) {
      arrivals.forget(dir);
      return;
    }
    const known = memory.get(dir) ?? null;
    if (known && whatToDo(known, fingerprintOf(files)) === 'nothing') {
      arrivals.forget(dir);
      return;
    }
    const patience = { quietMs, maxGapMs: Math.max(2 * lookMs, 2_000) };
    const { stillness, verdict } = lookAgain(arrivals.of(dir), files, ticks(), patience);
    if (verdict.kind !== 'complete') arrivals.waits(dir, stillness, verdict);
    else if (whatToDo(known, stillness.fingerprint) === 'queue') arrivals.ready(dir, stillness);
    else {
      arrivals.forget(dir);
      const { fingerprint } = stillness;
      const batchId = known?.batchId ?? null;
      remember([note(dir, { state: 'changed', fingerprint, batchId, failure: null })]);
    }
  };

  const scan = async (): Promise<void> => {
    const began = ticks();
    const found = await readTree(root, skip);
    const skus = found.filter(({ dir }) => dir !== root);
    arrivals.loose = found.find(({ dir }) => dir === root)?.files.length ?? 0;
    if (!seeded) {
      const rows = skus.map(({ dir, files }) =>
        note(dir, {
          ...{ state: 'left', fingerprint: fingerprintOf(files) },
          ...{ batchId: null, failure: null },
        }),
      );
      remember(rows);
      store.save({ ...row, seeded: true }, clock.now());
      seeded = true;
    }
    for (const { dir, files } of skus) see(dir, files);
    const there = new Set(skus.map(({ dir }) => dir));
    for (const dir of arrivals.all()) if (!there.has(dir)) arrivals.forget(dir);
    scanDueAt = ticks() + Math.max(RESCAN_MS, 100 * (ticks() - began));
  };
  const lookAtOpen = async (): Promise<void> => {
    const began = ticks();
    const dirs = [...new Set([...hints, ...arrivals.all()])].filter(
      (dir) => dir.startsWith(root + sep) && !skip(dir),
    );
    const loose = hints.has(root);
    hints.clear();
    await mapBounded(dirs, LOOK_AT_ONCE, async (dir) => see(dir, await readFiles(dir)));
    if (loose) arrivals.loose = (await readFiles(root))?.length ?? 0;
    lookMs = Math.max(1_000, Math.min(10_000, quietMs / 4), 20 * (ticks() - began));
  };

  const start = async (): Promise<void> => {
    const today = dayOf(clock.now());
    const door = await queue.door(settings, spending.of(row.id), today);
    if (!door.open) {
      hold = door;
      return;
    }
    hold = null;
    const dirs = arrivals.readyDirs().slice(0, CHUNK);
    const prints = new Map(dirs.map((dir) => [dir, arrivals.of(dir)?.fingerprint ?? '']));
    const isSame = async (dir: string): Promise<boolean> => {
      const files = await readFiles(dir);
      return files !== null && fingerprintOf(files) === prints.get(dir);
    };
    const rowOf = (dir: string, change: Pick<HotSkuRow, 'state' | 'batchId' | 'failure'>) =>
      note(dir, { fingerprint: prints.get(dir) ?? '', ...change });
    // On disk before the batch is: after a crash they are started again, which the engine knows.
    remember(dirs.map((dir) => rowOf(dir, { state: 'queueing', batchId: null, failure: null })));
    const name = door.batch?.name ?? batchName(root, clock.now());
    const outcome = await queue.start(settings, door, dirs, name, isSame, stop.signal);
    const { batchId, failures } = outcome;
    if (batchId !== null) spending.began(row.id, batchId);
    const gone = new Set(outcome.changed);
    remember(
      dirs
        .filter((dir) => !gone.has(dir))
        .map((dir) => {
          const failure = failures.get(dir) ?? null;
          return failure
            ? rowOf(dir, { state: 'failed', batchId: null, failure })
            : rowOf(dir, { state: 'queued', batchId, failure: null });
        }),
    );
    for (const dir of dirs) arrivals.forget(dir);
    for (const dir of gone) {
      hints.add(dir);
      memory.delete(dir);
      store.forgetSku(row.id, dir);
    }
    log.info('watched folder queued SKUs', {
      ...{ folder: row.id, batch: batchId, queued: dirs.length - failures.size - gone.size },
      ...{ failed: failures.size, changed: gone.size },
    });
    if (failures.size > 0) failed(row, [...failures.keys()]);
  };

  const round = async (): Promise<void> => {
    try {
      if (ticks() >= scanDueAt) await scan();
      else await lookAtOpen();
      state = 'watching';
      unwatch ??= watch({ root, skip, onHint: hinted, log });
    } catch (error) {
      stop.signal.throwIfAborted();
      if (state !== 'missing') log.warn('watched folder cannot be read', { folder: row.id, error });
      state = 'missing';
      scanDueAt = 0;
      await endWatching();
      return;
    }
    spending.follow(row.id, settings.dayBudget, dayOf(clock.now()));
    try {
      while (arrivals.readyDirs().length > 0) {
        await start();
        changed();
        if (hold !== null) break;
      }
      if (arrivals.readyDirs().length === 0) hold = null;
    } catch (error) {
      stop.signal.throwIfAborted();
      log.warn('watched folder could not start SKUs', { folder: row.id, error });
      hold = { why: 'failed', failure: toFailure(error) };
    }
  };
  const delay = (): number => {
    if (state === 'missing') return MISSING_LOOK_MS;
    if (hints.size > 0) return Math.min(lookMs, 500);
    const scanIn = Math.max(0, scanDueAt - ticks());
    if (hold !== null) return Math.min(HOLD_LOOK_MS, scanIn);
    return arrivals.all().length > 0 ? Math.min(lookMs, scanIn) : scanIn;
  };
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await round();
      changed();
      alarm = new AbortController();
      const either = AbortSignal.any([alarm.signal, stop.signal]);
      // A hint that came during the round is looked at after the shortest pause.
      await clock.sleep(delay(), either).catch(() => undefined);
    }
  };
  const hinted = (dir: string): void => {
    const first = hints.size === 0;
    hints.add(dir);
    // Many hints, one look: nothing is rung while folders wait for their next look anyway.
    if (first && arrivals.all().length === 0) ring();
  };
  const endWatching = async (): Promise<void> => {
    const end = unwatch;
    unwatch = null;
    await end?.();
  };
  const working = row.paused
    ? Promise.resolve()
    : run().catch((error: unknown) => {
        if (!stop.signal.aborted) log.error('watched folder stopped', { folder: row.id, error });
      });

  const setState = (dir: string, next: HotSkuRow['state']): boolean => {
    const known = memory.get(dir);
    if (!known) return false;
    remember([{ ...known, state: next, failure: null, atMs: clock.now() }]);
    hints.add(dir);
    ring();
    changed();
    return true;
  };

  return {
    row,
    get state() {
      return state;
    },
    get hold() {
      return hold;
    },
    arrivals,
    memory,
    wake() {
      scanDueAt = 0;
      ring();
    },
    queueAgain: (dir) => setState(dir, 'again'),
    dismiss: (dir) => setState(dir, memory.get(dir)?.batchId == null ? 'left' : 'queued'),
    async close() {
      stop.abort();
      await working;
      await endWatching();
    },
  };
}

function batchName(root: string, nowMs: number): string {
  const name = root.split(sep).filter(Boolean).at(-1) ?? root;
  return `${name}, ${dayOf(nowMs)}`;
}
