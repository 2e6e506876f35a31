/** A batch is removed while a job of it, cancelled and not wanted any more, still runs at the server. */
import { describe, expect, it } from 'vitest';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

async function removed() {
  const studio = await openStudio({ jobMs: () => 600_000 });
  const { clock, bench, begin, settle } = studio;
  const { batchId } = await begin(skuNames(5), { parallel: 5 });
  await clock.pass(30_000);
  for (const { id } of bench.engine.runsOf(batchId)) bench.engine.cancelRun(id, 'stopped');
  await settle(batchId);
  const slots = () => bench.engine.snapshot().limits[0]?.jobsRunning;
  expect(slots()).toBe(5);
  return { ...studio, batchId, slots };
}

describe('[BATCH-40] a removed batch', () => {
  it('takes its slots along: the next one is not held up for ever', async () => {
    const { clock, bench, batchId, slots, begin, settle, phases } = await removed();
    bench.engine.removeBatch(batchId);
    expect(slots()).toBe(0);
    await clock.pass(1_200_000);
    const next = await begin(['z']);
    await settle(next.batchId);
    expect(phases(next.batchId)).toEqual(['done']);
    const closed = bench.data.ledger.entries().filter(({ event }) => event === 'closed');
    expect(closed).toHaveLength(5);
  });

  it('holds none after a restart either, also where an earlier process left them', async () => {
    const { clock, bench, batchId, begin, settle, phases } = await removed();
    bench.data.database.run('DELETE FROM batches WHERE id = ?', batchId);
    await bench.crash();
    await clock.until(bench.engine.recover());
    await clock.pass(1_200_000);
    const next = await begin(['z']);
    await settle(next.batchId);
    expect(phases(next.batchId)).toEqual(['done']);
  });
});

it('[BATCH-04] an order whose refusal could not be written holds no slot after a restart', async () => {
  const { clock, server, bench, begin, settle, phases } = await openStudio();
  await settle((await begin(['a'])).batchId);
  await bench.crash();
  const { database } = bench.data;
  const columns = database
    .all<{ name: string }>("SELECT name FROM pragma_table_info('submissions')")
    .map(({ name }) => name);
  const other: Record<string, string> = { id: "'left'", outcome: "'pending'", holds_slot: '1' };
  for (const name of ['job_id', 'outcome_ms', 'ended_ms']) other[name] = 'NULL';
  const values = columns.map((name) => other[name] ?? name);
  database.run(
    `INSERT INTO submissions (${columns.join(', ')}) SELECT ${values.join(', ')} FROM submissions`,
  );
  await bench.crash();
  await clock.until(bench.engine.recover());
  // After a refusal one at a time goes: it must not wait for the answer of one that is gone.
  server.foreignJobs = 5;
  const next = await begin(['b', 'c']);
  await clock.pass(60_000);
  server.foreignJobs = 0;
  await settle(next.batchId);
  expect(phases(next.batchId)).toEqual(['done', 'done']);
  expect(server.jobs).toHaveLength(3);
});
