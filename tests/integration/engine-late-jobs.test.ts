/** Jobs whose answer was lost and that turn up later than anybody looked for them. */
import { describe, expect, it } from 'vitest';
import type { PiktidApi } from '../../src-main/piktid/api.ts';
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

  it('[BATCH-28] after it was sent again: both cost, and that is told and recorded', async () => {
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
      { event: 'closed' },
    ]);
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
