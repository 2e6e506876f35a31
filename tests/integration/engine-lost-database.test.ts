/** The database is lost: nothing that was paid for is paid again, and nothing is sent half. */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { closeStudiosAfterEach, openStudio } from './engine/studio.ts';
import type { Workbench } from './engine/workbench.ts';

closeStudiosAfterEach();

async function loseDatabase(bench: Workbench): Promise<void> {
  await bench.crash(async ({ paths }) => {
    await rm(`${paths.database}-wal`, { force: true });
    await rm(`${paths.database}-shm`, { force: true });
    await writeFile(paths.database, 'this was a database once');
  });
}

describe('the same command after the database was lost', () => {
  it('[BATCH-20] done, failed and running jobs are known again and not ordered a second time', async () => {
    const { clock, server, bench, plan, settle } = await openStudio({
      jobMs: (n) => (n === 3 ? 600_000 : 5_000),
      end: (n) => (n === 2 ? { end: 'failed' } : { end: 'completed' }),
    });
    const command = await plan(['a', 'b', 'c']);
    await clock.until(bench.engine.start(command));
    await clock.pass(60_000);
    expect(server.jobs).toHaveLength(3);
    await loseDatabase(bench);
    await clock.until(bench.engine.recover());
    const again = await clock.until(bench.engine.start(command));
    const view = await settle(again.batchId);
    expect(view.counts).toMatchObject({ total: 3, done: 2, failed: 1 });
    expect(server.jobs).toHaveLength(3);
    // Photos and looks are back, so that they can be shown and ordered again on the user's word.
    const runs = bench.engine.runsOf(again.batchId);
    expect(runs.map(({ photos }) => photos.length)).toEqual([2, 2, 2]);
    const failed = runs.find(({ state }) => state.phase === 'failed');
    if (!failed) throw new Error('none failed');
    expect(bench.engine.detail(failed.id)?.instructions).toEqual([{ num_variations: 2 }]);
    bench.engine.retryFailed(again.batchId);
    await settle(again.batchId);
    expect(server.jobs).toHaveLength(4);
    expect(server.jobs[3]?.files).toHaveLength(2);
    for (const place of await readdir(bench.outputDir)) {
      const files = await bench.files(place);
      expect(files.filter((name) => name.includes('(2)'))).toEqual([]);
    }
  });

  it('[BATCH-20] pictures that are on disk already are not written beside themselves', async () => {
    const { clock, server, bench, plan, settle } = await openStudio({ jobMs: () => 60_000 });
    const command = await plan(['a']);
    await clock.until(bench.engine.start(command));
    // Half of the pictures come while the job runs.
    await clock.pass(50_000);
    expect(await bench.files('a')).toEqual(['output_0_0_v0.jpg']);
    await loseDatabase(bench);
    await clock.until(bench.engine.recover());
    const { batchId } = await clock.until(bench.engine.start(command));
    await settle(batchId);
    expect(await bench.files('a')).toEqual([
      'metadata.json',
      'output_0_0_v0.jpg',
      'output_0_1_v0.jpg',
    ]);
    expect(server.jobs).toHaveLength(1);
  });

  it('[BATCH-20] a lost answer is never sent again without its photos', async () => {
    const { clock, server, bench, plan, settle, phases } = await openStudio({
      jobMs: () => 600_000,
      fate: (call, n) => (call === 'submit' && n === 2 ? 'lost-before' : 'ok'),
    });
    const command = await plan(['a', 'b']);
    const { batchId } = await clock.until(bench.engine.start(command));
    await clock.pass(20_000);
    await loseDatabase(bench);
    await clock.until(bench.engine.recover());
    await clock.pass(200_000);
    expect(server.calls['submit']).toBe(2);
    const open = bench.engine.runsOf(batchId).find(({ state }) => state.phase === 'unclear');
    if (!open) throw new Error('no open question');
    expect(() => bench.engine.resubmitUnclear(open.id)).toThrow('are not known here any more');
    // The same command brings the photos back; then the user may say so.
    await clock.until(bench.engine.start({ ...command, resubmitUnclear: true }));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done']);
    expect(server.jobs.map(({ files }) => files.length)).toEqual([2, 2]);
  });

  it('[BATCH-20] an older job is not taken for a lost one where the list before it was not known', async () => {
    let readable = true;
    const { clock, server, bench, plan, settle, run } = await openStudio({
      jobMs: () => 5_000,
      fate: (call, n) => (call === 'submit' && n === 2 ? 'lost-before' : 'ok'),
      seen: (model) => ({
        ...model,
        galleryJobs: async (...given) => ({
          ...(await model.galleryJobs(...given)),
          complete: readable,
        }),
      }),
    });
    // Made by somebody else, in the project of the SKU.
    await server.submit({
      projectId: (await server.ensureProject('a')).projectId,
      identityCode: 'Someone',
      images: [{ fileId: 'file-1' }, { fileId: 'file-2' }],
      instructions: [{ num_variations: 2 }],
      options: { model: 'auto', consistency: true, barefoot: false },
    });
    readable = false;
    const { batchId } = await clock.until(bench.engine.start(await plan(['a'])));
    await settle(batchId);
    await loseDatabase(bench);
    readable = true;
    await clock.until(bench.engine.recover());
    await settle(batchId);
    expect(run(batchId)).toMatchObject({
      jobId: null,
      state: { phase: 'unclear', question: { reason: 'gallery-unreadable' } },
    });
  });
});
