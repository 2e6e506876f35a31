/** Watched folders with real files, a real engine and a clock of the test's own. */
import { appendFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createHotFolders,
  type HotFolderOrder,
  type HotFolders,
} from '../../src-main/hot-folder/hot-folders.ts';
import { createSkuQueue } from '../../src-main/hot-folder/queue-skus.ts';
import { createSpending } from '../../src-main/hot-folder/spending.ts';
import { createHotFolderStore } from '../../src-main/hot-folder/store.ts';
import type { WatchTreeOptions } from '../../src-main/hot-folder/watch-tree.ts';
import type { ImageFacts } from '../../src-main/images/service.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import type { AccountView } from '../../src-shared/domain/account-views.ts';
import { BUILT_IN_PRESETS, type Preset } from '../../src-shared/domain/preset.ts';
import type { HotFolderView } from '../../src-shared/ipc/calls/hot-folders.ts';
import { createModelServer, type ModelServer } from './engine/model-server.ts';
import { createVirtualClock, type VirtualClock } from './engine/virtual-clock.ts';
import { ACCOUNT, createWorkbench, type Workbench } from './engine/workbench.ts';

const facts: ImageFacts = {
  ...{ format: 'jpeg', width: 900, height: 900, orientation: 1, space: 'srgb' },
  ...{ hasProfile: false, profile: null },
};
const account: AccountView = {
  ...{ key: ACCOUNT, kind: 'token', label: 'Studio', user: null, active: true, credits: 100 },
  ...{ baseUrl: 'http://model.invalid', state: 'ready' },
};
const preset = BUILT_IN_PRESETS.find(({ id }) => id === 'built-in-marketplace-square') as Preset;

let clock: VirtualClock;
let server: ModelServer;
let bench: Workbench;
let hot: HotFolders;
let inbox = '';
let output = '';
let told: string[] = [];
let watched: WatchTreeOptions[] = [];

function open(): HotFolders {
  const store = createHotFolderStore(bench.data.database);
  // Decoding is tested elsewhere; here a photo that says so cannot be read.
  const look = async (): Promise<ImageFacts> => facts;
  return createHotFolders({
    store,
    queue: createSkuQueue({
      accounts: async () => [account],
      engineFor: async () => bench.engine,
      presets: async () => [preset],
      images: { probe: look, verify: look },
      converter: { toJpeg: ({ path }) => Promise.resolve(path) },
    }),
    spending: createSpending({
      store,
      batch: (id) => bench.engine.batch(id),
      setBudget: (id, budget) => bench.engine.setBudget(id, budget),
      nowMs: clock.now,
    }),
    // Nobody tells of changes, as on a network drive: only looking finds them.
    watch: (options) => {
      watched.push(options);
      return async () => undefined;
    },
    presets: async () => [preset],
    accounts: async () => [account],
    failed: (_row, skus) => told.push(...skus),
    clock,
    log: silentLog,
  });
}

const order = (wishes: Partial<HotFolderOrder> = {}): HotFolderOrder => ({
  ...{ id: null, dir: inbox, outputDir: output, takeExisting: false, convert: false },
  ...{ presetId: preset.id, identityCode: 'Someone', account: ACCOUNT },
  ...{ dayBudget: {}, quietSeconds: 30 },
  ...wishes,
});
async function copy(sku: string, names: readonly string[] = ['1.jpg', '2.jpg']): Promise<void> {
  await mkdir(join(inbox, sku), { recursive: true });
  for (const name of names) await writeFile(join(inbox, sku, name), `${sku} ${name}`);
}
async function shown(): Promise<HotFolderView> {
  const [folder] = (await hot.view()).folders;
  if (!folder) throw new Error('no watched folder');
  return folder;
}
const runs = () =>
  bench.engine
    .snapshot()
    .runs.map(({ sku }) => sku)
    .sort();
const batches = () => bench.engine.snapshot().batches;

beforeEach(async () => {
  clock = createVirtualClock();
  server = createModelServer({ clock });
  bench = await createWorkbench({ clock, api: () => server });
  inbox = join(bench.dir, 'inbox');
  output = join(bench.dir, 'results');
  await mkdir(inbox);
  told = [];
  watched = [];
  hot = open();
});
afterEach(async () => {
  await clock.until(hot.close());
  await bench.close();
});

describe('[NIGHT-04] a watched folder', () => {
  it('waits while a copy grows, is renamed and pauses, then queues the SKU once', async () => {
    await clock.until(hot.save(order()));
    await clock.pass(2_000);
    await copy('dress', ['1.jpg']);
    await clock.pass(61_000);
    await appendFile(join(inbox, 'dress', '1.jpg'), 'more');
    await clock.pass(20_000);
    await writeFile(join(inbox, 'dress', '2.jpg.part'), 'half');
    await clock.pass(120_000);
    expect(runs()).toEqual([]);
    expect((await shown()).copying).toEqual([{ sku: 'dress', secondsLeft: null }]);
    await rename(join(inbox, 'dress', '2.jpg.part'), join(inbox, 'dress', '2.jpg'));
    await clock.pass(25_000);
    expect(runs()).toEqual([]);
    await clock.pass(30_000);
    expect(runs()).toEqual(['dress']);
    const view = await shown();
    expect(view).toMatchObject({ queued: 1, copyingCount: 0, ready: 0, hold: null, problems: [] });
    expect(view.last).toMatchObject({ sku: 'dress', batchId: batches()[0]?.id });

    await clock.pass(3_600_000);
    expect(batches()).toHaveLength(1);
    expect(batches()[0]?.state.state).toBe('ended');
    expect(server.jobs).toHaveLength(1);
    expect(server.jobs[0]?.files).toHaveLength(2);
  });

  it('leaves what lay in it before, unless it is wanted too', async () => {
    await copy('old');
    await clock.until(hot.save(order()));
    await clock.pass(120_000);
    expect(runs()).toEqual([]);
    const { id } = await shown();
    await clock.until(hot.remove(id));
    await clock.until(hot.save(order({ takeExisting: true })));
    await clock.pass(120_000);
    expect(runs()).toEqual(['old']);
  });

  it('finds at start what arrived while the app was closed, and nothing twice', async () => {
    await clock.until(hot.save(order()));
    await copy('first');
    await clock.pass(120_000);
    await clock.until(hot.close());
    await bench.crash();
    await clock.until(bench.engine.recover());
    await copy('second');
    hot = open();
    await clock.pass(600_000);
    expect(runs()).toEqual(['first', 'second']);
    expect(server.jobs).toHaveLength(2);
  });

  it('a crash between reading and starting starts nothing twice', async () => {
    await clock.until(hot.save(order()));
    await copy('dress');
    await clock.pass(120_000);
    await clock.until(hot.close());
    // As the row stood before the batch was written.
    bench.data.database.run("UPDATE hot_skus SET state = 'queueing', batch_id = NULL");
    hot = open();
    await clock.pass(600_000);
    expect(server.jobs).toHaveLength(1);
    expect((await shown()).queued).toBe(1);
  });

  it('tells a SKU that was changed later, and runs it again only at a word', async () => {
    await clock.until(hot.save(order()));
    await copy('dress');
    await clock.pass(300_000);
    await copy('dress', ['3.jpg']);
    await clock.pass(300_000);
    expect(server.jobs).toHaveLength(1);
    const { id, problems } = await shown();
    expect(problems).toMatchObject([{ sku: 'dress', kind: 'changed', canQueue: true }]);
    hot.queue(id, 'dress');
    await clock.pass(300_000);
    expect(server.jobs).toHaveLength(2);
    expect((await shown()).problems).toEqual([]);
    expect(() => hot.queue(id, '../../etc')).toThrowError(/not in the list/);
  });

  it('tells what cannot start, and takes it up once it is corrected', async () => {
    await clock.until(hot.save(order()));
    await copy('raw', ['1.nef']);
    await copy('good');
    await writeFile(join(inbox, 'stray.jpg'), 'stray');
    await clock.pass(300_000);
    expect(runs()).toEqual(['good']);
    expect(told).toEqual([join(inbox, 'raw')]);
    expect((await shown()).problems.map(({ sku, kind }) => [sku, kind])).toEqual([
      ['', 'loose'],
      ['raw', 'failed'],
    ]);
    await copy('raw', ['1.jpg']);
    await rm(join(inbox, 'stray.jpg'));
    await clock.pass(300_000);
    expect(runs()).toEqual(['good', 'raw']);
    expect((await shown()).problems).toEqual([]);
  });

  it('never takes its own results for photos, nor folders inside each other', async () => {
    output = join(inbox, 'Results');
    await clock.until(hot.save(order({ takeExisting: true })));
    await copy('dress');
    await clock.pass(600_000);
    expect(runs()).toEqual(['dress']);
    expect(await readdir(output)).toContain('dress');
    expect(watched[0]?.skip(join(output, 'dress'))).toBe(true);
    expect(watched[0]?.skip(join(inbox, 'dress'))).toBe(false);
    await clock.pass(600_000);
    expect((await shown()).queued).toBe(1);
    for (const dir of [join(inbox, 'dress'), bench.dir, inbox, output]) {
      await expect(hot.save(order({ dir, outputDir: join(bench.dir, 'other') }))).rejects.toThrow(
        /watched already|results folder|results in here/,
      );
    }
    await expect(hot.save(order({ dir: join(output, 'x') }))).rejects.toThrow(/results folder/);
  });

  it('pauses and goes on; a folder that is away is waited for', async () => {
    await clock.until(hot.save(order()));
    await clock.pass(1_000);
    const { id } = await shown();
    await clock.until(hot.pause(id, true));
    await copy('dress');
    await clock.pass(300_000);
    expect(runs()).toEqual([]);
    expect((await shown()).state).toBe('paused');
    await clock.until(hot.pause(id, false));
    await rename(inbox, `${inbox}-away`);
    await clock.pass(70_000);
    expect((await shown()).state).toBe('missing');
    await rename(`${inbox}-away`, inbox);
    await clock.pass(120_000);
    expect(runs()).toEqual(['dress']);
  });

  it('waits while its batch stands still, and for the next day when the cap is reached', async () => {
    await clock.until(hot.save(order({ dayBudget: { outputs: 1 } })));
    await copy('one');
    await clock.pass(300_000);
    expect(server.jobs).toHaveLength(1);
    await copy('two');
    await clock.pass(300_000);
    expect(await shown()).toMatchObject({ hold: 'day-budget', ready: 1 });
    expect(server.jobs).toHaveLength(1);
    expect((await shown()).spentToday.outputs).toBe(1);
    await clock.pass(24 * 3_600_000);
    expect(server.jobs).toHaveLength(2);
    expect((await shown()).ready).toBe(0);
  });

  it('a paused batch is not woken: new SKUs wait for it', async () => {
    server = createModelServer({ clock, jobMs: () => 400_000 });
    await clock.until(hot.save(order()));
    await copy('one');
    await clock.pass(100_000);
    const [batch] = batches();
    if (!batch) throw new Error('nothing was queued');
    bench.engine.pause(batch.id);
    await copy('two');
    await clock.pass(200_000);
    expect(await shown()).toMatchObject({ hold: 'batch-paused', ready: 1 });
    expect(runs()).toEqual(['one']);
    bench.engine.resume(batch.id);
    await clock.pass(600_000);
    expect(runs()).toEqual(['one', 'two']);
  });

  it('takes two thousand folders that are copied at once', async () => {
    await clock.until(hot.save(order()));
    await clock.pass(1_000);
    for (let n = 0; n < 2_000; n += 1) await copy(`sku-${n}`, ['1.jpg']);
    const seen = watched[0];
    for (let n = 0; n < 2_000; n += 1) seen?.onHint(join(inbox, `sku-${n}`));
    await clock.pass(400_000);
    const [batch] = batches();
    expect(batches()).toHaveLength(1);
    expect(batch?.counts.total).toBe(2_000);
    expect(await shown()).toMatchObject({ queued: 2_000, ready: 0, copyingCount: 0 });
  }, 120_000);
});
