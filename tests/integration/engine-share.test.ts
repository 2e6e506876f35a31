/** Several computers on one account: the engine finds the free share and keeps to it. */
import { describe, expect, it } from 'vitest';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

describe('an account of our own', () => {
  it('[BATCH-29] two submissions refused in one moment are a hiccup, and cost seconds', async () => {
    const { clock, bench, begin, settle, phases } = await openStudio({
      jobMs: () => 20_000,
      latencyMs: () => 40,
      seen: (server) => {
        let early = 2;
        return {
          ...server,
          submit: async (...given) => {
            if (early <= 0) return await server.submit(...given);
            early -= 1;
            await server.me();
            return {
              kind: 'rate-limited',
              retryAfterMs: null,
              failure: { code: 'rate-limited', message: 'Too many requests.' },
            };
          },
        };
      },
    });
    const from = clock.now();
    const { batchId } = await begin(skuNames(8));
    await settle(batchId);
    expect(phases(batchId)).toEqual(skuNames(8).map(() => 'done'));
    expect(bench.notices.filter((text) => text.includes('busy elsewhere'))).toEqual([]);
    // One window and one job: five at once, three a minute later.
    expect(clock.now() - from).toBeLessThan(100_000);
  });
});

describe('a shared account', () => {
  it('[BATCH-29] learns what is free, says so, and does not knock every minute', async () => {
    const { server, bench, begin, settle, phases } = await openStudio({
      jobMs: () => 60_000,
      latencyMs: () => 40,
    });
    server.foreignJobs = 3;
    const { batchId } = await begin(skuNames(24));
    await settle(batchId);
    expect(phases(batchId)).toEqual(skuNames(24).map(() => 'done'));
    expect(bench.notices.filter((text) => text.includes('2 jobs at once'))).not.toEqual([]);
    // Two slots serve twenty-four jobs in twelve rounds; one more is tried now and then.
    expect(server.refusedByLimits).toBeLessThanOrEqual(9);
    expect(server.jobs).toHaveLength(24);
  });

  it('[BATCH-29] remembers it over a restart, and gives it back when the others have gone', async () => {
    const { clock, server, bench, begin, settle } = await openStudio({ jobMs: () => 60_000 });
    server.foreignJobs = 4;
    const { batchId } = await begin(skuNames(30));
    await clock.pass(30_000);
    expect(server.refusedByLimits).toBeGreaterThan(0);
    await bench.crash();
    const refused = server.refusedByLimits;
    await clock.until(bench.engine.recover());
    await clock.pass(20_000);
    expect(server.refusedByLimits - refused).toBeLessThanOrEqual(1);
    server.foreignJobs = 0;
    await settle(batchId);
    expect(bench.notices.some((text) => text.includes('free again'))).toBe(true);
    expect(server.mostRunning).toBe(5);
  });
});
