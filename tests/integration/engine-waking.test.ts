/** The computer slept, the clock was set, the network changed: nothing is lost, paid twice or late. */
import { describe, expect, it } from 'vitest';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

const HOUR = 3_600_000;

describe('waking', () => {
  it('[BATCH-24] after a sleep of hours jobs are looked at at once', async () => {
    const { clock, server, bench, begin } = await openStudio({ jobMs: () => HOUR });
    await begin(['a']);
    await clock.pass(200_000);
    const before = server.calls['status'] ?? 0;
    clock.jump(8 * HOUR);
    bench.engine.wake();
    await clock.pass(1_100);
    expect((server.calls['status'] ?? 0) - before).toBeGreaterThanOrEqual(1);
    expect(bench.engine.snapshot().batches[0]?.counts.done).toBe(1);
  });

  it('[BATCH-24] the minute window is a matter of the wall clock after a sleep', async () => {
    const { clock, server, bench, begin } = await openStudio({ jobMs: () => 10_000 });
    await begin(skuNames(8));
    await clock.pass(15_000);
    expect(server.jobs).toHaveLength(5);
    clock.jump(HOUR);
    bench.engine.wake();
    await clock.pass(2_000);
    expect(server.jobs).toHaveLength(8);
    expect(server.refusedByLimits).toBe(0);
  });

  it('[BATCH-24] waking often asks a job at most once a second', async () => {
    const { clock, server, bench, begin } = await openStudio({ jobMs: () => HOUR });
    await begin(['a']);
    await clock.pass(60_000);
    const before = server.calls['status'] ?? 0;
    for (let i = 0; i < 100; i += 1) {
      bench.engine.wake();
      await clock.pass(100);
    }
    expect((server.calls['status'] ?? 0) - before).toBeLessThanOrEqual(11);
  });

  it('[BATCH-24] an outage that ended during the sleep is noticed at once', async () => {
    let down = true;
    const { clock, server, bench, begin } = await openStudio({
      fate: () => (down ? 'network' : 'ok'),
      jobMs: () => HOUR,
    });
    await begin(['a']);
    await clock.pass(600_000);
    expect(server.jobs).toHaveLength(0);
    down = false;
    bench.engine.wake();
    await clock.pass(2_500);
    expect(server.jobs).toHaveLength(1);
  });

  it('[BATCH-24] waking does not shorten the grace of a lost answer', async () => {
    const { clock, server, bench, begin, settle } = await openStudio({
      jobMs: () => 200_000,
      fate: (call, n) => (call === 'submit' && n === 2 ? 'lost-before' : 'ok'),
    });
    const { batchId } = await begin(['a', 'b']);
    await clock.pass(6_000);
    clock.jump(3 * HOUR);
    for (let i = 0; i < 20; i += 1) {
      bench.engine.wake();
      await clock.pass(1_500);
    }
    expect(server.calls['submit']).toBe(2);
    await settle(batchId);
    expect(server.calls['submit']).toBe(3);
    expect(server.jobs).toHaveLength(2);
  });
});

describe('a wall clock that is set', () => {
  for (const jump of [6 * HOUR, -6 * HOUR]) {
    const way = jump > 0 ? 'forward' : 'back';
    it(`[BATCH-24] ${way}: limits kept, no 429, every SKU done once and no later than before`, async () => {
      const { clock, server, bench, begin, settle, phases } = await openStudio({
        jobMs: () => 20_000,
        ownTime: true,
      });
      const real = clock.ticks();
      const { batchId } = await begin(skuNames(20));
      for (let i = 0; i < 6; i += 1) {
        await clock.pass(17_000);
        clock.jump(i % 2 === 0 ? jump : -jump);
      }
      await settle(batchId);
      expect(phases(batchId)).toEqual(skuNames(20).map(() => 'done'));
      expect(server.jobs).toHaveLength(20);
      expect(bench.notices.filter((text) => text.startsWith('warning'))).toEqual([]);
      // Four windows of five, and the last jobs.
      expect(clock.ticks() - real).toBeLessThan(240_000);
    });

    it(`[BATCH-24] ${way}: a job that is not listed yet is not given up, a lost answer not sent early`, async () => {
      const { clock, server, begin, settle, phases } = await openStudio({
        jobMs: () => 100_000,
        visibleDelayMs: 30_000,
        ownTime: true,
        fate: (call, n) => (call === 'submit' && n === 2 ? 'lost-before' : 'ok'),
      });
      const { batchId } = await begin(['a', 'b', 'c']);
      await clock.pass(8_000);
      clock.jump(jump);
      await clock.pass(35_000);
      expect(server.calls['submit']).toBe(3);
      await settle(batchId);
      expect(phases(batchId)).toEqual(['done', 'done', 'done']);
      expect(server.jobs).toHaveLength(3);
    });
  }

  it('[BATCH-24] set back while the app was closed: nothing waits for hours', async () => {
    const { clock, server, bench, begin, settle } = await openStudio({
      jobMs: () => 10_000,
      ownTime: true,
    });
    const { batchId } = await begin(skuNames(8));
    await clock.pass(20_000);
    clock.jump(-6 * HOUR);
    await bench.crash();
    await clock.until(bench.engine.recover());
    await clock.pass(120_000);
    await settle(batchId);
    expect(server.jobs).toHaveLength(8);
    expect(server.refusedByLimits).toBe(0);
  });
});
