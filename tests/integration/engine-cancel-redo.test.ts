/** A picture that is made again, and that the user does not want any more. */
import { describe, expect, it } from 'vitest';
import { closeStudiosAfterEach, openStudio } from './engine/studio.ts';

closeStudiosAfterEach();

const slots = (bench: Awaited<ReturnType<typeof openStudio>>['bench']): number =>
  bench.engine.snapshot().limits[0]?.jobsRunning ?? -1;

async function remaking(regenerateMs = 60_000) {
  const studio = await openStudio({ regenerateMs });
  const { bench, begin, settle, clock, run } = studio;
  const { batchId } = await begin(['a']);
  await settle(batchId);
  bench.engine.regenerate(run(batchId).id, 0, 0);
  await clock.pass(10_000);
  expect(run(batchId).state.phase).toBe('processing');
  return { ...studio, batchId };
}

describe('cancelling a regeneration that runs', () => {
  it('[BATCH-15] leaves the run as it was; the slot is taken until the picture is made', async () => {
    const { clock, server, bench, batchId, settle, run, phases } = await remaking();
    bench.engine.cancelRun(run(batchId).id, 'stopped');
    const view = await settle(batchId);
    expect(view.state.state).toBe('ended');
    expect(phases(batchId)).toEqual(['done']);
    expect(slots(bench)).toBe(1);
    await clock.pass(70_000);
    expect(slots(bench)).toBe(0);
    expect(await bench.files('a')).not.toContain('output_0_0_v1.jpg');
    expect(bench.data.ledger.entries().at(-1)).toMatchObject({
      event: 'closed',
      reason: 'given up by the user',
    });
    expect(server.regenerated).toHaveLength(1);
  });

  it('[BATCH-15] also when the app is killed in between', async () => {
    const { clock, bench, batchId, run } = await remaking();
    bench.engine.cancelRun(run(batchId).id, 'stopped');
    await clock.pass(5_000);
    await bench.crash();
    await clock.until(bench.engine.recover());
    expect(slots(bench)).toBe(1);
    await clock.pass(70_000);
    expect(slots(bench)).toBe(0);
  });

  it('[BATCH-15] fetched anyway: it still comes, the ones ordered after it do not', async () => {
    const { bench, server, batchId, settle, run } = await remaking();
    bench.engine.regenerate(run(batchId).id, 1, 0);
    bench.engine.cancelRun(run(batchId).id, 'fetch-anyway');
    await settle(batchId);
    expect(await bench.files('a')).toContain('output_0_0_v1.jpg');
    expect(server.regenerated).toHaveLength(1);
  });

  it('[BATCH-15] another order given meanwhile waits for the slot, then is made', async () => {
    const { bench, server, clock, batchId, settle, run } = await remaking();
    bench.engine.cancelRun(run(batchId).id, 'stopped');
    await clock.pass(1_000);
    bench.engine.regenerate(run(batchId).id, 1, 0);
    await clock.pass(200_000);
    await settle(batchId);
    expect(server.regenerated.map(({ index }) => index)).toEqual([0, 1]);
    expect(await bench.files('a')).toContain('output_0_1_v1.jpg');
    expect(slots(bench)).toBe(0);
  });
});
