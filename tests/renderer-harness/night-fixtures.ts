/** Watched folders and the settings of the night, as the harness shows them. */
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { HotFolderView } from '../../src-shared/ipc/calls/hot-folders.ts';
import type { NightView } from '../../src-shared/ipc/calls/night.ts';
import { ACCOUNT, NOW } from './fixtures.ts';

export const NIGHT: NightView = {
  ...{ command: null, webhook: null, thenDo: 'nothing', notify: true },
  ...{ openAtLogin: false, scheduled: [] },
};

/** Everything set, and one batch that waits for its time. */
export function nightOf(batchId: BatchId): NightView {
  return {
    ...NIGHT,
    ...{ command: 'upload-to-shop.sh', webhook: 'https://studio.example/hooks/batches' },
    ...{ thenDo: 'sleep', openAtLogin: true },
    scheduled: [{ batchId, atMs: NOW + 4 * 3_600_000 }],
  };
}

function hotFolder(part: Partial<HotFolderView>): HotFolderView {
  return {
    id: 'inbox',
    label: 'Studio/Set 1/Incoming',
    outputLabel: 'Studio/Set 1/On model',
    wishes: {
      ...{ presetId: 'built-in-product-page', identityCode: 'PiktidSummer', account: ACCOUNT },
      ...{ dayBudget: { credits: 400 }, quietSeconds: 30, convert: true },
    },
    presetName: 'Product page',
    accountLabel: 'Studio Berlin',
    sandbox: false,
    state: 'watching',
    ...{ hold: null, holdBatch: null, holdFailure: null, copying: [], copyingCount: 0, ready: 0 },
    queued: 46,
    last: { sku: 'DR-1088', atMs: NOW - 600_000, batchId: 'b-1' as BatchId },
    spentToday: { credits: 276, outputs: 138 },
    problems: [],
    ...part,
  };
}

export const hotFolders: readonly HotFolderView[] = [
  hotFolder({
    copying: [
      { sku: 'DR-1089', secondsLeft: 12 },
      { sku: 'Knitwear/KN-2201', secondsLeft: 27 },
      { sku: 'KN-2202', secondsLeft: null },
    ],
    copyingCount: 9,
  }),
  hotFolder({
    ...{ id: 'cap', label: 'NAS/Archive/Spring drop', queued: 120, ready: 31 },
    hold: 'day-budget',
    spentToday: { credits: 400, outputs: 200 },
    problems: [
      { sku: 'SK-0931', kind: 'changed', canQueue: true },
      {
        ...{ sku: 'SK-0940', kind: 'failed', canQueue: true },
        failure: {
          code: 'photo-unsupported',
          message: 'front.cr3 is a RAW photo, which PiktID does not take. Nothing was sent.',
          about: 'front.cr3',
          remedy: 'Export it as JPEG or PNG.',
        },
      },
      { sku: '', kind: 'loose', pictures: 3, canQueue: false },
    ],
  }),
  hotFolder({
    ...{ id: 'away', label: 'Shuttle/Daily', state: 'missing', queued: 0, last: null },
    spentToday: { credits: 0, outputs: 0 },
  }),
];
