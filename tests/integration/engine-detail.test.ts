/** What is told of a single run: files, phases with their times, calls without anything secret. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ApiCall } from '../../src-main/piktid/api.ts';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

const POLL: Omit<ApiCall, 'atMs' | 'durationMs'> = {
  request: 'GET /jobs/{job}/status',
  status: 200,
  fault: null,
};

/** Calls of long ago are forgotten at start. */
const LATER = Date.UTC(2100, 0);

describe('the detail of a run', () => {
  it('[BATCH-35] files as they lie on the disk', async () => {
    const { bench, begin, settle, run } = await openStudio();
    const { batchId } = await begin(skuNames(1));
    await settle(batchId);
    const detail = bench.engine.detail(run(batchId).id);
    expect(detail?.files.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
      'result output_0_0_v0.jpg',
      'result output_0_1_v0.jpg',
      'metadata metadata.json',
    ]);
    for (const { name, bytes, outputId, kind } of detail?.files ?? []) {
      expect((await stat(join(bench.outputDir, 'sku-1', name))).size).toBe(bytes);
      expect(outputId === null).toBe(kind === 'metadata');
    }
    expect(detail?.price).toEqual({ perOutput: 3, learned: true });
  });

  it('[BATCH-35] phases with the time each took, also over a kill', async () => {
    const { clock, bench, begin, settle, run } = await openStudio({
      jobMs: () => 60_000,
      uploadMs: 5_000,
    });
    const { batchId } = await begin(skuNames(1));
    await clock.pass(30_000);
    const midway = bench.engine.detail(run(batchId).id)?.phases.at(-1);
    expect(midway).toMatchObject({ phase: 'processing', toMs: null });
    await bench.crash();
    await clock.until(bench.engine.recover());
    await settle(batchId);
    const phases = bench.engine.detail(run(batchId).id)?.phases ?? [];
    expect(phases.map(({ phase }) => phase)).toEqual([
      'preparing',
      'uploading',
      'ready',
      'submitting',
      'processing',
      'downloading',
    ]);
    const ms = (name: string): number => {
      const span = phases.find(({ phase }) => phase === name);
      return (span?.toMs ?? 0) - (span?.fromMs ?? 0);
    };
    expect(ms('uploading')).toBeGreaterThanOrEqual(5_000);
    expect(ms('processing')).toBeGreaterThan(50_000);
    for (const [i, { toMs }] of phases.entries()) {
      if (i + 1 < phases.length) expect(toMs).toBe(phases[i + 1]?.fromMs);
    }
  });

  it('[BATCH-35] calls are counted where they repeat, kept short, and are there after a kill', async () => {
    const { clock, bench, begin, settle, run, server } = await openStudio({
      jobMs: () => 120_000,
      seen: (model) => ({
        ...model,
        jobStatus: async (jobId, options) => {
          const answer = await model.jobStatus(jobId, options);
          options?.onCall?.({ ...POLL, atMs: LATER, durationMs: 12 });
          return answer;
        },
        galleryJobs: async (projectId, options) => {
          for (let n = 0; n < 90; n += 1) {
            const request = `GET ${n}`;
            options?.onCall?.({ ...POLL, request, atMs: LATER, durationMs: 1 });
          }
          return await model.galleryJobs(projectId, options);
        },
      }),
    });
    const { batchId } = await begin(skuNames(1));
    await settle(batchId);
    const { id } = run(batchId);
    const calls = bench.engine.detail(id)?.calls ?? [];
    expect(calls.length).toBeLessThanOrEqual(80);
    const polls = calls.filter(({ request }) => request === POLL.request);
    expect(polls.reduce((sum, { times }) => sum + times, 0)).toBeGreaterThan(3);
    expect(polls.length).toBeLessThan(3);
    expect(server.jobs).toHaveLength(1);
    await bench.crash();
    await clock.until(bench.engine.recover());
    expect(bench.engine.detail(id)?.calls).toEqual(calls);
  });
});
