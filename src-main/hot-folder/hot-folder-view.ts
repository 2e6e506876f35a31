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
    holdText: hold?.text ?? null,
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
  if (count === 0) return [];
  return [
    {
      sku: '',
      kind: 'loose',
      message:
        count === 1
          ? 'One picture lies in the watched folder itself. It belongs to no SKU and is not sent.'
          : `${count} pictures lie in the watched folder itself. They belong to no SKU and are not sent.`,
      remedy: 'Put the photos of each SKU into a folder of its own.',
      canQueue: false,
    },
  ];
}

function unfinished(sku: string, file: string): HotFolderProblem {
  return {
    sku,
    kind: 'unfinished',
    message: `${file} has not been finished for more than ten minutes. Nothing was sent.`,
    remedy: 'Copy the folder again, or delete that file.',
    canQueue: false,
  };
}

function rowProblem(sku: string, { state, failure }: HotSkuRow): HotFolderProblem {
  if (state === 'failed') {
    return {
      sku,
      kind: 'failed',
      message: failure?.message ?? 'It could not start. Nothing was sent.',
      remedy: failure?.remedy ?? 'Correct the folder: it is looked at again when it changes.',
      canQueue: true,
    };
  }
  return {
    sku,
    kind: 'changed',
    message: 'It was changed after it was queued. The change was not sent.',
    remedy: 'Queue it again to make new pictures. They cost credits.',
    canQueue: true,
  };
}
