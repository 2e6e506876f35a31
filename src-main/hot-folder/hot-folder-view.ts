/** How a watched folder is shown: records and live state in, what the window gets out. Pure. */
import { relative, sep } from 'node:path';
import type { AccountView } from '../../src-shared/domain/account-views.ts';
import type { Preset } from '../../src-shared/domain/preset.ts';
import type { HotFolderProblem, HotFolderView } from '../../src-shared/ipc/calls/hot-folders.ts';
import { folderLabel } from '../intake/grants.ts';
import type { BatchSpending } from './day-budget.ts';
import type { HotFolder } from './hot-folder.ts';
import type { HotSkuRow } from './store.ts';

/** Named in full; a row more says how many others there are. */
const COPYING_SHOWN = 6;
const PROBLEMS_SHOWN = 200;

export interface ShownWith {
  readonly presets: readonly Preset[];
  readonly accounts: readonly AccountView[];
  readonly spending: readonly BatchSpending[];
  readonly today: string;
}

/** The name of a SKU folder for people: its path beneath the watched folder, with slashes. */
export function skuLabel(root: string, dir: string): string {
  return relative(root, dir).split(sep).join('/');
}

export function viewOf(
  folder: HotFolder,
  { presets, accounts, spending, today }: ShownWith,
): HotFolderView {
  const { row, arrivals, memory, hold } = folder;
  const { dir, outputDir, ...wishes } = row.settings;
  const label = (sku: string): string => skuLabel(dir, sku);
  const rows = [...memory.values()];
  const queued = rows.filter(({ batchId }) => batchId !== null);
  const last = queued.toSorted((a, b) => b.atMs - a.atMs)[0];
  const copying = arrivals.copying();
  const account = accounts.find(({ key }) => key === wishes.account);
  const spent = spending.filter(({ day }) => day === today);
  const sum = (of: (one: BatchSpending) => number): number =>
    spent.reduce((total, one) => total + of(one), 0);
  return {
    id: row.id,
    label: folderLabel(dir),
    outputLabel: folderLabel(outputDir),
    wishes,
    presetName: presets.find(({ id }) => id === wishes.presetId)?.name ?? null,
    accountLabel: account?.label ?? null,
    sandbox: account?.kind === 'sandbox',
    state: folder.state,
    hold: hold?.why ?? null,
    holdBatch: hold?.batch ?? null,
    holdFailure: hold?.failure ?? null,
    copying: copying
      .map(({ dir: sku, verdict }) => ({
        sku: label(sku),
        secondsLeft: verdict.kind === 'waiting' ? Math.ceil(verdict.leftMs / 1000) : null,
      }))
      .sort((a, b) => (a.secondsLeft ?? 1e9) - (b.secondsLeft ?? 1e9))
      .slice(0, COPYING_SHOWN),
    copyingCount: copying.length,
    ready: arrivals.readyDirs().length,
    queued: queued.length,
    last: last ? { sku: label(last.dir), atMs: last.atMs, batchId: last.batchId } : null,
    spentToday: {
      credits: sum(({ now, base }) => now.credits - base.credits),
      outputs: sum(({ now, base }) => now.outputs - base.outputs),
    },
    problems: [
      ...looseProblem(arrivals.loose),
      ...copying.flatMap(({ dir: sku, verdict }) =>
        verdict.kind === 'unfinished' && verdict.given === 'up'
          ? [unfinished(label(sku), verdict.file)]
          : [],
      ),
      ...rows
        .filter(({ state }) => state === 'failed' || state === 'changed')
        .sort((a, b) => b.atMs - a.atMs)
        .map((sku) => rowProblem(label(sku.dir), sku)),
    ].slice(0, PROBLEMS_SHOWN),
  };
}

function looseProblem(count: number): readonly HotFolderProblem[] {
  return count === 0 ? [] : [{ sku: '', kind: 'loose', pictures: count, canQueue: false }];
}

function unfinished(sku: string, file: string): HotFolderProblem {
  return { sku, kind: 'unfinished', file, canQueue: false };
}

function rowProblem(sku: string, { state, failure }: HotSkuRow): HotFolderProblem {
  const kind = state === 'failed' ? 'failed' : 'changed';
  return { sku, kind, ...(failure && kind === 'failed' ? { failure } : {}), canQueue: true };
}
