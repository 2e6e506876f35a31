/** A SKU once more with another look: a new run of its own, never in place of what was paid. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunId } from '../../src-shared/domain/ids.ts';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

const OTHER = { instructions: [{ prompt: 'in a loft', num_variations: 1 }] };

async function done(skus = 1, options: Parameters<typeof openStudio>[0] = {}) {
  const studio = await openStudio(options);
  const { batchId } = await studio.begin(skuNames(skus));
  await studio.settle(batchId);
  const runs = () => studio.bench.engine.runsOf(batchId);
  const again = async (
    runId: RunId,
    changes: Parameters<typeof studio.bench.engine.retryWith>[1],
  ) => await studio.clock.until(studio.bench.engine.retryWith(runId, changes));
  return { ...studio, batchId, runs, again };
}

describe('a retry with changes', () => {
  it('[BATCH-34] is a new run beside the paid one, in a place of its own', async () => {
    const { bench, server, settle, batchId, run, runs, again } = await done();
    const first = run(batchId);
    const picture = join(bench.outputDir, 'sku-1', 'output_0_0_v0.jpg');
    const before = await readFile(picture);
    const { runId, warnings } = await again(first.id, OTHER);
    expect(warnings).toMatchObject([{ sku: 'sku-1', to: 'sku-1 (2)' }]);
    const view = await settle(batchId);
    expect(view.counts).toMatchObject({ total: 2, done: 2 });
    expect(runs().map(({ place }) => place)).toEqual(['sku-1', 'sku-1 (2)']);
    expect(runs()[1]).toMatchObject({ id: runId, expectedOutputs: 1, sku: 'sku-1' });
    expect(await readFile(picture)).toEqual(before);
    expect(await bench.files('sku-1 (2)')).toEqual(['metadata.json', 'output_0_0_v0.jpg']);
    expect(server.jobs).toHaveLength(2);
    // The same photos are at the server already.
    expect(server.uploaded).toHaveLength(2);
    expect(bench.engine.detail(runId)?.instructions).toEqual([{ prompt: 'in a loft' }]);
  });

  it('[BATCH-34] notes and identity are changed alone; the rest stays', async () => {
    const { server, settle, batchId, run, runs, again } = await done();
    const first = run(batchId);
    const [photo] = first.photos;
    if (!photo) throw new Error('no photo');
    await again(first.id, { notes: [{ photoId: photo.id, note: ' the back ' }] });
    await again(first.id, { identity: { code: 'Other' } });
    await settle(batchId);
    expect(server.jobs.map(({ notes, identity }) => ({ notes, identity }))).toEqual([
      { notes: [undefined, undefined], identity: 'Someone' },
      { notes: ['the back', undefined], identity: 'Someone' },
      { notes: [undefined, undefined], identity: 'Other' },
    ]);
    expect(runs()[1]?.photos.map(({ note }) => note)).toEqual(['the back', undefined]);
  });

  it('[BATCH-34] a look that was made already is not ordered again', async () => {
    const { server, batchId, run, again, settle } = await done();
    const first = run(batchId);
    await expect(again(first.id, {})).rejects.toMatchObject({ code: 'not-allowed' });
    await again(first.id, OTHER);
    await expect(again(first.id, OTHER)).rejects.toMatchObject({ code: 'not-allowed' });
    await settle(batchId);
    expect(server.jobs).toHaveLength(2);
  });

  it('[BATCH-34] one that was not paid makes room for the new look', async () => {
    const { server, settle, batchId, run, runs, again } = await done(1, {
      fate: (call, n) => (call === 'submit' && n === 1 ? 'refused' : 'ok'),
    });
    const first = run(batchId);
    expect(first.state).toMatchObject({ phase: 'failed', accepted: false });
    await again(first.id, OTHER);
    expect(await settle(batchId)).toMatchObject({ outputsExpected: 1, counts: { total: 1 } });
    expect(runs().map(({ place, state }) => [place, state.phase])).toEqual([['sku-1', 'done']]);
    expect(server.jobs).toHaveLength(1);
  });

  it('[BATCH-34] while it is being uploaded it stops, and one job is sent', async () => {
    const { clock, bench, server, begin, settle } = await openStudio({ uploadMs: 10_000 });
    const { batchId } = await begin(['a']);
    await clock.pass(3_000);
    const [run] = bench.engine.runsOf(batchId);
    expect(run?.state.phase).toBe('uploading');
    if (!run) throw new Error('no run');
    await clock.until(bench.engine.retryWith(run.id, OTHER));
    await settle(batchId);
    expect(bench.engine.runsOf(batchId).map(({ state }) => state.phase)).toEqual(['done']);
    expect(server.jobs.map(({ outputs }) => outputs)).toEqual([1]);
  });

  it('[BATCH-34] a running job is still brought home', async () => {
    const { clock, bench, server, begin, settle } = await openStudio({ jobMs: () => 60_000 });
    const { batchId } = await begin(['a']);
    await clock.pass(20_000);
    const [run] = bench.engine.runsOf(batchId);
    if (!run) throw new Error('no run');
    expect(run.state.phase).toBe('processing');
    await clock.until(bench.engine.retryWith(run.id, OTHER));
    await bench.crash();
    await clock.until(bench.engine.recover());
    await settle(batchId);
    const states = bench.engine.runsOf(batchId).map(({ state }) => state.phase);
    expect(states).toEqual(['done', 'done']);
    expect(server.jobs.map(({ outputs }) => outputs)).toEqual([2, 1]);
    expect(await bench.files('a')).toHaveLength(3);
  });

  it('[BATCH-34] a failed job of the same look is fetched first, as every retry', async () => {
    let broken = true;
    const studio = await openStudio({
      seen: (server) => ({
        ...server,
        jobResults: async (...given) => {
          const answer = await server.jobResults(...given);
          return broken ? { ...answer, results: answer.results.slice(0, 1) } : answer;
        },
      }),
    });
    const { batchId } = await studio.begin(['a']);
    await studio.settle(batchId);
    expect(studio.phases(batchId)).toEqual(['partial']);
    broken = false;
    const first = studio.run(batchId);
    const started = await studio.clock.until(studio.bench.engine.retryWith(first.id, {}));
    expect(started.runId).toBe(first.id);
    await studio.settle(batchId);
    expect(studio.phases(batchId)).toEqual(['done']);
    expect(studio.server.jobs).toHaveLength(1);
  });
});
