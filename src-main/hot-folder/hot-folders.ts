/**
 * All watched folders: adds, changes, removes and shows them. Each works by itself. Knows no window
 * and no dialog.
 */
import { randomUUID } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { AccountView } from '../../src-shared/domain/account-views.ts';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { Preset } from '../../src-shared/domain/preset.ts';
import {
  type HotFolderEdit,
  type HotFoldersView,
  MAX_HOT_FOLDERS,
} from '../../src-shared/ipc/calls/hot-folders.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import type { Clock } from '../runtime/clock.ts';
import { createCoalescer } from '../runtime/coalescer.ts';
import { isWithin } from '../storage/files/is-within.ts';
import { dayOf } from './day-budget.ts';
import { createHotFolder, type HotFolder, type HotFolderParts } from './hot-folder.ts';
import { skuLabel, viewOf } from './hot-folder-view.ts';
import type { HotFolderRow, HotFolderSettings } from './store.ts';

export interface HotFoldersParts extends Omit<HotFolderParts, 'isOutput' | 'changed'> {
  readonly presets: () => Promise<readonly Preset[]>;
  readonly accounts: () => Promise<readonly AccountView[]>;
  readonly clock: Clock;
}

/** What a person wants, with its folders as paths. */
export interface HotFolderOrder extends Omit<HotFolderEdit, 'folder' | 'output'> {
  readonly dir: string | null;
  readonly outputDir: string | null;
}

export interface HotFolders {
  view(): Promise<HotFoldersView>;
  /** Throws `invalid-input` for folders that lie in each other, `not-found` for an unknown one. */
  save(order: HotFolderOrder): Promise<void>;
  /** Stops watching; photos, results and batches stay. */
  remove(id: string): Promise<void>;
  pause(id: string, on: boolean): Promise<void>;
  queue(id: string, sku: string): void;
  dismiss(id: string, sku: string): void;
  /** Throws `not-found`. */
  dirOf(id: string): string;
  /** Some folder is watched: the app has something to do without its window. */
  active(): boolean;
  /** SKUs are being copied or wait to be queued. */
  busy(): boolean;
  /** Told at most some times a second. Returns its undo. */
  onChange(listener: () => void): () => void;
  wake(): void;
  close(): Promise<void>;
}

const TELL_EVERY_MS = 400;

export function createHotFolders(parts: HotFoldersParts): HotFolders {
  const { store, clock, spending } = parts;
  const folders = new Map<string, HotFolder>();
  const listeners = new Set<() => void>();
  const telling = createCoalescer({
    clock,
    everyMs: () => TELL_EVERY_MS,
    tell: () => {
      for (const listener of listeners) listener();
    },
  });
  const isOutput = (dir: string): boolean =>
    [...folders.values()].some(({ row }) => isWithin(dir, row.settings.outputDir));
  const begin = (row: HotFolderRow): void => {
    const own = row.settings.outputDir;
    const outputs = (dir: string) => isWithin(dir, own) || isOutput(dir);
    folders.set(
      row.id,
      createHotFolder(row, { ...parts, isOutput: outputs, changed: telling.poke }),
    );
    telling.poke();
  };
  const find = (id: string): HotFolder => {
    const found = folders.get(id);
    if (found) return found;
    throw new StudioError({
      code: 'not-found',
      message: 'This folder is not watched any more.',
    });
  };
  const replace = async (row: HotFolderRow): Promise<void> => {
    await folders.get(row.id)?.close();
    store.save(row, clock.now());
    begin(row);
  };
  /** As it is on disk: what a SKU has become since counts more than the row it began with. */
  const rowOf = (id: string): HotFolderRow => {
    const { row } = find(id);
    return store.folders().find((one) => one.id === id) ?? row;
  };
  /** By its label alone: a path that was never seen here finds nothing. */
  const skuOf = (folder: HotFolder, sku: string): string =>
    [...folder.memory.keys()].find((dir) => skuLabel(folder.row.settings.dir, dir) === sku) ??
    join(folder.row.settings.dir, ' ');

  for (const row of store.folders()) begin(row);
  return {
    async view() {
      const [presets, accounts] = await Promise.all([parts.presets(), parts.accounts()]);
      const today = dayOf(clock.now());
      return {
        folders: [...folders.values()].map((folder) =>
          viewOf(folder, { presets, accounts, spending: spending.of(folder.row.id), today }),
        ),
      };
    },
    async save({ id, dir, outputDir, takeExisting, ...wishes }) {
      const known = id === null ? null : rowOf(id);
      if (known === null && folders.size >= MAX_HOT_FOLDERS) throw tooMany();
      const folder = dir === null ? known?.settings.dir : await real(dir);
      const output = outputDir === null ? known?.settings.outputDir : await real(outputDir);
      if (folder === undefined || output === undefined) throw missingFolder();
      const others = [...folders.values()].filter(({ row }) => row.id !== id);
      checkFolders(
        folder,
        output,
        others.map(({ row }) => row.settings),
      );
      const settings: HotFolderSettings = { ...wishes, dir: folder, outputDir: output };
      if (known && known.settings.dir !== folder) {
        // Another folder is another one: what is remembered of SKUs belongs to the old one.
        await folders.get(known.id)?.close();
        folders.delete(known.id);
        store.remove(known.id);
      }
      const same = known?.settings.dir === folder;
      await replace({
        id: known && same ? known.id : randomUUID(),
        settings,
        paused: known?.paused ?? false,
        seeded: known && same ? known.seeded : takeExisting,
      });
    },
    async remove(id) {
      await find(id).close();
      folders.delete(id);
      store.remove(id);
      telling.poke();
    },
    async pause(id, on) {
      await replace({ ...rowOf(id), paused: on });
    },
    queue(id, sku) {
      const folder = find(id);
      if (!folder.queueAgain(skuOf(folder, sku))) throw goneSku();
    },
    dismiss(id, sku) {
      const folder = find(id);
      if (!folder.dismiss(skuOf(folder, sku))) throw goneSku();
    },
    dirOf: (id) => find(id).row.settings.dir,
    active: () => [...folders.values()].some(({ row }) => !row.paused),
    busy: () =>
      [...folders.values()].some(({ row, arrivals }) => !row.paused && arrivals.all().length > 0),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    wake() {
      for (const folder of folders.values()) folder.wake();
    },
    async close() {
      telling.close();
      await Promise.all([...folders.values()].map((folder) => folder.close()));
    },
  };
}

/** Links resolved, so that two ways to one folder are the same. */
async function real(dir: string): Promise<string> {
  try {
    return await realpath(dir);
  } catch {
    // Not there: told as missing once it is watched.
    return resolve(dir);
  }
}

function checkFolders(dir: string, outputDir: string, others: readonly HotFolderSettings[]): void {
  if (isWithin(dir, outputDir)) {
    throw refusal('invalid-input', { why: 'hot-in-results' });
  }
  const twice = others.some((one) => isWithin(dir, one.dir) || isWithin(one.dir, dir));
  if (twice) throw refusal('invalid-input', { why: 'hot-twice' });
  if (others.some((one) => isWithin(dir, one.outputDir))) {
    throw refusal('invalid-input', { why: 'hot-others-results' });
  }
}

function missingFolder(): StudioError {
  return refusal('invalid-input', { why: 'hot-two-folders' });
}

function tooMany(): StudioError {
  return refusal('invalid-input', { why: 'too-many-hot-folders', n: MAX_HOT_FOLDERS });
}

function goneSku(): StudioError {
  return new StudioError({ code: 'not-found', message: 'This SKU is not in the list any more.' });
}
