/** Jobs whose answer was lost and that turn up later than anybody looked for them. */
import { describe, expect, it } from 'vitest';
import type { PiktidApi } from '../../src-main/piktid/api.ts';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { ModelServer } from './engine/model-server.ts';
import { closeStudiosAfterEach, openStudio } from './engine/studio.ts';

closeStudiosAfterEach();

describe('a job that turns up late', () => {
  it('[BATCH-28] while a question stands it is found and adopted, and nothing is sent again', async () => {
    const { clock, server, bench, begin, settle, phases } = await openStudio({
      fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-after' : 'ok'),
      galleryDelayMs: 1_800_000,
    });
    const { batchId } = await begin(['a']);
    const view = await settle(batchId);
    expect(view.counts.needsYou).toBe(1);
    await clock.pass(3_600_000);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.jobs).toHaveLength(1);
    expect(server.calls['submit']).toBe(1);
    expect(bench.data.ledger.entries().map(({ event }) => event)).toContain('adopted');
  });

  it('[BATCH-28] the gallery is looked at slowly, also after a restart', async () => {
    const { clock, server, bench, begin, settle, phases } = await openStudio({
      fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-after' : 'ok'),
      galleryDelayMs: 3 * 3_600_000,
    });
    const { batchId } = await begin(['a']);
    await settle(batchId);
    const before = server.calls['gallery'] ?? 0;
    await clock.pass(3_601_000);
    expect((server.calls['gallery'] ?? 0) - before).toBe(12);
    await bench.crash();
    await clock.until(bench.engine.recover());
    await clock.pass(3 * 3_600_000);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.jobs).toHaveLength(1);
  });

  it('[BATCH-28] several that turn up change the question; the user chooses', async () => {
    const { clock, server, bench, begin, settle, phases, run } = await openStudio({
      fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-after' : 'ok'),
      galleryDelayMs: 1_800_000,
    });
    const { batchId } = await begin(['a']);
    await settle(batchId);
    // Another computer sends the same SKU by hand.
    const [job] = server.jobs;
    await server.submit({
      projectId: job?.project ?? '',
      identityCode: 'Someone',
      images: [{ fileId: 'file-1' }, { fileId: 'file-2' }],
      instructions: [{ num_variations: 2 }],
      options: { model: 'auto', consistency: true, barefoot: false },
    });
    await clock.pass(3_600_000);
    expect(run(batchId).state).toMatchObject({
      phase: 'unclear',
      question: {
        reason: 'late-candidate',
        candidates: [{ jobId: 'job-1' }, { jobId: 'job-2' }],
      },
    });
    expect(bench.notices.some((text) => text.includes('turned up'))).toBe(true);
    await clock.until(bench.engine.adoptJob(run(batchId).id, 'job-1'));
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.calls['submit']).toBe(2);
  });

  it('[BATCH-28] before it is sent again: the first takes its place, and one is paid', async () => {
    const studio = await openStudio({
      jobMs: () => 300_000,
      fate: (call, n) => (call === 'submit' && n === 2 ? 'lost-after' : 'ok'),
      seen: (server) => hiding(server, (jobId) => jobId === 'job-2' && !sentAgain()),
    });
    const { server, bench, begin, settle, phases } = studio;
    const sentAgain = (): boolean =>
      bench.data.ledger.entries().some(({ event }) => event === 'resubmitted');
    const { batchId } = await begin(['a', 'b']);
    await settle(batchId);
    expect(sentAgain()).toBe(true);
    expect(phases(batchId)).toEqual(['done', 'done']);
    expect(server.jobs).toHaveLength(2);
    expect(server.calls['submit']).toBe(2);
    expect(server.refusedByLimits).toBe(0);
  });

  it('[BATCH-28] given up, and the SKU ordered with another look: it is not forgotten', async () => {
    const { clock, server, bench, plan, settle } = await openStudio({
      fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-after' : 'ok'),
      galleryDelayMs: 900_000,
    });
    const command = await plan(['a']);
    const { batchId } = await clock.until(bench.engine.start(command));
    await settle(batchId);
    const [lost] = bench.engine.runsOf(batchId);
    if (!lost) throw new Error('no run');
    bench.engine.cancelRun(lost.id, 'stopped');
    await settle(batchId);
    const other = command.skus.map((sku) => ({ ...sku, instructions: [{ pose: 'walking' }] }));
    const again = await clock.until(bench.engine.start({ ...command, skus: other }));
    await settle(again.batchId);
    await clock.pass(900_000);
    bench.engine.retryRun(lost.id);
    await settle(again.batchId);
    await settle(batchId);
    const kept = [batchId, again.batchId].flatMap((id) => bench.engine.runsOf(id));
    expect(kept.find(({ id }) => id === lost.id)).toMatchObject({
      jobId: 'job-1',
      state: { phase: 'done' },
    });
    expect(server.jobs).toHaveLength(2);
  });

  it('[BATCH-28] it is not sent again while the list of jobs cannot be read', async () => {
    let failing = 3;
    const { server, bench, begin, settle, phases } = await openStudio({
      jobMs: () => 300_000,
      fate: (call, n) => (call === 'submit' && n === 2 ? 'lost-after' : 'ok'),
      seen: (model) => ({
        ...model,
        galleryJobs: async (...given) => {
          const sentAgain = bench.data.ledger
            .entries()
            .some(({ event }) => event === 'resubmitted');
          if (!sentAgain) return hiding(model, (jobId) => jobId === 'job-2').galleryJobs(...given);
          failing -= 1;
          if (failing >= 0) throw new StudioError({ code: 'server-error', message: 'Down.' });
          return model.galleryJobs(...given);
        },
      }),
    });
    const { batchId } = await begin(['a', 'b']);
    await settle(batchId);
    expect(failing).toBeLessThan(0);
    expect(phases(batchId)).toEqual(['done', 'done']);
    expect(server.jobs).toHaveLength(2);
  });

  it('[BATCH-28] after it was sent again: both cost, and the pictures of both come home', async () => {
    const { server, bench, begin, settle, phases } = await openStudio({
      jobMs: () => 300_000,
      fate: (call, n) => (call === 'submit' && n === 2 ? 'lost-after' : 'ok'),
      seen: (model) => hiding(model, (jobId) => jobId === 'job-2' && model.jobs.length < 3),
    });
    const { batchId } = await begin(['a', 'b']);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done']);
    expect(server.jobs).toHaveLength(3);
    expect(bench.notices.filter((text) => text.includes('Both cost'))).toHaveLength(1);
    const events = bench.data.ledger.entries();
    const resubmitted = events.find(({ event }) => event === 'resubmitted');
    expect(events.filter((one) => one.submissionId === resubmitted?.submissionId)).toMatchObject([
      { event: 'intent' },
      { event: 'unclear' },
      { event: 'resubmitted', by: 'rules' },
      { event: 'adopted', jobId: 'job-2' },
      { event: 'ended', jobId: 'job-2', credits: 6, saved: 2 },
    ]);
    const twice = bench.engine.runsOf(batchId).find(({ jobId }) => jobId === 'job-3');
    expect(await bench.files(twice?.place ?? '')).toEqual([
      'metadata.json',
      'output_0_0_v0 (2).jpg',
      'output_0_0_v0.jpg',
      'output_0_1_v0 (2).jpg',
      'output_0_1_v0.jpg',
    ]);
    expect(twice).toMatchObject({ jobId: 'job-3', credits: 6 });
    expect(twice?.outputs.map(({ state }) => state)).toEqual(Array(4).fill('saved'));
    const told = twice && bench.engine.detail(twice.id)?.timeline.map(({ line }) => line);
    expect(told).toContainEqual({ said: 'first-job-saved', job: 'job-2', n: 2 });
    expect(bench.engine.batch(batchId)).toMatchObject({ creditsSpent: 18, outputsOrdered: 6 });
  });

  it('[BATCH-28] after it was sent again: an outage of the list does not hide it', async () => {
    let failing = 2;
    const { bench, server, begin, settle } = await openStudio({
      jobMs: () => 300_000,
      fate: (call, n) => (call === 'submit' && n === 2 ? 'lost-after' : 'ok'),
      seen: (model) => ({
        ...model,
        galleryJobs: async (...given) => {
          const hides = model.jobs.length < 3;
          const listing = hiding(model, (jobId) => hides && jobId === 'job-2');
          if (!hides && --failing >= 0) {
            throw new StudioError({ code: 'server-error', message: 'Down.' });
          }
          return listing.galleryJobs(...given);
        },
      }),
    });
    const { batchId } = await begin(['a', 'b']);
    await settle(batchId);
    expect(failing).toBeLessThan(0);
    expect(server.jobs).toHaveLength(3);
    expect(bench.notices.filter((text) => text.includes('Both cost'))).toHaveLength(1);
  });

  it('[BATCH-32] while it runs it holds a slot and keeps the batch from ending, also over a kill', async () => {
    const { clock, server, bench, begin, settle, phases } = await openStudio({
      // The lost one runs for long after the other is over.
      jobMs: (n) => (n === 2 ? 900_000 : 200_000),
      fate: (call, n) => (call === 'submit' && n === 2 ? 'lost-after' : 'ok'),
      seen: (model) => hiding(model, (jobId) => jobId === 'job-2' && model.jobs.length < 3),
    });
    const { batchId } = await begin(['a', 'b']);
    await clock.pass(540_000);
    const late = () => bench.engine.runsOf(batchId).find(({ jobId }) => jobId === 'job-3');
    expect(late()?.state.phase).toBe('done');
    expect(bench.engine.snapshot().limits[0]?.jobsRunning).toBe(1);
    expect(bench.engine.batch(batchId)?.state.state).toBe('running');
    await bench.crash();
    await clock.until(bench.engine.recover());
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done', 'done']);
    expect(await bench.files(late()?.place ?? '')).toHaveLength(5);
    expect(server.jobs).toHaveLength(3);
    expect(server.refusedByLimits).toBe(0);
    expect(bench.engine.snapshot().limits[0]?.jobsRunning).toBe(0);
  });

  it('[BATCH-32] where the second job failed, the first one completes the SKU', async () => {
    const { server, bench, begin, settle, phases } = await openStudio({
      jobMs: () => 300_000,
      end: (n) => (n === 3 ? { end: 'failed', good: 0 } : { end: 'completed' }),
      fate: (call, n) => (call === 'submit' && n === 2 ? 'lost-after' : 'ok'),
      seen: (model) => hiding(model, (jobId) => jobId === 'job-2' && model.jobs.length < 3),
    });
    const { batchId } = await begin(['a', 'b']);
    await settle(batchId);
    expect(server.jobs.map(({ end }) => end)).toEqual(['completed', 'completed', 'failed']);
    expect(phases(batchId)).toEqual(['done', 'done']);
    expect(bench.engine.runsOf(batchId).map(({ jobId }) => jobId)).toContain('job-2');
    bench.engine.retryFailed(batchId);
    await settle(batchId);
    expect(server.jobs).toHaveLength(3);
  });

  it('[BATCH-32] signed out in the middle: it goes on when the user is back', async () => {
    let out = false;
    const { clock, bench, begin, settle } = await openStudio({
      jobMs: () => 300_000,
      fate: (call, n) => (call === 'submit' && n === 2 ? 'lost-after' : 'ok'),
      seen: (model) => ({
        ...hiding(model, (jobId) => jobId === 'job-2' && model.jobs.length < 3),
        jobResults: async (jobId, options) => {
          if (out && jobId === 'job-2') {
            throw new StudioError({ code: 'signed-out', message: 'Signed out.' });
          }
          return await model.jobResults(jobId, options);
        },
      }),
    });
    out = true;
    const { batchId } = await begin(['a', 'b']);
    expect((await settle(batchId)).state).toMatchObject({ reason: 'signed-out' });
    out = false;
    await bench.crash();
    await clock.until(bench.engine.recover());
    expect((await settle(batchId)).state.state).toBe('ended');
    const [a, b] = [await bench.files('a'), await bench.files('b')];
    expect([a.length, b.length].sort()).toEqual([3, 5]);
  });

  it('[BATCH-28] a picture made again whose answer was lost is found while the question stands', async () => {
    let shown = false;
    const { clock, server, bench, begin, settle, phases, run } = await openStudio({
      fate: (call) => (call === 'regenerate' ? 'lost-after' : 'ok'),
      seen: (model) => ({
        ...model,
        versions: async (...given) => {
          const versions = await model.versions(...given);
          return shown ? versions : [0];
        },
      }),
    });
    const { batchId } = await begin(['a']);
    await settle(batchId);
    bench.engine.regenerate(run(batchId).id, 0, 0);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['unclear']);
    shown = true;
    await clock.pass(600_000);
    await settle(batchId);
    expect(phases(batchId)).toEqual(['done']);
    expect(server.regenerated).toHaveLength(1);
    expect(await bench.files('a')).toContain('output_0_0_v1.jpg');
  });

  it('[BATCH-03] an adopted job that still runs proves that the gallery lists running jobs', async () => {
    const { clock, bench, begin } = await openStudio({
      jobMs: () => 100_000,
      fate: (call) => (call === 'submit' ? 'lost-after' : 'ok'),
    });
    await begin(['a']);
    // Before the follower has looked at the job for the first time.
    await clock.pass(2_000);
    expect(bench.data.database.get('SELECT gallery_proven AS proven FROM account_facts')).toEqual({
      proven: 1,
    });
  });
});

/** The model with a gallery that leaves some jobs out. */
function hiding(server: ModelServer, hides: (jobId: string) => boolean): PiktidApi {
  return {
    ...server,
    galleryJobs: async (...given) => {
      const { jobs, complete } = await server.galleryJobs(...given);
      return { jobs: jobs.filter(({ jobId }) => !hides(jobId)), complete };
    },
  };
}
