/**
 * Two batches with a SKU of one name share a project at the server: each other's jobs are in its
 * list, and none is taken for the other's.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PiktidApi } from '../../src-main/piktid/api.ts';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { ModelServer } from './engine/model-server.ts';
import { closeStudiosAfterEach, openStudio } from './engine/studio.ts';

closeStudiosAfterEach();

type Studio = Awaited<ReturnType<typeof openStudio>>;

/** The SKU `dress`, wanted twice: in two output folders, with two backgrounds. */
async function bothBatches({ bench, plan, clock }: Studio): Promise<readonly BatchId[]> {
  const ids: BatchId[] = [];
  for (const background of ['red', 'blue']) {
    const { skus, ...rest } = await plan(['dress'], { outputDir: join(bench.dir, background) });
    const own = skus.map((sku) => ({ ...sku, instructions: [{ background, num_variations: 2 }] }));
    const { batchId } = await clock.until(bench.engine.start({ ...rest, skus: own }));
    ids.push(batchId);
    await clock.pass(2_000);
  }
  return ids;
}

/** Remembers which background each job was ordered with. */
function noting(server: ModelServer, orders: Map<string, string>): PiktidApi {
  return {
    ...server,
    submit: async (job, options) => {
      const mine = `job-${server.jobs.length + 1}`;
      orders.set(mine, String(job.instructions[0]?.background));
      return await server.submit(job, options);
    },
  };
}

function jobsOf({ bench }: Studio, ids: readonly BatchId[]): (string | null | undefined)[] {
  return ids.map((id) => bench.engine.runsOf(id)[0]?.jobId);
}

describe('[BATCH-38] two batches share a project', () => {
  it('one answer is lost while the other is still under way: each has its own job', async () => {
    const orders = new Map<string, string>();
    const studio: Studio = await openStudio({
      jobMs: () => 300_000,
      fate: (call, n) => (call === 'submit' && n === 1 ? 'lost-after' : 'ok'),
      seen: (model) => {
        const api = noting(model, orders);
        return {
          ...api,
          submit: async (job, options) => {
            const outcome = await api.submit(job, options);
            if (model.jobs.length === 2) await studio.clock.sleep(25_000);
            return outcome;
          },
          // The first one is listed late.
          galleryJobs: async (...given) => {
            const { jobs, complete } = await model.galleryJobs(...given);
            const late = (model.jobs[0]?.acceptedAt ?? 0) + 40_000 > studio.clock.now();
            return { jobs: jobs.filter(({ jobId }) => !late || jobId !== 'job-1'), complete };
          },
        };
      },
    });
    const ids = await bothBatches(studio);
    for (const id of ids) await studio.settle(id);
    await studio.clock.pass(3_600_000);
    for (const id of ids) await studio.settle(id);
    expect(orders.get('job-1')).toBe('red');
    expect(jobsOf(studio, ids)).toEqual(['job-1', 'job-2']);
    expect(ids.flatMap((id) => studio.phases(id))).toEqual(['done', 'done']);
    expect(studio.server.jobs).toHaveLength(2);
  });

  it('both answers are lost: one is asked about, none is taken for the other', async () => {
    const studio: Studio = await openStudio({
      jobMs: () => 300_000,
      fate: (call, n) => (call === 'submit' && n <= 2 ? 'lost-after' : 'ok'),
      seen: (model) => ({
        ...model,
        galleryJobs: async (...given) => {
          const { jobs, complete } = await model.galleryJobs(...given);
          const late = (model.jobs[0]?.acceptedAt ?? 0) + 40_000 > studio.clock.now();
          return { jobs: jobs.filter(({ jobId }) => !late || jobId !== 'job-1'), complete };
        },
      }),
    });
    const ids = await bothBatches(studio);
    for (const id of ids) await studio.settle(id);
    await studio.clock.pass(3_600_000);
    for (const id of ids) await studio.settle(id);
    const [red, blue] = jobsOf(studio, ids);
    expect(red === 'job-2' || blue === 'job-1').toBe(false);
    expect(studio.server.jobs).toHaveLength(2);
  });
});
