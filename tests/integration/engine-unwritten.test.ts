/** What the server has said stays true where it cannot be written down at that moment. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DataFolder } from '../../src-main/storage/data-folder.ts';
import { type ErrorCode, StudioError } from '../../src-shared/domain/errors.ts';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

/** A database whose transactions fail while `trouble` names a code; nothing of them stays. */
function failing(trouble: () => ErrorCode | null) {
  return (data: DataFolder): DataFolder => {
    const { database } = data;
    const transaction = <T>(work: () => T): T =>
      database.transaction(() => {
        const value = work();
        const code = trouble();
        if (code !== null) throw new StudioError({ code, message: 'Nothing can be written.' });
        return value;
      });
    return { ...data, database: { ...database, transaction } };
  };
}

describe.each(['disk-full', 'file-error'] as const)('[BATCH-42] %s', (code) => {
  it('a job that is accepted then is followed, and known once there is room', async () => {
    let trouble = false;
    const { clock, server, bench, begin, settle, phases } = await openStudio({
      jobMs: () => 120_000,
      data: failing(() => (trouble ? code : null)),
      seen: (model) => ({
        ...model,
        submit: async (...given) => {
          const outcome = await model.submit(...given);
          trouble = true;
          return outcome;
        },
        // Whoever would have to ask could not.
        galleryJobs: async (...given) => {
          if (server.jobs.length > 0) throw new StudioError({ code: 'bad-answer', message: '?' });
          return await model.galleryJobs(...given);
        },
      }),
    });
    const { batchId } = await begin(skuNames(1));
    await clock.pass(10_000);
    expect(server.jobs).toHaveLength(1);
    expect(phases(batchId)).toEqual(['processing']);
    trouble = false;
    await clock.pass(10_000);
    await bench.crash();
    await clock.until(bench.engine.recover());
    await settle(batchId);

    expect(phases(batchId)).toEqual(['done']);
    expect(server.jobs).toHaveLength(1);
    const told = bench.data.ledger.entries().map(({ event }) => event);
    expect(told).toEqual(['intent', 'accepted', 'ended']);
    expect(bench.data.ledger.readFile().entries.map(({ event }) => event)).toEqual(told);
  });

  it('a run that is done then stays so, and its credits are counted once', async () => {
    let trouble = false;
    const { clock, server, bench, begin, settle, phases } = await openStudio({
      jobMs: () => 30_000,
      data: failing(() => (trouble ? code : null)),
    });
    const { batchId } = await begin(skuNames(1));
    await clock.pass(20_000);
    const { onNotice } = bench.engine;
    let saved = 0;
    onNotice(({ kind }) => {
      if (kind !== 'saved') return;
      saved += 1;
      if (saved === 2) trouble = true;
    });
    await clock.pass(60_000);
    expect(phases(batchId)).toEqual(['done']);
    trouble = false;
    await clock.pass(30_000);
    const spent = bench.engine.batch(batchId)?.creditsSpent;
    await bench.crash();
    await clock.until(bench.engine.recover());
    await settle(batchId);

    expect(phases(batchId)).toEqual(['done']);
    expect(bench.engine.batch(batchId)?.creditsSpent).toBe(spent);
    expect(spent).toBeGreaterThan(0);
    expect(server.jobs).toHaveLength(1);
    const told = bench.data.ledger.entries().map(({ event }) => event);
    expect(told).toEqual(['intent', 'accepted', 'ended']);
    expect(bench.data.ledger.readFile().entries.map(({ event }) => event)).toEqual(told);
  });
});

it('[BATCH-42] [BATCH-38] a job that could not be written down yet is taken for nobody else’s', async () => {
  let trouble = false;
  const studio = await openStudio({
    jobMs: () => 600_000,
    data: failing(() => (trouble ? 'file-error' : null)),
    fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-after' : 'ok'),
    seen: (model) => ({
      ...model,
      submit: async (...given) => {
        const outcome = await model.submit(...given);
        if (model.jobs.length === 2) trouble = true;
        return outcome;
      },
      // The first one is listed late.
      galleryJobs: async (...given) => {
        const { jobs, complete } = await model.galleryJobs(...given);
        const late = (model.jobs[0]?.acceptedAt ?? 0) + 40_000 > studio.clock.now();
        return { jobs: jobs.filter(({ jobId }) => !late || jobId !== 'job-1'), complete };
      },
    }),
  });
  const { bench, clock, plan, server } = studio;
  const ids = [];
  for (const background of ['red', 'blue']) {
    const { skus, ...rest } = await plan(['dress'], { outputDir: join(bench.dir, background) });
    const own = skus.map((sku) => ({ ...sku, instructions: [{ background, num_variations: 2 }] }));
    ids.push((await clock.until(bench.engine.start({ ...rest, skus: own }))).batchId);
    await clock.pass(2_000);
  }
  await clock.pass(100_000);
  trouble = false;
  await clock.pass(60_000);
  const jobs = ids.map((id) => bench.engine.runsOf(id)[0]?.jobId);
  expect(jobs).toEqual(['job-1', 'job-2']);
  expect(server.jobs).toHaveLength(2);
});

it('[BATCH-42] a start that could not be written down sends nothing, and leaves nothing behind', async () => {
  let trouble = true;
  const { bench, clock, server, begin, settle, phases } = await openStudio({
    data: failing(() => (trouble ? 'disk-full' : null)),
  });
  await expect(begin(skuNames(2))).rejects.toMatchObject({ code: 'disk-full' });
  trouble = false;
  await clock.pass(120_000);
  expect(server.calls['upload'] ?? 0).toBe(0);
  expect(bench.engine.snapshot().batches).toEqual([]);

  const { batchId } = await begin(skuNames(2));
  await settle(batchId);
  expect(phases(batchId)).toEqual(['done', 'done']);
  expect(server.jobs).toHaveLength(2);
  await bench.crash();
  await clock.until(bench.engine.recover());
  expect(phases(batchId)).toEqual(['done', 'done']);
});

it('[BATCH-42] a start over an earlier batch that could not be written down leaves that as it was', async () => {
  let trouble = false;
  const { bench, clock, server, begin, settle, phases } = await openStudio({
    data: failing(() => (trouble ? 'disk-full' : null)),
  });
  const first = await begin(skuNames(2));
  await settle(first.batchId);
  trouble = true;
  await expect(begin(skuNames(3))).rejects.toMatchObject({ code: 'disk-full' });
  trouble = false;
  await clock.pass(120_000);
  expect(phases(first.batchId)).toEqual(['done', 'done']);
  expect(server.jobs).toHaveLength(2);
  const again = await begin(skuNames(3));
  await settle(again.batchId);
  expect(phases(again.batchId)).toEqual(['done', 'done', 'done']);
  expect(server.jobs).toHaveLength(3);
  await bench.crash();
  await clock.until(bench.engine.recover());
  expect(phases(again.batchId)).toEqual(['done', 'done', 'done']);
});
