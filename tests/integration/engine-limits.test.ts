/** What may run at once, and how much it may cost: limits of the account, budgets, the order of SKUs. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

/** Credits an output of ordinary size is taken to cost. */
const GUESS = 3;

describe('limits', () => {
  it('[BATCH-04] never provokes a 429, whatever the answers take, and loses almost no time', async () => {
    let n = 0;
    const lengths = [10_000, 45_000, 90_000, 180_000];
    const { clock, server, begin, settle, phases } = await openStudio({
      latencyMs: () => [5, 40, 150, 20][n++ % 4] ?? 5,
      jobMs: (job) => lengths[job % 4] ?? 0,
      uploadMs: 2_000,
      downloadMs: 1_500,
    });
    const from = clock.now();
    const { batchId } = await begin(skuNames(60));
    await settle(batchId);
    expect(phases(batchId)).toEqual(skuNames(60).map(() => 'done'));
    expect(server.refusedByLimits).toBe(0);
    expect(server.mostRunning).toBeLessThanOrEqual(5);
    expect(server.mostInWindow).toBe(5);
    // 60 jobs of 81 s on five slots take 975 s at the very least.
    expect(clock.now() - from).toBeLessThan(1_120_000);
  });

  it('[BATCH-04] the account is shared by two batches', async () => {
    const { clock, server, bench, settle } = await openStudio({ jobMs: () => 100_000 });
    const [a, b] = [await bench.sku('a'), await bench.sku('b')];
    const more = [];
    for (const name of skuNames(8)) more.push(await bench.sku(name));
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
    const { clock, server, bench, begin, settle, phases } = await openStudio({
      jobMs: () => 20_000,
    });
    server.foreignJobs = 5;
    const { batchId, warnings } = await begin(skuNames(4));
    expect(warnings).toEqual([]);
    await clock.pass(200_000);
    expect(server.jobs).toHaveLength(0);
    // Four before any refusal is known, then one after each pause: 1, 2, 4, 8, 16 s, then 45 s.
    expect(server.refusedByLimits).toBeLessThanOrEqual(4 + 8);
    expect(bench.notices.some((notice) => notice.includes('busy elsewhere'))).toBe(true);
    server.foreignJobs = 0;
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done', 'done', 'done']);
  });

  it('[BATCH-05] one that is about to be sent when another is refused waits as well', async () => {
    let listed = 0;
    const { clock, server, begin, settle, phases } = await openStudio({
      jobMs: () => 20_000,
      retryAfterMs: 30_000,
      seen: (model) => ({
        ...model,
        galleryJobs: async (...given) => {
          const listing = await model.galleryJobs(...given);
          listed += 1;
          // The second one's list takes so long that the first one's refusal comes before it.
          if (listed === 2) await clock.sleep(3_000);
          return listing;
        },
      }),
    });
    server.foreignJobs = 5;
    const { batchId } = await begin(skuNames(2));
    await clock.pass(25_000);
    expect(server.refusedByLimits).toBe(1);
    server.foreignJobs = 0;
    await settle(batchId);
    expect(server.refusedByLimits).toBe(1);
    expect(phases(batchId)).toEqual(['done', 'done']);
  });

  it('[BATCH-04] lowers parallel to the jobs of the account, and says so', async () => {
    const { server, begin, settle } = await openStudio();
    const { batchId, warnings } = await begin(skuNames(4), {
      parallel: 5,
      limits: { rate: { submissions: 100, windowSeconds: 60 }, maxJobs: 2 },
    });
    await settle(batchId);
    expect(warnings[0]).toEqual({ said: 'parallel-lowered', asked: 5, jobs: 2 });
    expect(server.mostRunning).toBe(2);
  });

  it('[BATCH-06] prepares at most parallel + 2 SKUs ahead', async () => {
    const { clock, server, begin } = await openStudio({ jobMs: () => 3_600_000 });
    await begin(skuNames(20), { parallel: 2 });
    await clock.pass(60_000);
    // Two run, and four more are uploaded.
    expect(server.uploaded).toHaveLength(2 * (2 + 2 + 2));
  });
});

describe('budget', () => {
  it('[BATCH-09] parks what goes beyond it; raised, it goes on', async () => {
    const { server, bench, begin, settle, phases } = await openStudio();
    const { batchId } = await begin(skuNames(5), { budget: { outputs: 5 } });
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

  it('[BATCH-09] lowered while a SKU is just about to be sent, holds for that one too', async () => {
    let lower = (): void => undefined;
    const { server, bench, begin, settle, phases } = await openStudio({
      seen: (model) => ({
        ...model,
        galleryJobs: async (...given) => {
          const answer = await model.galleryJobs(...given);
          // Listed right before the second one is sent.
          const [first] = server.jobs;
          if (first && first.project !== given[0]) lower();
          return answer;
        },
      }),
    });
    const { batchId } = await begin(skuNames(3), { parallel: 1, budget: { outputs: 6 } });
    lower = () => bench.engine.setBudget(batchId, { outputs: 2 });
    await settle(batchId);
    expect([...phases(batchId)].sort()).toEqual(['done', 'parked', 'parked']);
    expect(server.jobs).toHaveLength(1);
  });

  it('[BATCH-09] counts what is ahead: two that become possible at once never share one rest', async () => {
    const { clock, server, begin, phases } = await openStudio({ jobMs: () => 3_600_000 });
    const limits = { rate: { submissions: 2, windowSeconds: 60 }, maxJobs: 5 };
    // Two pictures each: three of them fit, and the minute window lets two through at a time.
    const { batchId } = await begin(skuNames(5), { budget: { outputs: 6 }, limits });
    await clock.pass(300_000);
    expect(server.jobs).toHaveLength(3);
    expect(phases(batchId).filter((phase) => phase === 'parked')).toHaveLength(2);
  });

  it('[BATCH-09] the same for credits', async () => {
    const { clock, server, begin, phases } = await openStudio({ jobMs: () => 3_600_000 });
    const limits = { rate: { submissions: 2, windowSeconds: 60 }, maxJobs: 5 };
    // Two pictures each, at what one of them is guessed to cost before any price is known.
    const { batchId } = await begin(skuNames(5), { budget: { credits: 3 * 2 * GUESS }, limits });
    await clock.pass(300_000);
    expect(server.jobs).toHaveLength(3);
    expect(phases(batchId).filter((phase) => phase === 'parked')).toHaveLength(2);
  });

  it('[BATCH-09] a budget of credits counts what runs with its estimate, then with its price', async () => {
    const { server, begin, settle } = await openStudio({ price: 1 });
    // Guessed at 6 a SKU, it really costs 2.
    const { batchId } = await begin(skuNames(6), { budget: { credits: 9 } });
    const view = await settle(batchId);
    expect(view.creditsSpent).toBeLessThanOrEqual(9);
    expect(server.jobs.length).toBe(4);
  });
});

describe('steering', () => {
  it('[BATCH-07] moves a waiting SKU to the front', async () => {
    const { clock, server, bench, begin, settle } = await openStudio({ jobMs: () => 30_000 });
    const { batchId } = await begin(skuNames(8), { parallel: 1 });
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
    const { clock, bench, begin, settle } = await openStudio({ jobMs: () => 30_000 });
    const seen: { base: number; revision: number; at: number }[] = [];
    bench.engine.onChange(({ baseRevision, revision }) => {
      seen.push({ base: baseRevision, revision, at: clock.now() });
    });
    const { batchId } = await begin(skuNames(6));
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
