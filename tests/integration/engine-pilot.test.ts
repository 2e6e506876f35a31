/** The pilot: one SKU goes first, the rest waits for a person's yes, whatever happens in between. */
import { describe, expect, it } from 'vitest';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import {
  closeStudiosAfterEach,
  openStudio,
  type StudioOptions,
  skuNames,
} from './engine/studio.ts';

closeStudiosAfterEach();

async function withPilot(skus: number, options: StudioOptions = {}) {
  const studio = await openStudio(options);
  const { batchId } = await studio.begin(skuNames(skus), { pilot: true });
  const view = await studio.settle(batchId);
  const runs = () => studio.bench.engine.runsOf(batchId);
  return { ...studio, batchId, view, runs };
}

const ASKING = { state: 'paused', reason: 'pilot' } as const;

describe('a pilot', () => {
  it('[NIGHT-05] one SKU is made, the batch waits, and the yes releases the rest', async () => {
    const { bench, server, settle, phases, batchId, view, runs } = await withPilot(4);
    expect(view.state).toEqual(ASKING);
    expect(view.pilot).toEqual({ runId: runs()[0]?.id, asking: true, waiting: 3 });
    expect(view.etaMs).toBeNull();
    expect(phases(batchId)).toEqual(['done', 'queued', 'queued', 'queued']);
    expect(server.jobs).toHaveLength(1);
    expect(server.uploaded).toHaveLength(2);
    bench.engine.release(batchId);
    const ended = await settle(batchId);
    expect(ended).toMatchObject({ state: { state: 'ended' }, pilot: null });
    expect(phases(batchId)).toEqual(['done', 'done', 'done', 'done']);
    expect(server.jobs).toHaveLength(4);
  });

  it('[NIGHT-05] going on is not the yes: a resume is refused, and the same start keeps waiting', async () => {
    const { bench, server, begin, settle, batchId } = await withPilot(3);
    expect(() => bench.engine.resume(batchId)).toThrow(StudioError);
    const again = await begin(skuNames(3));
    expect(again).toMatchObject({ batchId, resumed: true });
    expect((await settle(batchId)).state).toEqual(ASKING);
    expect(server.jobs).toHaveLength(1);
    await begin(skuNames(3), { release: true });
    expect((await settle(batchId)).counts.done).toBe(3);
  });

  it('[NIGHT-05] the question outlives a kill, before and after the pilot has ended', async () => {
    const studio = await openStudio({ jobMs: () => 60_000 });
    const { clock, bench, server, begin, settle, phases } = studio;
    const { batchId } = await begin(skuNames(3), { pilot: true });
    await clock.pass(20_000);
    expect(phases(batchId)[0]).toBe('processing');
    for (let kills = 0; kills < 2; kills += 1) {
      await bench.crash();
      await clock.until(bench.engine.recover());
      expect((await settle(batchId)).state).toEqual(ASKING);
      expect(server.jobs).toHaveLength(1);
    }
    bench.engine.release(batchId);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done', 'done']);
  });

  it('[NIGHT-05] a SKU that fails before anything was paid hands it on to the next', async () => {
    const { server, phases, batchId, view, runs } = await withPilot(4, {
      fate: (call, n) => (call === 'submit' && n === 1 ? 'refused' : 'ok'),
    });
    expect(view.state).toEqual(ASKING);
    expect(phases(batchId)).toEqual(['failed', 'done', 'queued', 'queued']);
    expect(view.pilot?.runId).toBe(runs()[1]?.id);
    expect(server.jobs).toHaveLength(1);
  });

  it('[NIGHT-05] one whose job failed at the server is looked at too', async () => {
    const { server, phases, batchId, view } = await withPilot(3, {
      end: () => ({ end: 'failed', good: 0 }),
    });
    expect(view.state).toEqual(ASKING);
    expect(phases(batchId)).toEqual(['failed', 'queued', 'queued']);
    expect(server.jobs).toHaveLength(1);
  });

  it('[NIGHT-05] what is ordered again meanwhile is made, and the rest goes on waiting', async () => {
    const { bench, server, settle, phases, batchId, runs } = await withPilot(3);
    const pilot = runs()[0]?.id;
    if (!pilot) throw new Error('no pilot');
    bench.engine.regenerate(pilot, 0, 0);
    expect((await settle(batchId)).state).toEqual(ASKING);
    expect(server.regenerated).toHaveLength(1);
    expect(phases(batchId)).toEqual(['done', 'queued', 'queued']);
    const changes = { instructions: [{ prompt: 'a grey wall' }] };
    await bench.engine.retryWith(pilot, changes);
    const view = await settle(batchId);
    expect(view).toMatchObject({ state: ASKING, pilot: { waiting: 2 } });
    expect(phases(batchId)).toEqual(['done', 'queued', 'queued', 'done']);
    expect(server.jobs).toHaveLength(2);
  });

  it('[NIGHT-05] another look has a pilot of its own; what waited with the old one is forgotten', async () => {
    const { bench, server, plan, clock, settle, phases, batchId, runs } = await withPilot(3);
    const before = runs()[0];
    const other = await plan(skuNames(3), { pilot: true });
    const skus = other.skus.map((sku) => ({ ...sku, instructions: [{ pose: 'walking' }] }));
    await clock.until(bench.engine.start({ ...other, skus }));
    const view = await settle(batchId);
    expect(view).toMatchObject({ state: ASKING, pilot: { waiting: 2 } });
    expect(view.pilot?.runId).not.toBe(before?.id);
    expect(phases(batchId)).toEqual(['done', 'done', 'queued', 'queued']);
    expect(server.jobs).toHaveLength(2);
  });

  it('[NIGHT-05] cancelled instead of released: nothing more is sent, and the batch ends', async () => {
    const { clock, bench, server, settle, phases, batchId } = await withPilot(3);
    bench.engine.cancelBatch(batchId, 'stopped');
    await clock.pass(1);
    expect((await settle(batchId)).state.state).toBe('ended');
    expect(phases(batchId)).toEqual(['done', 'cancelled', 'cancelled']);
    expect(server.jobs).toHaveLength(1);
  });

  it('[NIGHT-05] finish and stop ends it with the rest left for later', async () => {
    const { bench, server, settle, batchId } = await withPilot(3);
    bench.engine.finishAndStop(batchId);
    expect((await settle(batchId)).state.state).toBe('ended');
    expect(server.jobs).toHaveLength(1);
  });

  it('[NIGHT-05] a single SKU needs no yes', async () => {
    const { view, phases, batchId } = await withPilot(1);
    expect(view).toMatchObject({ state: { state: 'ended' }, pilot: null });
    expect(phases(batchId)).toEqual(['done']);
  });

  it('[NIGHT-05] a budget that is reached says so, and gives no yes by being raised', async () => {
    const { bench, server, begin, settle, phases } = await openStudio();
    const { batchId } = await begin(skuNames(3), { pilot: true, budget: { outputs: 2 } });
    await settle(batchId);
    expect(phases(batchId)[0]).toBe('done');
    bench.engine.setBudget(batchId, {});
    const view = await settle(batchId);
    expect(view.state).toEqual(ASKING);
    expect(server.jobs).toHaveLength(1);
  });

  it('[NIGHT-05] other batches of the account are not held up', async () => {
    const { bench, begin, settle, phases } = await openStudio({ jobMs: () => 1_000 });
    const first = await begin(skuNames(3), { pilot: true });
    const other = await begin(['x', 'y'], { outputDir: `${bench.outputDir}-2` });
    await settle(first.batchId);
    await settle(other.batchId);
    expect(phases(other.batchId)).toEqual(['done', 'done']);
    const states = (id: BatchId) => bench.engine.batch(id)?.state;
    expect(states(first.batchId)).toEqual(ASKING);
  });
});
