/** Rule by rule of a batch, on a model server and virtual time. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { RunView } from '../../src-shared/domain/views.ts';
import { createModelServer, type ModelOptions } from './engine/model-server.ts';
import { createVirtualClock } from './engine/virtual-clock.ts';
import { createWorkbench, type Workbench } from './engine/workbench.ts';

let open: Workbench | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function studio(options: Partial<ModelOptions> = {}) {
  const clock = createVirtualClock();
  const server = createModelServer({ clock, ...options });
  const bench = await createWorkbench({ clock, api: () => server });
  open = bench;
  const begin = async (names: readonly string[], wishes: Parameters<Workbench['plan']>[1] = {}) => {
    const skus = [];
    for (const name of names) skus.push(await bench.sku(name));
    return await clock.until(bench.engine.start(bench.plan(skus, wishes)));
  };
  const settle = (batchId: BatchId) => clock.until(bench.engine.settled(batchId));
  const phases = (batchId: BatchId) =>
    bench.engine.runsOf(batchId).map(({ state }: RunView) => state.phase);
  return { clock, server, bench, begin, settle, phases };
}

const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `sku-${i + 1}`);

describe('limits', () => {
  it('[BATCH-04] never provokes a 429, whatever the answers take, and loses almost no time', async () => {
    let n = 0;
    const lengths = [10_000, 45_000, 90_000, 180_000];
    const { clock, server, begin, settle, phases } = await studio({
      latencyMs: () => [5, 40, 150, 20][n++ % 4] ?? 5,
      jobMs: (job) => lengths[job % 4] ?? 0,
      uploadMs: 2_000,
      downloadMs: 1_500,
    });
    const from = clock.now();
    const { batchId } = await begin(names(60));
    await settle(batchId);
    expect(phases(batchId)).toEqual(names(60).map(() => 'done'));
    expect(server.refusedByLimits).toBe(0);
    expect(server.mostRunning).toBeLessThanOrEqual(5);
    expect(server.mostInWindow).toBe(5);
    // 60 jobs of 81 s on five slots take 975 s at the very least.
    expect(clock.now() - from).toBeLessThan(1_120_000);
  });

  it('[BATCH-04] the account is shared by two batches', async () => {
    const { clock, server, bench, settle } = await studio({ jobMs: () => 100_000 });
    const [a, b] = [await bench.sku('a'), await bench.sku('b')];
    const more = [];
    for (const name of names(8)) more.push(await bench.sku(name));
    const first = await clock.until(
      bench.engine.start(
        bench.plan([a, ...more.slice(0, 4)], { outputDir: join(bench.dir, 'o1') }),
      ),
    );
    const second = await clock.until(
      bench.engine.start(bench.plan([b, ...more.slice(4)], { outputDir: join(bench.dir, 'o2') })),
    );
    await settle(first.batchId);
    await settle(second.batchId);
    expect(server.jobs).toHaveLength(10);
    expect(server.refusedByLimits).toBe(0);
  });

  it('[BATCH-05] a 429 makes the whole account wait and fails nobody', async () => {
    const { clock, server, bench, begin, settle, phases } = await studio({ jobMs: () => 20_000 });
    server.foreignJobs = 5;
    const { batchId, warnings } = await begin(names(4));
    expect(warnings).toEqual([]);
    await clock.pass(200_000);
    expect(server.jobs).toHaveLength(0);
    expect(server.refusedByLimits).toBeLessThan(12);
    expect(bench.notices.some((notice) => notice.includes('busy elsewhere'))).toBe(true);
    server.foreignJobs = 0;
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('[BATCH-04] lowers parallel to the jobs of the account, and says so', async () => {
    const { server, begin, settle } = await studio();
    const { batchId, warnings } = await begin(names(4), {
      parallel: 5,
      limits: { rate: { submissions: 100, windowSeconds: 60 }, maxJobs: 2 },
    });
    await settle(batchId);
    expect(warnings[0]).toContain('2');
    expect(server.mostRunning).toBe(2);
  });

  it('[BATCH-06] prepares at most parallel + 2 SKUs ahead', async () => {
    const { clock, server, begin } = await studio({ jobMs: () => 3_600_000 });
    await begin(names(20), { parallel: 2 });
    await clock.pass(60_000);
    // Two run, and four more are uploaded.
    expect(server.uploaded).toHaveLength(2 * (2 + 2 + 2));
  });
});

describe('lost answers', () => {
  it('[BATCH-03] a job that was accepted is adopted from the gallery', async () => {
    const { server, begin, settle, phases } = await studio({
      fate: (call) => (call === 'submit' ? 'lost-after' : 'ok'),
    });
    const { batchId } = await begin(names(3));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done', 'done']);
    expect(server.jobs).toHaveLength(3);
  });

  it('[BATCH-03] one that was not is sent again once, when the gallery is known to tell', async () => {
    const { server, begin, settle, phases } = await studio({
      fate: (call, n) => (call === 'submit' && n === 3 ? 'lost-before' : 'ok'),
    });
    const { batchId } = await begin(names(3));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done', 'done']);
    expect(server.jobs).toHaveLength(3);
    expect(server.calls['submit']).toBe(4);
  });

  it('[BATCH-03] a gallery that has proven nothing makes it a question; the user decides', async () => {
    const { clock, server, bench, begin, settle, phases } = await studio({
      fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-before' : 'ok'),
    });
    const { batchId } = await begin(names(1));
    const view = await settle(batchId);
    expect(view.state.state).toBe('running');
    expect(view.counts.needsYou).toBe(1);
    expect(server.calls['submit']).toBe(1);
    bench.engine.retryFailed(batchId);
    expect(phases(batchId)).toEqual(['unclear']);
    const [run] = bench.engine.runsOf(batchId);
    if (!run) throw new Error('no run');
    bench.engine.resubmitUnclear(run.id);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(clock.now()).toBeGreaterThan(0);
  });

  it('[BATCH-03] a job the user names is taken, and no other SKU’s', async () => {
    const { clock, server, bench, begin, settle, phases } = await studio({
      fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-after' : 'ok'),
      galleryDelayMs: 3_600_000,
    });
    const { batchId } = await begin(names(1));
    await settle(batchId);
    const [run] = bench.engine.runsOf(batchId);
    if (!run) throw new Error('no run');
    await expect(clock.until(bench.engine.adoptJob(run.id, 'job-7'))).rejects.toMatchObject({
      code: 'job-not-found',
    });
    await clock.until(bench.engine.adoptJob(run.id, 'job-1'));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.jobs).toHaveLength(1);
  });
});

describe('refusals', () => {
  it('[BATCH-21] one refused SKU fails alone', async () => {
    const { begin, settle, phases } = await studio({
      fate: (call, n) => (call === 'submit' && n === 2 ? 'refused' : 'ok'),
    });
    const { batchId } = await begin(names(3));
    const view = await settle(batchId);
    expect(phases(batchId).sort()).toEqual(['done', 'done', 'failed']);
    expect(view.state.state).toBe('ended');
    expect(view.outputsOrdered).toBe(4);
  });

  it('refused images are uploaded again, once', async () => {
    const { server, begin, settle, phases } = await studio({
      fate: (call, n) => (call === 'submit' && n === 1 ? 'images-refused' : 'ok'),
    });
    const { batchId } = await begin(names(1));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.uploaded).toHaveLength(4);
  });

  it('refused images fail the SKU the second time', async () => {
    const { server, begin, settle, phases } = await studio({
      fate: (call) => (call === 'submit' ? 'images-refused' : 'ok'),
    });
    const { batchId } = await begin(names(1));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['failed']);
    expect(server.calls['submit']).toBe(2);
  });

  it('[RUN-03] stops the SKU when one photo cannot be uploaded', async () => {
    const { server, begin, settle, phases } = await studio({
      fate: (call, n) => (call === 'upload' && n % 2 === 0 ? 'server-error' : 'ok'),
    });
    const { batchId } = await begin(names(1));
    await settle(batchId);
    expect(server.jobs.every((job) => job.files.length === 2)).toBe(true);
    expect(phases(batchId)).toHaveLength(1);
  });

  it('[RUN-02] an identity that is not usable fails before anything is uploaded', async () => {
    const { clock, server, bench, settle, phases } = await studio();
    const sku = { ...(await bench.sku('x')), identity: { code: 'missing' } };
    const { batchId } = await clock.until(bench.engine.start(bench.plan([sku])));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['failed']);
    expect(server.uploaded).toEqual([]);
  });

  it('[BATCH-13] a photo that changed since Start fails its SKU', async () => {
    const { clock, server, bench, settle } = await studio();
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
    const { clock, server, begin, settle, phases } = await studio({
      fate: () => (down ? 'network' : 'ok'),
    });
    const { batchId } = await begin(names(2));
    await clock.pass(3 * 3_600_000);
    expect(server.jobs).toEqual([]);
    down = false;
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done']);
  });
});

describe('pauses', () => {
  it('[BATCH-08] out of credits: paused with the queue kept, on by itself when topped up', async () => {
    const { clock, server, begin, settle, phases } = await studio({ credits: 12 });
    const { batchId } = await begin(names(4));
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
    const { server, bench, begin, settle, phases } = await studio({
      fate: () => (out ? 'signed-out' : 'ok'),
    });
    const { batchId } = await begin(names(2));
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
    const { clock, bench, begin, settle, phases } = await studio({
      jobMs: () => 60_000,
      fate: () => (out ? 'signed-out' : 'ok'),
    });
    const { batchId } = await begin(names(2));
    await clock.pass(20_000);
    out = true;
    expect((await settle(batchId)).state).toMatchObject({ state: 'paused', reason: 'signed-out' });
    out = false;
    bench.accountChanged();
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done']);
  });

  it('[BATCH-08] the output folder is gone: paused, and on by itself when it is back', async () => {
    const { clock, bench, begin, settle, phases } = await studio({ jobMs: () => 60_000 });
    const { batchId } = await begin(names(2));
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
    const { clock, server, bench, begin, settle, phases } = await studio({ jobMs: () => 60_000 });
    const { batchId } = await begin(names(8));
    await clock.pass(10_000);
    bench.engine.pause(batchId);
    const view = await settle(batchId);
    expect(view.state).toMatchObject({ state: 'paused', reason: 'user' });
    expect(server.jobs).toHaveLength(5);
    expect(view.counts.done).toBe(5);
    bench.engine.resume(batchId);
    await settle(batchId);
    expect(phases(batchId)).toEqual(names(8).map(() => 'done'));
  });

  it('[BATCH-07] finish and stop: what is submitted is fetched, then the batch ends', async () => {
    const { clock, server, bench, begin, settle } = await studio({ jobMs: () => 60_000 });
    const { batchId } = await begin(names(8));
    await clock.pass(10_000);
    bench.engine.finishAndStop(batchId);
    const view = await settle(batchId);
    expect(view.state.state).toBe('ended');
    expect(view.counts).toMatchObject({ done: 5, waiting: 3 });
    expect(server.jobs).toHaveLength(5);
  });

  it('[BATCH-07] cancel before, and after: fetched anyway or left, the slot taken until the end', async () => {
    const { clock, server, bench, begin, settle } = await studio({ jobMs: () => 60_000 });
    const { batchId } = await begin(names(8), { parallel: 2 });
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

describe('budget', () => {
  it('[BATCH-09] parks what goes beyond it; raised, it goes on', async () => {
    const { server, bench, begin, settle, phases } = await studio();
    const { batchId } = await begin(names(5), { budget: { outputs: 5 } });
    const view = await settle(batchId);
    expect(view.outputsOrdered).toBe(4);
    expect(phases(batchId)).toEqual(['done', 'done', 'parked', 'parked', 'parked']);
    bench.engine.setBudget(batchId, { outputs: 8 });
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done', 'done', 'done', 'parked']);
    bench.engine.setBudget(batchId, {});
    await settle(batchId);
    expect(phases(batchId).every((phase) => phase === 'done')).toBe(true);
    expect(server.jobs).toHaveLength(5);
  });

  it('[BATCH-09] a budget of credits counts what runs with its estimate, then with its price', async () => {
    const { server, begin, settle } = await studio({ price: 1 });
    // Guessed at 6 a SKU, it really costs 2.
    const { batchId } = await begin(names(6), { budget: { credits: 9 } });
    const view = await settle(batchId);
    expect(view.creditsSpent).toBeLessThanOrEqual(9);
    expect(server.jobs.length).toBe(4);
  });
});

describe('jobs that end badly', () => {
  it('[BATCH-14] paid pictures are not given up for answers that nobody can read', async () => {
    const { server, begin, settle, phases } = await studio({
      fate: (call, n) => (call === 'results' && n <= 3 ? 'nonsense' : 'ok'),
    });
    const { batchId } = await begin(names(1));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.jobs).toHaveLength(1);
  });

  it('[BATCH-14] keeps what exists and the reason of the server', async () => {
    const { bench, begin, settle } = await studio({
      end: (n) => (n === 1 ? { end: 'failed', good: 1 } : { end: 'aborted' }),
    });
    const { batchId } = await begin(names(2), { parallel: 1 });
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

describe('the same command again', () => {
  it('[BATCH-10] done is skipped, a missing file fetched again for nothing', async () => {
    const { server, bench, begin, settle } = await studio();
    await settle((await begin(names(2))).batchId);
    await rm(join(bench.outputDir, 'sku-1', 'output_0_1_v0.jpg'));
    const again = await begin(names(2));
    const view = await settle(again.batchId);
    expect(again.resumed).toBe(false);
    expect(bench.engine.runsOf(again.batchId).map(({ skipped }) => skipped)).toEqual([true, true]);
    expect(view.counts.done).toBe(2);
    expect(server.jobs).toHaveLength(2);
    expect(await bench.files('sku-1')).toContain('output_0_1_v0.jpg');
    expect(bench.engine.snapshot().batches).toHaveLength(1);
  });

  it('[BATCH-10] failed and partial jobs are left, unless a retry is asked for', async () => {
    const { server, bench, begin, settle, phases } = await studio({
      end: (n) => (n === 1 ? { end: 'failed' } : { end: 'completed' }),
    });
    await settle((await begin(names(1))).batchId);
    const left = await begin(names(1));
    await settle(left.batchId);
    expect(phases(left.batchId)).toEqual(['failed']);
    expect(server.jobs).toHaveLength(1);
    const preview = await bench.engine.preview(
      bench.plan([await bench.sku('sku-1')], { retryFailed: true }),
    );
    expect(preview).toMatchObject({ outputs: 2, skus: [{ action: 'retry' }] });
    const retried = await begin(names(1), { retryFailed: true });
    await settle(retried.batchId);
    expect(phases(retried.batchId)).toEqual(['done']);
    expect(server.jobs).toHaveLength(2);
  });

  it('[BATCH-10] a changed look is a new run in a new place; the paid one stays', async () => {
    const { clock, server, bench, begin, settle } = await studio();
    await settle((await begin(names(1))).batchId);
    const sku = { ...(await bench.sku('sku-1')), instructions: [{ prompt: 'in the rain' }] };
    const started = await clock.until(bench.engine.start(bench.plan([sku])));
    await settle(started.batchId);
    expect(started.warnings[0]).toContain('sku-1 (2)');
    expect(server.jobs).toHaveLength(2);
    expect(await bench.files('sku-1 (2)')).toContain('output_0_0_v0.jpg');
  });

  it('[BATCH-10] fresh makes new runs of everything', async () => {
    const { server, bench, begin, settle } = await studio();
    await settle((await begin(names(1))).batchId);
    await settle((await begin(names(1), { fresh: true })).batchId);
    expect(server.jobs).toHaveLength(2);
    expect(await bench.files('sku-1 (2)')).toContain('output_0_0_v0.jpg');
  });
});

describe('places', () => {
  it('[BATCH-11] leaves a folder alone that holds anything else', async () => {
    const { bench, begin, settle } = await studio();
    await mkdir(join(bench.outputDir, 'SKU-1'), { recursive: true });
    await writeFile(join(bench.outputDir, 'SKU-1', 'notes.txt'), 'mine');
    const { batchId, warnings } = await begin(names(1));
    await settle(batchId);
    expect(warnings[0]).toContain('sku-1 (2)');
    expect(await bench.files('SKU-1')).toEqual(['notes.txt']);
    expect(await bench.files('sku-1 (2)')).toContain('output_0_0_v0.jpg');
  });

  it('[BATCH-11] results that were not made here are skipped', async () => {
    const { server, bench, begin, settle } = await studio();
    await mkdir(join(bench.outputDir, 'sku-1'), { recursive: true });
    await writeFile(join(bench.outputDir, 'sku-1', 'metadata.json'), '{}');
    const { batchId } = await begin(names(1));
    const view = await settle(batchId);
    expect(view.counts.done).toBe(1);
    expect(bench.engine.runsOf(batchId)[0]?.skipped).toBe(true);
    expect(server.jobs).toEqual([]);
    expect(await readFile(join(bench.outputDir, 'sku-1', 'metadata.json'), 'utf8')).toBe('{}');
  });

  it('[BATCH-11] a file that appeared in the place meanwhile is not overwritten', async () => {
    const { clock, bench, begin, settle } = await studio({ jobMs: () => 60_000 });
    const { batchId } = await begin(names(1));
    await clock.pass(5_000);
    await mkdir(join(bench.outputDir, 'sku-1'), { recursive: true });
    await writeFile(join(bench.outputDir, 'sku-1', 'output_0_0_v0.jpg'), 'mine');
    await settle(batchId);
    const path = join(bench.outputDir, 'sku-1', 'output_0_0_v0.jpg');
    expect(await readFile(path, 'utf8')).toBe('mine');
    expect(await bench.files('sku-1')).toContain('output_0_0_v0 (2).jpg');
  });

  it('for a single run the output folder itself is the place', async () => {
    const { bench, begin, settle } = await studio();
    await settle((await begin(names(1), { kind: 'run' })).batchId);
    expect(await bench.files('.')).toEqual([
      'metadata.json',
      'output_0_0_v0.jpg',
      'output_0_1_v0.jpg',
    ]);
  });
});

describe('regenerate', () => {
  it('[BATCH-15] is a submission; the new version lies beside the old one', async () => {
    const { server, bench, begin, settle, phases } = await studio();
    const { batchId } = await begin(names(1));
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
    const { bench, begin, settle } = await studio({
      fate: (call) => (call === 'versions' ? 'nonsense' : 'ok'),
      regenerateMs: 60_000,
    });
    const { batchId } = await begin(names(1));
    await settle(batchId);
    const [run] = bench.engine.runsOf(batchId);
    if (!run) throw new Error('no run');
    bench.engine.regenerate(run.id, 0, 0);
    await settle(batchId);
    expect(await bench.files('sku-1')).toContain('output_0_0_v1.jpg');
  });

  it('[BATCH-15] a lost answer is found by the version', async () => {
    const { server, bench, begin, settle, phases } = await studio({
      fate: (call) => (call === 'regenerate' ? 'lost-after' : 'ok'),
    });
    const { batchId } = await begin(names(1));
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
    const { server, bench, begin, settle, phases } = await studio();
    const { batchId } = await begin(names(1), { budget: { outputs: 2 } });
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

describe('steering', () => {
  it('[BATCH-07] moves a waiting SKU to the front', async () => {
    const { clock, server, bench, begin, settle } = await studio({ jobMs: () => 30_000 });
    const { batchId } = await begin(names(8), { parallel: 1 });
    await clock.pass(5_000);
    const last = bench.engine.runsOf(batchId).at(-1);
    if (!last) throw new Error('no run');
    bench.engine.moveRun(last.id, 'first');
    await settle(batchId);
    const order = [...bench.engine.runsOf(batchId)]
      .sort((a, b) => (a.startedMs ?? 0) - (b.startedMs ?? 0))
      .map(({ sku }) => sku);
    // One runs, three more are prepared already.
    expect(order.indexOf('sku-8')).toBe(4);
    expect(server.jobs).toHaveLength(8);
  });

  it('[BATCH-22] publishes coalesced changes whose revisions follow one another', async () => {
    const { clock, bench, begin, settle } = await studio({ jobMs: () => 30_000 });
    const seen: { base: number; revision: number; at: number }[] = [];
    bench.engine.onChange(({ baseRevision, revision }) => {
      seen.push({ base: baseRevision, revision, at: clock.now() });
    });
    const { batchId } = await begin(names(6));
    await settle(batchId);
    await clock.pass(1_000);
    seen.forEach((one, i) => {
      expect(one.revision).toBe(one.base + 1);
      const before = seen[i - 1];
      if (before) {
        expect(one.base).toBe(before.revision);
        expect(one.at - before.at).toBeGreaterThanOrEqual(100);
      }
    });
    const snapshot = bench.engine.snapshot();
    expect(snapshot.revision).toBe(seen.at(-1)?.revision);
    expect(snapshot.runs.every(({ state }) => state.phase === 'done')).toBe(true);
  });
});

describe('coming back', () => {
  it('takes up jobs of an earlier process, and sends nothing of other commands', async () => {
    const { clock, server, bench, begin, settle, phases } = await studio({ jobMs: () => 60_000 });
    const { batchId } = await begin(names(7), { parallel: 2 });
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
    const { clock, server, bench, begin, settle } = await studio({ jobMs: () => 60_000 });
    const { batchId } = await begin(names(3), { parallel: 1 });
    await clock.pass(10_000);
    expect(server.uploaded).toHaveLength(6);
    await bench.crash();
    await clock.until(bench.engine.recover());
    await settle(batchId);
    expect(server.uploaded).toHaveLength(6);
    expect(server.jobs).toHaveLength(3);
  });
});
