/** What goes wrong: one SKU fails alone, outages are waited out, what needs the user pauses the batch. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

describe('refusals', () => {
  it('[BATCH-21] one refused SKU fails alone', async () => {
    const { begin, settle, phases } = await openStudio({
      fate: (call, n) => (call === 'submit' && n === 2 ? 'refused' : 'ok'),
    });
    const { batchId } = await begin(skuNames(3));
    const view = await settle(batchId);
    expect(phases(batchId).sort()).toEqual(['done', 'done', 'failed']);
    expect(view.state.state).toBe('ended');
    expect(view.outputsOrdered).toBe(4);
  });

  it('refused images are uploaded again, once', async () => {
    const { server, begin, settle, phases } = await openStudio({
      fate: (call, n) => (call === 'submit' && n === 1 ? 'images-refused' : 'ok'),
    });
    const { batchId } = await begin(skuNames(1));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.uploaded).toHaveLength(4);
  });

  it('refused images fail the SKU the second time', async () => {
    const { server, begin, settle, phases } = await openStudio({
      fate: (call) => (call === 'submit' ? 'images-refused' : 'ok'),
    });
    const { batchId } = await begin(skuNames(1));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['failed']);
    expect(server.calls['submit']).toBe(2);
  });

  it('[RUN-03] stops the SKU when one photo cannot be uploaded', async () => {
    const { server, begin, settle, phases } = await openStudio({
      fate: (call, n) => (call === 'upload' && n % 2 === 0 ? 'server-error' : 'ok'),
    });
    const { batchId } = await begin(skuNames(1));
    await settle(batchId);
    expect(server.jobs.every((job) => job.files.length === 2)).toBe(true);
    expect(phases(batchId)).toHaveLength(1);
  });

  it('[RUN-02] an identity that is not usable fails before anything is uploaded', async () => {
    const { clock, server, bench, settle, phases } = await openStudio();
    const sku = { ...(await bench.sku('x')), identity: { code: 'missing' } };
    const { batchId } = await clock.until(bench.engine.start(bench.plan([sku])));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['failed']);
    expect(server.uploaded).toEqual([]);
  });

  it('[BATCH-13] a photo that changed since Start fails its SKU', async () => {
    const { clock, server, bench, settle } = await openStudio();
    const sku = await bench.sku('x');
    await writeFile(sku.photos[1]?.path ?? '', 'other photo here');
    const { batchId } = await clock.until(bench.engine.start(bench.plan([sku])));
    await settle(batchId);
    const [run] = bench.engine.runsOf(batchId);
    expect(run?.state).toMatchObject({ phase: 'failed', failure: { code: 'photo-changed' } });
    expect(server.jobs).toEqual([]);
  });

  it('an outage is waited out, however long', async () => {
    let down = true;
    const { clock, server, begin, settle, phases } = await openStudio({
      fate: () => (down ? 'network' : 'ok'),
    });
    const { batchId } = await begin(skuNames(2));
    await clock.pass(3 * 3_600_000);
    expect(server.jobs).toEqual([]);
    down = false;
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done']);
  });
});

describe('pauses', () => {
  it('[BATCH-08] out of credits: paused with the queue kept, on by itself when topped up', async () => {
    const { clock, server, begin, settle, phases } = await openStudio({ credits: 12 });
    const { batchId } = await begin(skuNames(4));
    const view = await settle(batchId);
    expect(view.state).toMatchObject({ state: 'paused', reason: 'credits' });
    expect(server.jobs).toHaveLength(2);
    server.credits = 1_000;
    await clock.pass(61_000);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('[BATCH-08] signed out: paused, and on when the credentials are renewed', async () => {
    let out = true;
    const { server, bench, begin, settle, phases } = await openStudio({
      fate: () => (out ? 'signed-out' : 'ok'),
    });
    const { batchId } = await begin(skuNames(2));
    const view = await settle(batchId);
    expect(view.state).toMatchObject({ state: 'paused', reason: 'signed-out' });
    expect(server.jobs).toEqual([]);
    out = false;
    bench.accountChanged();
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done']);
  });

  it('[BATCH-08] signed out while jobs run: followed again afterwards', async () => {
    let out = false;
    const { clock, bench, begin, settle, phases } = await openStudio({
      jobMs: () => 60_000,
      fate: () => (out ? 'signed-out' : 'ok'),
    });
    const { batchId } = await begin(skuNames(2));
    await clock.pass(20_000);
    out = true;
    expect((await settle(batchId)).state).toMatchObject({ state: 'paused', reason: 'signed-out' });
    out = false;
    bench.accountChanged();
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done']);
  });

  it.each([
    ['gone', 'folder-missing', async () => {}],
    ['no folder to write to', 'folder-not-writable', (dir: string) => writeFile(dir, 'x')],
  ])('[BATCH-37] nothing is ordered while the output folder is %s', async (_how, code, make) => {
    let down = true;
    const { clock, server, bench, begin, settle, phases } = await openStudio({
      fate: () => (down ? 'network' : 'ok'),
    });
    const { batchId } = await begin(skuNames(2));
    await rm(bench.outputDir, { recursive: true });
    await make(bench.outputDir);
    down = false;
    const view = await settle(batchId);
    expect(view.state).toMatchObject({
      state: 'paused',
      reason: 'folder-missing',
      failure: { code },
    });
    expect(server.jobs).toEqual([]);
    await rm(bench.outputDir, { force: true });
    await mkdir(bench.outputDir);
    await clock.pass(20_000);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done']);
  });

  it('[BATCH-08] the output folder is gone: paused, and on by itself when it is back', async () => {
    const { clock, bench, begin, settle, phases } = await openStudio({ jobMs: () => 60_000 });
    const { batchId } = await begin(skuNames(2));
    await clock.pass(20_000);
    await rm(bench.outputDir, { recursive: true });
    expect((await settle(batchId)).state).toMatchObject({
      state: 'paused',
      reason: 'folder-missing',
    });
    await mkdir(bench.outputDir);
    await clock.pass(20_000);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done']);
  });

  it('[BATCH-07] pause stops submissions, follows what runs; resume goes on', async () => {
    const { clock, server, bench, begin, settle, phases } = await openStudio({
      jobMs: () => 60_000,
    });
    const { batchId } = await begin(skuNames(8));
    await clock.pass(10_000);
    bench.engine.pause(batchId);
    const view = await settle(batchId);
    expect(view.state).toMatchObject({ state: 'paused', reason: 'user' });
    expect(server.jobs).toHaveLength(5);
    expect(view.counts.done).toBe(5);
    bench.engine.resume(batchId);
    await settle(batchId);
    expect(phases(batchId)).toEqual(skuNames(8).map(() => 'done'));
  });

  it('[BATCH-07] finish and stop: what is submitted is fetched, then the batch ends', async () => {
    const { clock, server, bench, begin, settle } = await openStudio({ jobMs: () => 60_000 });
    const { batchId } = await begin(skuNames(8));
    await clock.pass(10_000);
    bench.engine.finishAndStop(batchId);
    const view = await settle(batchId);
    expect(view.state.state).toBe('ended');
    expect(view.counts).toMatchObject({ done: 5, waiting: 3 });
    expect(server.jobs).toHaveLength(5);
  });

  it('[BATCH-07] cancel before, and after: fetched anyway or left, the slot taken until the end', async () => {
    const { clock, server, bench, begin, settle } = await openStudio({ jobMs: () => 60_000 });
    const { batchId } = await begin(skuNames(8), { parallel: 2 });
    await clock.pass(10_000);
    const runs = bench.engine.runsOf(batchId);
    // Which two went first depends on whose photos were read first.
    const [first, second] = runs.filter(({ state }) => state.phase === 'processing');
    const unsent = runs.find(({ state }) => ['queued', 'ready'].includes(state.phase));
    if (!first || !second || !unsent) throw new Error('no runs');
    bench.engine.cancelRun(first.id, 'fetch-anyway');
    bench.engine.cancelRun(second.id, 'stopped');
    bench.engine.cancelRun(unsent.id, 'stopped');
    await clock.pass(20_000);
    expect(server.jobs).toHaveLength(2);
    await settle(batchId);
    const after = new Map(bench.engine.runsOf(batchId).map((run) => [run.id, run]));
    expect(after.get(first.id)?.state).toMatchObject({
      phase: 'cancelled',
      following: 'fetch-anyway',
    });
    expect(after.get(second.id)?.state).toMatchObject({ phase: 'cancelled', following: 'stopped' });
    expect(after.get(unsent.id)?.state).toEqual({
      phase: 'cancelled',
      jobId: null,
      following: 'nothing',
    });
    expect(await bench.files(first.place)).toContain('output_0_0_v0.jpg');
    expect(after.get(second.id)?.outputs).toEqual([]);
    expect(server.jobs).toHaveLength(7);
    expect(server.refusedByLimits).toBe(0);
  });
});

describe('jobs that end badly', () => {
  it('[BATCH-14] paid pictures are not given up for answers that nobody can read', async () => {
    const { server, begin, settle, phases } = await openStudio({
      fate: (call, n) => (call === 'results' && n <= 3 ? 'nonsense' : 'ok'),
    });
    const { batchId } = await begin(skuNames(1));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.jobs).toHaveLength(1);
  });

  it('[BATCH-14] keeps what exists and the reason of the server', async () => {
    const { bench, begin, settle } = await openStudio({
      end: (n) => (n === 1 ? { end: 'failed', good: 1 } : { end: 'aborted' }),
    });
    const { batchId } = await begin(skuNames(2), { parallel: 1 });
    await settle(batchId);
    const runs = bench.engine.runsOf(batchId);
    // Whichever was uploaded first was sent first.
    const first = runs.find(({ jobId }) => jobId === 'job-1');
    const second = runs.find(({ jobId }) => jobId === 'job-2');
    expect(first?.state).toMatchObject({
      phase: 'partial',
      failure: { code: 'job-failed', detail: 'The model was not amused.' },
    });
    expect(await bench.files(first?.place ?? '')).toEqual(['metadata.json', 'output_0_0_v0.jpg']);
    expect(second?.state).toMatchObject({ phase: 'failed', failure: { code: 'job-aborted' } });
  });
});
