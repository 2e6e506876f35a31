/**
 * The engine against a server that decides by itself, with random faults, random orders of answers
 * and crashes at random moments. Whatever happens: never two accepted submissions of one run, never
 * beyond the limits, and every run ends or waits for something that has a name.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasEnded } from '../../src-shared/domain/run.ts';
import { createModelServer, type Fate } from './engine/model-server.ts';
import { createVirtualClock } from './engine/virtual-clock.ts';
import { createWorkbench } from './engine/workbench.ts';

const SUBMIT_FATES: readonly Fate[] = [
  'ok',
  'ok',
  'ok',
  'lost-after',
  'lost-before',
  'not-sent',
  'refused',
  'images-refused',
];
const OTHER_FATES: readonly Fate[] = ['ok', 'ok', 'ok', 'ok', 'network', 'server-error'];

interface World {
  readonly skus: number;
  readonly parallel: number;
  readonly submit: readonly number[];
  readonly other: readonly number[];
  readonly latencies: readonly number[];
  readonly jobSeconds: readonly number[];
  readonly galleryDelayMs: number;
  /** Milliseconds of virtual time between crashes. */
  readonly crashes: readonly number[];
  readonly running: number;
  /** One SKU first, the others on a person's word. */
  readonly pilot: boolean;
}

const worlds: fc.Arbitrary<World> = fc.record({
  skus: fc.integer({ min: 1, max: 7 }),
  parallel: fc.integer({ min: 1, max: 5 }),
  submit: fc.array(fc.nat(SUBMIT_FATES.length - 1), { minLength: 1, maxLength: 12 }),
  other: fc.array(fc.nat(OTHER_FATES.length - 1), { minLength: 1, maxLength: 40 }),
  latencies: fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 9 }),
  jobSeconds: fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 }),
  galleryDelayMs: fc.integer({ min: 0, max: 10_000 }),
  crashes: fc.array(fc.integer({ min: 1, max: 90_000 }), { maxLength: 5 }),
  running: fc.integer({ min: 2, max: 5 }),
  pilot: fc.boolean(),
});

async function live(world: World): Promise<void> {
  const clock = createVirtualClock();
  let travelled = 0;
  const server = createModelServer({
    clock,
    running: world.running,
    latencyMs: () => world.latencies[travelled++ % world.latencies.length] ?? 0,
    jobMs: (n) => (world.jobSeconds[n % world.jobSeconds.length] ?? 1) * 1_000,
    galleryDelayMs: world.galleryDelayMs,
    visibleDelayMs: 2_000,
    fate: (call, n) => {
      if (call === 'me') return 'ok';
      const sends = call === 'submit';
      const fates = sends ? SUBMIT_FATES : OTHER_FATES;
      const draws = sends ? world.submit : world.other;
      // Faults run out, so that every story has an end.
      return n > draws.length ? 'ok' : (fates[draws[n - 1] ?? 0] ?? 'ok');
    },
  });
  const bench = await createWorkbench({ clock, api: () => server });
  try {
    const skus = [];
    for (let i = 0; i < world.skus; i += 1) skus.push(await bench.sku(`sku-${i}`, 1));
    const plan = bench.plan(skus, {
      parallel: world.parallel,
      limits: { rate: { submissions: 5, windowSeconds: 60 }, maxJobs: world.running },
      pilot: world.pilot,
    });
    const { batchId } = await clock.until(bench.engine.start(plan));
    for (const ms of world.crashes) {
      await clock.pass(ms);
      await bench.crash();
      await clock.until(bench.engine.recover());
    }
    let view = await clock.until(bench.engine.settled(batchId));
    if (world.pilot) {
      expect(server.jobs.length, 'jobs before the yes').toBeLessThanOrEqual(1);
      bench.engine.release(batchId);
      view = await clock.until(bench.engine.settled(batchId));
    }

    const perSku = new Map<string, number>();
    for (const { project } of server.jobs) perSku.set(project, (perSku.get(project) ?? 0) + 1);
    for (const [project, jobs] of perSku) {
      expect(jobs, `accepted submissions of ${project}`).toBe(1);
    }
    expect(server.refusedByLimits, '429 provoked').toBe(0);
    expect(server.mostRunning).toBeLessThanOrEqual(world.running);
    for (const job of server.jobs) expect(job.files).toHaveLength(1);
    for (const run of bench.engine.runsOf(batchId)) {
      // A question holds its slot; with one slot the others wait for the answer too.
      const asked = run.state.phase === 'unclear' && run.state.question !== null;
      const named = asked || (view.counts.needsYou > 0 && view.counts.waiting > 0);
      expect(hasEnded(run.state) || named, JSON.stringify(run.state)).toBe(true);
      if (run.state.phase === 'done') {
        expect((await bench.files(run.place)).filter((f) => f !== 'metadata.json')).toHaveLength(2);
      }
    }
    if (view.state.state === 'ended') expect(await bench.leftovers()).toEqual([]);
  } finally {
    await bench.close();
  }
}

describe('engine and model server', () => {
  it('[PROOF-01] at most one accepted submission per run, limits kept, every run ends or waits for something named', async () => {
    await fc.assert(fc.asyncProperty(worlds, live), {
      numRuns: Number(process.env['ENGINE_WORLDS'] ?? 25),
      endOnFailure: true,
      interruptAfterTimeLimit: 90_000,
    });
  }, 120_000);
});
