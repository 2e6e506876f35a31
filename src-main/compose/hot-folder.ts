/** Builds the watched folders and hands them what they need. Decides nothing else. */
import type { Say } from '../../src-shared/text/catalogue.ts';
import type { Accounts, ActiveAccount } from '../accounts/accounts.ts';
import type { Engine } from '../batch/engine.ts';
import { createHotFolders, type HotFolders } from '../hot-folder/hot-folders.ts';
import { createSkuQueue } from '../hot-folder/queue-skus.ts';
import { createSpending } from '../hot-folder/spending.ts';
import { createHotFolderStore } from '../hot-folder/store.ts';
import { watchTree } from '../hot-folder/watch-tree.ts';
import type { Converter } from '../intake/convert-photos.ts';
import { folderLabel } from '../intake/grants.ts';
import type { PhotoLook } from '../intake/photo-memory.ts';
import type { PresetStore } from '../presets/preset-store.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Database } from '../storage/database.ts';
import type { Notice } from '../studio/activity.ts';
import type { Engines } from '../studio/engines.ts';

export interface HotFolderWorld {
  readonly database: Database;
  readonly engines: Engines;
  readonly accounts: Accounts;
  readonly engineFor: (account: ActiveAccount) => Promise<Engine>;
  readonly presets: PresetStore;
  readonly photos: PhotoLook;
  readonly converter: Converter;
  readonly notify: (notice: Notice) => void;
  readonly say: Say;
  readonly clock: Clock;
  readonly log: Log;
}

export function composeHotFolders(world: HotFolderWorld): HotFolders {
  const { database, engines, presets, photos, converter, notify, say, clock, log } = world;
  const store = createHotFolderStore(database);
  const accounts = async () => (await world.accounts.view()).accounts;
  const engineFor = (account: ActiveAccount) => world.engineFor(account);
  const queue = createSkuQueue({
    ...{ accounts, engineFor, converter },
    presets: presets.list,
    images: photos,
  });
  const spending = createSpending({
    store,
    batch: (id) => engines.snapshot().batches.find((batch) => batch.id === id),
    setBudget: (id, budget) => engines.ofBatch(id).setBudget(id, budget),
    nowMs: clock.now,
  });
  return createHotFolders({
    ...{ store, queue, spending, watch: watchTree, presets: presets.list, accounts, clock, log },
    failed: ({ settings }, skus) =>
      notify({
        title: say('notice.hot-folder', { n: skus.length }),
        body: say('notice.hot-folder-text', { folder: folderLabel(settings.dir) }),
      }),
  });
}
