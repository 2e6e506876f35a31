/** What the engine leaves on disk when the database is lost, and what a crash between two steps leaves. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createModelServer } from './engine/model-server.ts';
import { createVirtualClock } from './engine/virtual-clock.ts';
import { createWorkbench, type Workbench } from './engine/workbench.ts';

let open: Workbench | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

describe('lost state', () => {
  it('[BATCH-20] open jobs are rebuilt from the ledger when the database is gone', async () => {
    const clock = createVirtualClock();
    const server = createModelServer({ clock, jobMs: () => 600_000 });
    const bench = await createWorkbench({ clock, api: () => server });
    open = bench;
    const skus = [await bench.sku('a'), await bench.sku('b')];
    const plan = bench.plan(skus);
    const { batchId } = await clock.until(bench.engine.start(plan));
    await clock.pass(30_000);
    expect(server.jobs).toHaveLength(2);
    await bench.crash(async (data) => {
      await rm(`${data.paths.database}-wal`, { force: true });
      await rm(`${data.paths.database}-shm`, { force: true });
      await writeFile(data.paths.database, 'this was a database once');
    });
    expect(bench.data.recovered).not.toBeNull();
    await clock.until(bench.engine.recover());
    await clock.until(bench.engine.settled(batchId));
    expect(bench.engine.runsOf(batchId).map(({ state }) => state.phase)).toEqual(['done', 'done']);
    expect(await bench.files('a')).toContain('output_0_1_v0.jpg');
    // The same command finds them done, and pays nothing again.
    const again = await clock.until(bench.engine.start(plan));
    await clock.until(bench.engine.settled(again.batchId));
    expect(server.jobs).toHaveLength(2);
    expect(join(bench.outputDir, 'a')).toBe(
      bench.engine.placeDirOf(
        bench.engine.runsOf(again.batchId).find(({ sku }) => sku === 'a')?.id ?? ('' as never),
      ),
    );
  });
});

it('[BATCH-39] pictures that the server lists under one number are all saved, over a kill too', async () => {
  const clock = createVirtualClock();
  const server = createModelServer({ clock, jobMs: () => 60_000 });
  let listed = 0;
  const bench = await createWorkbench({
    clock,
    api: () => ({
      ...server,
      jobResults: async (...given) => {
        const answer = await server.jobResults(...given);
        listed += 1;
        // Numbers begin anew with each instruction; what comes first changes.
        const results = answer.results.map((one) => ({ ...one, imageIndex: 0 }));
        return { ...answer, results: listed % 2 === 0 ? results.reverse() : results };
      },
    }),
  });
  open = bench;
  const plan = bench.plan([await bench.sku('a')]);
  const { batchId } = await clock.until(bench.engine.start(plan));
  await clock.pass(50_000);
  await bench.crash();
  await clock.until(bench.engine.recover());
  await clock.until(bench.engine.settled(batchId));
  expect(bench.engine.runsOf(batchId).map(({ state }) => state.phase)).toEqual(['done']);
  expect(await bench.files('a')).toEqual(['metadata.json', ...PICTURES]);
  const bytes = await Promise.all(
    PICTURES.map((name) => readFile(join(bench.outputDir, 'a', name))),
  );
  expect(bytes.map(String)).toEqual([0, 1].map((n) => expect.stringContaining(`/${n}/0`)));
});

it('[BATCH-14] a picture that is here already stays, whatever the server says of it later', async () => {
  const clock = createVirtualClock();
  const server = createModelServer({ clock, jobMs: () => 60_000 });
  const bench = await createWorkbench({
    clock,
    api: () => ({
      ...server,
      jobResults: async (...given) => {
        const answer = await server.jobResults(...given);
        const gone = { fullSizeUrl: null, status: 'failed', errorMessage: 'The picture expired.' };
        const results = answer.results.map((one, at) => (at === 0 ? { ...one, ...gone } : one));
        return answer.results.length < 2 ? answer : { ...answer, results };
      },
    }),
  });
  open = bench;
  const plan = bench.plan([await bench.sku('a')]);
  const { batchId } = await clock.until(bench.engine.start(plan));
  await clock.until(bench.engine.settled(batchId));
  expect(bench.engine.runsOf(batchId).map(({ state }) => state.phase)).toEqual(['done']);
  expect(await bench.files('a')).toEqual(['metadata.json', ...PICTURES]);
});

/** The second picture is ready first, and while it is alone it bears the number of the first. */
it('[BATCH-39] pictures that the server counts anew while the job runs are all saved, none twice', async () => {
  const clock = createVirtualClock();
  const server = createModelServer({ clock, jobMs: () => 60_000 });
  const fetched: string[] = [];
  const bench = await createWorkbench({
    clock,
    api: () => ({
      ...server,
      jobResults: async (...given) => {
        const answer = await server.jobResults(...given);
        const [first] = answer.results;
        if (answer.results.length !== 1 || !first) return answer;
        const fullSizeUrl = first.fullSizeUrl?.replace('/0/0', '/1/0') ?? null;
        const second = { ...first, originalFilename: 'output_0_1.jpg', fullSizeUrl };
        return { ...answer, results: [second] };
      },
      downloadResult: async (url, ...given) => {
        fetched.push(url);
        return await server.downloadResult(url, ...given);
      },
    }),
  });
  open = bench;
  const plan = bench.plan([await bench.sku('a')]);
  const { batchId } = await clock.until(bench.engine.start(plan));
  await clock.pass(50_000);
  expect(fetched).toHaveLength(1);
  await bench.crash();
  await clock.until(bench.engine.recover());
  await clock.until(bench.engine.settled(batchId));
  expect(bench.engine.runsOf(batchId).map(({ state }) => state.phase)).toEqual(['done']);
  expect(await bench.files('a')).toEqual(['metadata.json', ...PICTURES]);
  const bytes = await Promise.all(
    PICTURES.map((name) => readFile(join(bench.outputDir, 'a', name))),
  );
  expect(bytes.map(String)).toEqual([0, 1].map((n) => expect.stringContaining(`/${n}/0`)));
  expect(new Set(fetched).size).toBe(2);
  expect(fetched).toHaveLength(2);
});

it('[BATCH-39] pictures of one number and no name never look complete', async () => {
  const clock = createVirtualClock();
  const server = createModelServer({ clock });
  const bench = await createWorkbench({
    clock,
    api: () => ({
      ...server,
      jobResults: async (...given) => {
        const answer = await server.jobResults(...given);
        const same = { imageIndex: 0, originalFilename: null };
        return { ...answer, results: answer.results.map((one) => ({ ...one, ...same })) };
      },
    }),
  });
  open = bench;
  const plan = bench.plan([await bench.sku('a')]);
  const { batchId } = await clock.until(bench.engine.start(plan));
  await clock.until(bench.engine.settled(batchId));
  const [run] = bench.engine.runsOf(batchId);
  expect(run?.state).toMatchObject({ phase: 'partial', failure: { code: 'result-missing' } });
});

const PICTURES = ['output_0_0_v0.jpg', 'output_0_1_v0.jpg'];
