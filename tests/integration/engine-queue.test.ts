/** Several batches of one account: the one in front gets the free slots, also after a restart. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeStudiosAfterEach, openStudio } from './engine/studio.ts';

closeStudiosAfterEach();

const LIMITS = { rate: { submissions: 50, windowSeconds: 60 }, maxJobs: 1 };

async function threeBatches() {
  const studio = await openStudio({
    window: { submissions: 50, ms: 60_000 },
    running: 1,
    jobMs: () => 60_000,
  });
  const { bench, begin } = studio;
  const ids = [];
  for (const name of ['a', 'b', 'c']) {
    const outputDir = join(bench.outputDir, name);
    const started = await begin([`${name}-1`, `${name}-2`], { outputDir, limits: LIMITS });
    ids.push(started.batchId);
  }
  const [a, b, c] = ids;
  if (!a || !b || !c) throw new Error('three batches');
  /** Of which batch each submission was. */
  const sent = (): string =>
    bench.data.ledger
      .entries()
      .map((entry) => (entry.event === 'intent' ? entry.sku.charAt(0) : ''))
      .join('');
  const settleAll = async (): Promise<void> => {
    for (const id of [a, b, c]) await studio.settle(id);
  };
  return { ...studio, a, b, c, sent, settleAll };
}

describe('the queue of batches', () => {
  it('[BATCH-31] the older one goes first until somebody says otherwise', async () => {
    const { sent, settleAll } = await threeBatches();
    await settleAll();
    expect(sent()).toBe('aabbcc');
  });

  it('[BATCH-31] a batch moved to the front gets the next free slot', async () => {
    const { clock, bench, c, a, b, sent, settleAll } = await threeBatches();
    await clock.pass(30_000);
    bench.engine.moveBatch(c, 'first');
    bench.engine.moveBatch(b, 'down');
    await settleAll();
    expect(sent()).toBe('accabb');
    const at = (id: typeof a) => bench.engine.batch(id)?.position ?? 0;
    expect(at(c)).toBeLessThan(at(a));
    expect(at(a)).toBeLessThan(at(b));
  });

  it('[BATCH-31] the order outlives a kill, and is told to those who look', async () => {
    const { clock, bench, a, c, sent, settleAll } = await threeBatches();
    await clock.pass(30_000);
    const told: number[] = [];
    bench.engine.onChange(({ batches }) => {
      for (const { id, position } of batches) if (id === c) told.push(position);
    });
    bench.engine.moveBatch(c, 'up');
    bench.engine.moveBatch(c, 'up');
    await clock.pass(1_000);
    expect(told.at(-1)).toBe(1);
    await bench.crash();
    await clock.until(bench.engine.recover());
    expect(bench.engine.batch(a)?.position).toBe(2);
    await settleAll();
    expect(sent()).toBe('accabb');
  });
});
