/** A question about a lost answer stands, and the same command, or the app, is started again. */
import { describe, expect, it } from 'vitest';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { closeStudiosAfterEach, openStudio } from './engine/studio.ts';
import type { Workbench } from './engine/workbench.ts';

closeStudiosAfterEach();

/** A question, its job listed since; the process that asked it is gone. */
async function asked(seen: NonNullable<Parameters<typeof openStudio>[0]>['seen'] = (all) => all) {
  const studio = await openStudio({
    fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-after' : 'ok'),
    galleryDelayMs: 120_000,
    seen,
  });
  const { clock, bench, begin, settle } = studio;
  const first = await begin(['a']);
  expect((await settle(first.batchId)).counts.needsYou).toBe(1);
  await clock.pass(120_000);
  await bench.crash();
  const startedMs = clock.now();
  return {
    ...studio,
    batchId: first.batchId,
    passedMs: () => clock.now() - startedMs,
    adoptedAfterMs: () => adoptedMs(bench) - startedMs,
    /** As the command line does it. */
    again: async (...names: string[]) => {
      await clock.until(bench.engine.recover({ goOn: 'followed' }));
      const { batchId } = await begin(names);
      return settle(batchId);
    },
  };
}

describe('[BATCH-28] the same command again, while a question stands', () => {
  it('finds the job that turned up meanwhile at once, and sends nothing', async () => {
    const { server, batchId, again, phases, adoptedAfterMs } = await asked();
    await again('a');
    expect(phases(batchId)).toEqual(['done']);
    expect(adoptedAfterMs()).toBeLessThan(1_000);
    expect(server.calls['submit']).toBe(1);
    expect(server.jobs).toHaveLength(1);
  });

  it('asks on where it is not listed yet, after one look', async () => {
    let hidden = false;
    const { server, again, passedMs, run } = await asked((all) => ({
      ...all,
      galleryJobs: async (...given) => {
        const listing = await all.galleryJobs(...given);
        return hidden ? { ...listing, jobs: [] } : listing;
      },
    }));
    hidden = true;
    const before = server.calls['gallery'] ?? 0;
    const view = await again('a');
    expect(view.counts.needsYou).toBe(1);
    expect(run(view.id).state.phase).toBe('unclear');
    expect((server.calls['gallery'] ?? 0) - before).toBe(1);
    expect(passedMs()).toBeLessThan(1_000);
  });

  it('is not kept waiting by a gallery that cannot be read', async () => {
    let down = false;
    const { again, passedMs } = await asked((all) => ({
      ...all,
      galleryJobs: async (...given) => {
        if (down) throw new StudioError({ code: 'server-error', message: 'Down.' });
        return all.galleryJobs(...given);
      },
    }));
    down = true;
    expect((await again('a')).counts.needsYou).toBe(1);
    expect(passedMs()).toBeLessThan(1_000);
  });

  it('leaves the questions of other folders to their own command', async () => {
    const { server, again } = await asked();
    const before = server.calls['gallery'] ?? 0;
    await again('b');
    // Before the submission of `b`, and to see whether running jobs are listed.
    expect((server.calls['gallery'] ?? 0) - before).toBeLessThanOrEqual(2);
  });

  it('leaves the choice to the person who named a job', async () => {
    const { clock, server, bench, plan, run } = await asked();
    await clock.until(bench.engine.recover({ goOn: 'followed' }));
    const before = server.calls['gallery'] ?? 0;
    const wish = await plan(['a'], { adopt: { a: 'job-1' } });
    const { batchId } = await clock.until(bench.engine.start(wish));
    expect((await clock.until(bench.engine.settled(batchId))).counts.needsYou).toBe(1);
    expect(server.calls['gallery'] ?? 0).toBe(before);
    await clock.until(bench.engine.adoptJob(run(batchId).id, 'job-1'));
    await clock.until(bench.engine.settled(batchId));
    expect(run(batchId).state.phase).toBe('done');
  });
});

it('[BATCH-28] the app that is started again looks at once', async () => {
  const { clock, bench, batchId, phases, adoptedAfterMs } = await asked();
  await clock.until(bench.engine.recover());
  await clock.until(bench.engine.settled(batchId));
  expect(phases(batchId)).toEqual(['done']);
  expect(adoptedAfterMs()).toBeLessThan(1_000);
});

it('[BATCH-28] Start in the app that asks: looked for at once, once', async () => {
  const { clock, server, bench, begin, settle, phases } = await openStudio({
    fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-after' : 'ok'),
    galleryDelayMs: 120_000,
  });
  const { batchId } = await begin(['a']);
  await settle(batchId);
  await clock.pass(100_000);
  const startedMs = clock.now();
  const before = server.calls['gallery'] ?? 0;
  await begin(['a']);
  expect((server.calls['gallery'] ?? 0) - before).toBeLessThanOrEqual(1);
  await settle(batchId);
  expect(phases(batchId)).toEqual(['done']);
  expect(adoptedMs(bench) - startedMs).toBeLessThan(1_000);
});

function adoptedMs({ data }: Workbench): number {
  return data.ledger.entries().find(({ event }) => event === 'adopted')?.atMs ?? Number.NaN;
}
