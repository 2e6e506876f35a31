/** What a command does not touch, and a batch that can only wait for a person's answers. */
import { expect, it } from 'vitest';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

it('[BATCH-26] a narrower command sends nothing for SKUs it did not name; Resume releases them', async () => {
  const { clock, server, bench, begin, settle, phases } = await openStudio({
    jobMs: () => 20_000,
  });
  const wide = await begin(skuNames(6), { parallel: 1 });
  await clock.pass(2_000);
  bench.engine.pause(wide.batchId);
  await clock.pass(60_000);
  const sent = server.jobs.length;
  expect(sent).toBeLessThan(5);

  const narrow = await begin(['sku-6'], { parallel: 1 });
  expect(narrow.resumed).toBe(true);
  await settle(narrow.batchId);
  await clock.pass(10 * 60_000);
  expect(server.jobs).toHaveLength(sent + 1);
  expect(phases(narrow.batchId).filter((phase) => phase === 'done')).toHaveLength(sent + 1);

  bench.engine.resume(narrow.batchId);
  await settle(narrow.batchId);
  expect(phases(narrow.batchId)).toEqual(skuNames(6).map(() => 'done'));
  expect(server.jobs).toHaveLength(6);
});

it('[BATCH-27] answers that only the user can give make the batch stand still, never hang', async () => {
  const { server, bench, begin, settle, phases } = await openStudio({
    jobMs: () => 20_000,
    fate: (call) => (call === 'submit' ? 'lost-before' : 'ok'),
  });
  const { batchId } = await begin(skuNames(4), { parallel: 2 });
  const view = await settle(batchId);
  expect(view.counts.needsYou).toBe(2);
  expect(server.calls['submit']).toBe(2);
  expect(server.jobs).toHaveLength(0);

  // The user's word for one of them frees its place: the batch goes on to the next question.
  const [first] = bench.engine.runsOf(batchId).filter(({ state }) => state.phase === 'unclear');
  if (!first) throw new Error('no question');
  bench.engine.cancelRun(first.id, 'stopped');
  await settle(batchId);
  expect(phases(batchId)).toContain('cancelled');
  expect(server.calls['submit']).toBe(3);
});
