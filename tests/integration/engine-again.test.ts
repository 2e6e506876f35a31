/** The same command again, the same picture again, and the next start: nothing is paid for twice. */
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

describe('the same command again', () => {
  it('[BATCH-10] done is skipped, a missing file fetched again for nothing', async () => {
    const { server, bench, begin, settle } = await openStudio();
    await settle((await begin(skuNames(2))).batchId);
    await rm(join(bench.outputDir, 'sku-1', 'output_0_1_v0.jpg'));
    const again = await begin(skuNames(2));
    const view = await settle(again.batchId);
    expect(again.resumed).toBe(false);
    expect(bench.engine.runsOf(again.batchId).map(({ skipped }) => skipped)).toEqual([true, true]);
    expect(view.counts.done).toBe(2);
    expect(server.jobs).toHaveLength(2);
    expect(await bench.files('sku-1')).toContain('output_0_1_v0.jpg');
    expect(bench.engine.snapshot().batches).toHaveLength(1);
  });

  it('[BATCH-36] is the same when its folders are reached by a link', async () => {
    const { clock, server, bench, begin, settle } = await openStudio();
    const sku = await bench.sku('sku-1');
    await settle((await begin(['sku-1'])).batchId);
    const links = join(bench.outputDir, '..', 'links');
    await mkdir(links);
    const byLink = async (dir: string, name: string) => {
      await symlink(dir, join(links, name), 'junction');
      return join(links, name);
    };
    const season = await byLink(dirname(sku.sourceDir), 'season');
    const plan = bench.plan([{ ...sku, sourceDir: join(season, basename(sku.sourceDir)) }], {
      outputDir: await byLink(bench.outputDir, 'out'),
    });
    expect(await bench.engine.preview(plan)).toMatchObject({ skus: [{ action: 'skip-done' }] });
    const again = await clock.until(bench.engine.start(plan));
    await settle(again.batchId);
    expect(bench.engine.runsOf(again.batchId)).toMatchObject([{ skipped: true, place: 'sku-1' }]);
    expect(server.jobs).toHaveLength(1);
  });

  it('[BATCH-10] failed and partial jobs are left, unless a retry is asked for', async () => {
    const { server, bench, begin, settle, phases } = await openStudio({
      end: (n) => (n === 1 ? { end: 'failed' } : { end: 'completed' }),
    });
    await settle((await begin(skuNames(1))).batchId);
    const left = await begin(skuNames(1));
    await settle(left.batchId);
    expect(phases(left.batchId)).toEqual(['failed']);
    expect(server.jobs).toHaveLength(1);
    const preview = await bench.engine.preview(
      bench.plan([await bench.sku('sku-1')], { retryFailed: true }),
    );
    expect(preview).toMatchObject({ outputs: 2, skus: [{ action: 'retry' }] });
    const retried = await begin(skuNames(1), { retryFailed: true });
    await settle(retried.batchId);
    expect(phases(retried.batchId)).toEqual(['done']);
    expect(server.jobs).toHaveLength(2);
  });

  it('[BATCH-10] a changed look is a new run in a new place; the paid one stays', async () => {
    const { clock, server, bench, begin, settle } = await openStudio();
    await settle((await begin(skuNames(1))).batchId);
    const sku = { ...(await bench.sku('sku-1')), instructions: [{ prompt: 'in the rain' }] };
    const started = await clock.until(bench.engine.start(bench.plan([sku])));
    await settle(started.batchId);
    expect(started.warnings[0]).toMatchObject({ said: 'place-taken', to: 'sku-1 (2)' });
    expect(server.jobs).toHaveLength(2);
    expect(await bench.files('sku-1 (2)')).toContain('output_0_0_v0.jpg');
  });

  it('[BATCH-10] fresh makes new runs of everything', async () => {
    const { server, bench, begin, settle } = await openStudio();
    await settle((await begin(skuNames(1))).batchId);
    await settle((await begin(skuNames(1), { fresh: true })).batchId);
    expect(server.jobs).toHaveLength(2);
    expect(await bench.files('sku-1 (2)')).toContain('output_0_0_v0.jpg');
  });
});

describe('places', () => {
  it('[BATCH-11] leaves a folder alone that holds anything else', async () => {
    const { bench, begin, settle } = await openStudio();
    await mkdir(join(bench.outputDir, 'SKU-1'), { recursive: true });
    await writeFile(join(bench.outputDir, 'SKU-1', 'notes.txt'), 'mine');
    const { batchId, warnings } = await begin(skuNames(1));
    await settle(batchId);
    expect(warnings[0]).toMatchObject({ said: 'place-occupied', to: 'sku-1 (2)' });
    expect(await bench.files('SKU-1')).toEqual(['notes.txt']);
    expect(await bench.files('sku-1 (2)')).toContain('output_0_0_v0.jpg');
  });

  it('[BATCH-11] results that were not made here are skipped', async () => {
    const { server, bench, begin, settle } = await openStudio();
    await mkdir(join(bench.outputDir, 'sku-1'), { recursive: true });
    await writeFile(join(bench.outputDir, 'sku-1', 'metadata.json'), '{}');
    const { batchId } = await begin(skuNames(1));
    const view = await settle(batchId);
    expect(view.counts.done).toBe(1);
    expect(bench.engine.runsOf(batchId)[0]?.skipped).toBe(true);
    expect(server.jobs).toEqual([]);
    expect(await readFile(join(bench.outputDir, 'sku-1', 'metadata.json'), 'utf8')).toBe('{}');
  });

  it('[BATCH-11] a file that appeared in the place meanwhile is not overwritten', async () => {
    const { clock, bench, begin, settle } = await openStudio({ jobMs: () => 60_000 });
    const { batchId } = await begin(skuNames(1));
    await clock.pass(5_000);
    await mkdir(join(bench.outputDir, 'sku-1'), { recursive: true });
    await writeFile(join(bench.outputDir, 'sku-1', 'output_0_0_v0.jpg'), 'mine');
    await settle(batchId);
    const path = join(bench.outputDir, 'sku-1', 'output_0_0_v0.jpg');
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect(await bench.files('sku-1')).toContain('output_0_0_v0 (2).jpg');
  });

  it('for a single run the output folder itself is the place', async () => {
    const { bench, begin, settle } = await openStudio();
    await settle((await begin(skuNames(1), { kind: 'run' })).batchId);
    expect(await bench.files('.')).toEqual([
      'metadata.json',
      'output_0_0_v0.jpg',
      'output_0_1_v0.jpg',
    ]);
  });
});

describe('regenerate', () => {
  it('[BATCH-15] is a submission; the new version lies beside the old one', async () => {
    const { server, bench, begin, settle, phases } = await openStudio();
    const { batchId } = await begin(skuNames(1));
    await settle(batchId);
    const [run] = bench.engine.runsOf(batchId);
    if (!run) throw new Error('no run');
    bench.engine.regenerate(run.id, 1, 0);
    const view = await settle(batchId);
    expect(server.regenerated).toEqual([{ job: 'job-1', index: 1 }]);
    expect(phases(batchId)).toEqual(['done']);
    expect(view.state.state).toBe('ended');
    expect(view.outputsOrdered).toBe(3);
    expect(await bench.files('sku-1')).toEqual([
      'metadata.json',
      'output_0_0_v0.jpg',
      'output_0_1_v0.jpg',
      'output_0_1_v1.jpg',
    ]);
    expect(bench.data.ledger.entries().filter(({ event }) => event === 'intent')).toHaveLength(2);
  });

  it('[BATCH-15] the new version is waited for, also where the old ones cannot be listed', async () => {
    const { bench, begin, settle } = await openStudio({
      fate: (call) => (call === 'versions' ? 'nonsense' : 'ok'),
      regenerateMs: 60_000,
    });
    const { batchId } = await begin(skuNames(1));
    await settle(batchId);
    const [run] = bench.engine.runsOf(batchId);
    if (!run) throw new Error('no run');
    bench.engine.regenerate(run.id, 0, 0);
    await settle(batchId);
    expect(await bench.files('sku-1')).toContain('output_0_0_v1.jpg');
  });

  it('[BATCH-15] a lost answer is found by the version', async () => {
    const { server, bench, begin, settle, phases } = await openStudio({
      fate: (call) => (call === 'regenerate' ? 'lost-after' : 'ok'),
    });
    const { batchId } = await begin(skuNames(1));
    await settle(batchId);
    const [run] = bench.engine.runsOf(batchId);
    if (!run) throw new Error('no run');
    bench.engine.regenerate(run.id, 0, 0);
    await settle(batchId);
    expect(server.regenerated).toHaveLength(1);
    expect(phases(batchId)).toEqual(['done']);
    expect(await bench.files('sku-1')).toContain('output_0_0_v1.jpg');
  });

  it('[BATCH-09] a regeneration beyond the budget is parked', async () => {
    const { server, bench, begin, settle, phases } = await openStudio();
    const { batchId } = await begin(skuNames(1), { budget: { outputs: 2 } });
    await settle(batchId);
    const [run] = bench.engine.runsOf(batchId);
    if (!run) throw new Error('no run');
    bench.engine.regenerate(run.id, 0, 0);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['parked']);
    expect(server.regenerated).toEqual([]);
    bench.engine.setBudget(batchId, { outputs: 3 });
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.regenerated).toHaveLength(1);
  });
});

describe('coming back', () => {
  it('takes up jobs of an earlier process, and sends nothing of other commands', async () => {
    const { clock, server, bench, begin, settle, phases } = await openStudio({
      jobMs: () => 60_000,
    });
    const { batchId } = await begin(skuNames(7), { parallel: 2 });
    await clock.pass(10_000);
    await bench.crash();
    await clock.until(bench.engine.recover({ goOn: 'followed' }));
    const view = await settle(batchId);
    expect(view.counts).toMatchObject({ done: 2, waiting: 5 });
    expect(server.jobs).toHaveLength(2);
    // Whichever two were uploaded first are done; the command names these and one more.
    const runs = bench.engine.runsOf(batchId);
    const done = runs.filter(({ state }) => state.phase === 'done').map(({ sku }) => sku);
    const other = runs.find(({ state }) => state.phase !== 'done')?.sku ?? '';
    const again = await begin([...done, other], { parallel: 2 });
    expect(again).toMatchObject({ batchId, resumed: true });
    await settle(batchId);
    expect(phases(batchId).filter((phase) => phase === 'done')).toHaveLength(3);
    bench.engine.resume(batchId);
    await settle(batchId);
    expect(phases(batchId).every((phase) => phase === 'done')).toBe(true);
    expect(server.jobs).toHaveLength(7);
  });

  it('[BATCH-13] reuses uploads after a crash', async () => {
    const { clock, server, bench, begin, settle } = await openStudio({ jobMs: () => 60_000 });
    const { batchId } = await begin(skuNames(3), { parallel: 1 });
    await clock.pass(10_000);
    expect(server.uploaded).toHaveLength(6);
    await bench.crash();
    await clock.until(bench.engine.recover());
    await settle(batchId);
    expect(server.uploaded).toHaveLength(6);
    expect(server.jobs).toHaveLength(3);
  });
});
