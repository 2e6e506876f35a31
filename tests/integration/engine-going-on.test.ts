/** What goes on by itself, what stays as it is, and what the same command does with it. */
import { describe, expect, it } from 'vitest';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

describe('pauses that end by themselves', () => {
  it('[BATCH-08] a full disk pauses the batch; once there is room it goes on', async () => {
    let full = true;
    const { clock, server, begin, settle, phases } = await openStudio({
      jobMs: () => 30_000,
      seen: (model) => ({
        ...model,
        downloadResult: async (...given) => {
          if (full) throw new StudioError({ code: 'disk-full', message: 'The disk is full.' });
          return await model.downloadResult(...given);
        },
      }),
    });
    const { batchId } = await begin(skuNames(7));
    expect((await settle(batchId)).state).toMatchObject({ state: 'paused', reason: 'disk-full' });
    const sent = server.jobs.length;
    expect(sent).toBeLessThan(7);
    full = false;
    await clock.pass(25_000);
    await settle(batchId);
    expect(phases(batchId)).toEqual(skuNames(7).map(() => 'done'));
    expect(server.jobs).toHaveLength(7);
  });

  it('[BATCH-08] a network that comes back is enough, with jobs running and SKUs waiting', async () => {
    let down = false;
    const { clock, server, begin, settle, phases } = await openStudio({
      jobMs: () => 60_000,
      fate: () => (down ? 'network' : 'ok'),
    });
    const { batchId } = await begin(skuNames(8));
    await clock.pass(20_000);
    down = true;
    await clock.pass(5 * 3_600_000);
    down = false;
    await settle(batchId);
    expect(phases(batchId).filter((phase) => phase === 'done')).toHaveLength(8);
    expect(server.jobs).toHaveLength(8);
  });
});

describe('the same command', () => {
  it('[BATCH-10] what was cancelled stays so', async () => {
    const { clock, server, bench, begin, settle, run } = await openStudio({ jobMs: () => 60_000 });
    const { batchId } = await begin(skuNames(3), { parallel: 1 });
    await clock.pass(5_000);
    const runs = bench.engine.runsOf(batchId);
    for (const { id } of runs) bench.engine.cancelRun(id, 'stopped');
    await settle(batchId);
    await clock.pass(120_000);
    const sent = server.jobs.length;
    const again = await begin(skuNames(3), { parallel: 1 });
    const view = await settle(again.batchId);
    expect(view.counts).toMatchObject({ total: 3, cancelled: 3 });
    expect(run(again.batchId).state.phase).toBe('cancelled');
    expect(server.jobs).toHaveLength(sent);
  });

  it('[BATCH-10] what was parked goes on when the new budget allows', async () => {
    const { server, begin, settle, phases } = await openStudio();
    const first = await begin(skuNames(4), { budget: { outputs: 4 } });
    await settle(first.batchId);
    expect(phases(first.batchId).filter((phase) => phase === 'parked')).toHaveLength(2);
    const again = await begin(skuNames(4), { budget: { outputs: 6 } });
    expect(again).toMatchObject({ batchId: first.batchId, resumed: true });
    await settle(again.batchId);
    expect(phases(again.batchId).filter((phase) => phase === 'parked')).toHaveLength(1);
    expect(server.jobs).toHaveLength(3);
  });

  it('[BATCH-09] pictures made again count in the budget of what comes after them', async () => {
    const { server, bench, begin, settle, phases, run } = await openStudio();
    const { batchId } = await begin(skuNames(1), { budget: { outputs: 4 } });
    await settle(batchId);
    bench.engine.regenerate(run(batchId).id, 0, 0);
    await settle(batchId);
    bench.engine.regenerate(run(batchId).id, 1, 0);
    await settle(batchId);
    bench.engine.regenerate(run(batchId).id, 0, 0);
    const view = await settle(batchId);
    expect(phases(batchId)).toEqual(['parked']);
    expect(view.outputsOrdered).toBe(4);
    expect(server.regenerated).toHaveLength(2);
  });
});

describe('history', () => {
  it('[BATCH-25] runs of ended batches that a snapshot leaves out can be asked for', async () => {
    const { clock, bench, begin, settle } = await openStudio();
    const { batchId } = await begin(skuNames(3));
    await settle(batchId);
    await clock.pass(1_000);
    await bench.crash();
    expect(bench.engine.runsOf(batchId)).toHaveLength(3);
    expect(bench.engine.runsOf(batchId).map(({ position }) => position)).toEqual([0, 1, 2]);
  });
});
