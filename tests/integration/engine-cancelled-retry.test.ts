/** A cancelled SKU that is wanted after all: the job that was paid for comes first. */
import { describe, expect, it } from 'vitest';
import { closeStudiosAfterEach, openStudio } from './engine/studio.ts';

closeStudiosAfterEach();

async function cancelled(after: 'while it runs' | 'when it has ended') {
  const studio = await openStudio({ jobMs: () => 120_000 });
  const { clock, bench, begin, settle, run } = studio;
  const { batchId } = await begin(['a']);
  await clock.pass(30_000);
  expect(run(batchId).state.phase).toBe('processing');
  bench.engine.cancelRun(run(batchId).id, 'stopped');
  await settle(batchId);
  if (after === 'when it has ended') await clock.pass(300_000);
  expect(await bench.files('a').catch(() => [])).toEqual([]);
  return { ...studio, batchId };
}

describe('retrying a cancelled SKU whose job was left', () => {
  it.each(['while it runs', 'when it has ended'] as const)(
    '[BATCH-33] %s: that job is taken up, and nothing is ordered anew',
    async (when) => {
      const { bench, server, batchId, settle, phases, run } = await cancelled(when);
      bench.engine.retryRun(run(batchId).id);
      expect(run(batchId).state).toMatchObject({ phase: 'processing', jobId: 'job-1' });
      const view = await settle(batchId);
      expect(phases(batchId)).toEqual(['done']);
      expect(await bench.files('a')).toHaveLength(3);
      expect(server.jobs).toHaveLength(1);
      expect(view).toMatchObject({ creditsSpent: 6, outputsOrdered: 2 });
      expect(bench.engine.snapshot().limits[0]?.jobsRunning).toBe(0);
    },
  );

  it('[BATCH-33] over a kill too', async () => {
    const { clock, bench, server, batchId, settle, phases, run } = await cancelled('while it runs');
    bench.engine.retryRun(run(batchId).id);
    await clock.pass(1_000);
    await bench.crash();
    await clock.until(bench.engine.recover());
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.jobs).toHaveLength(1);
  });

  it('[BATCH-33] what the job cannot give is ordered then, as with every retry', async () => {
    const { clock, bench, server, begin, settle, phases, run } = await openStudio({
      jobMs: () => 60_000,
      end: (n) => (n === 1 ? { end: 'failed', good: 0 } : { end: 'completed' }),
    });
    const { batchId } = await begin(['a']);
    await clock.pass(20_000);
    bench.engine.cancelRun(run(batchId).id, 'stopped');
    await settle(batchId);
    bench.engine.retryRun(run(batchId).id);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.jobs.map(({ end }) => end)).toEqual(['failed', 'completed']);
  });

  it('[BATCH-33] cancelled before anything was sent, it is simply made', async () => {
    const { clock, bench, server, begin, settle, phases, run } = await openStudio({
      uploadMs: 20_000,
    });
    const { batchId } = await begin(['a']);
    await clock.pass(5_000);
    bench.engine.cancelRun(run(batchId).id, 'stopped');
    await settle(batchId);
    bench.engine.retryRun(run(batchId).id);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.jobs).toHaveLength(1);
  });

  it('[BATCH-33] given up while it was unclear: the lost job is looked for before anything is sent', async () => {
    const { clock, bench, server, begin, settle, phases, run } = await openStudio({
      fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-after' : 'ok'),
      galleryDelayMs: 600_000,
    });
    const { batchId } = await begin(['a']);
    await settle(batchId);
    expect(run(batchId).state).toMatchObject({ phase: 'unclear' });
    bench.engine.cancelRun(run(batchId).id, 'stopped');
    await settle(batchId);
    await clock.pass(900_000);
    bench.engine.retryRun(run(batchId).id);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.jobs).toHaveLength(1);
    expect(server.calls['submit']).toBe(1);
  });
});
