/** A retry of a paid job: what can be fetched is fetched free, and only the rest is ordered again. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PiktidApi } from '../../src-main/piktid/api.ts';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { closeStudiosAfterEach, openStudio, skuNames } from './engine/studio.ts';

closeStudiosAfterEach();

type Trouble = 'result-damaged' | 'result-unsafe' | 'network' | 'none' | 'listed-short';

/** A studio whose finished job cannot be brought home while the trouble lasts. */
async function shortStudio(first: Trouble) {
  const trouble = { now: first };
  const studio = await openStudio({
    seen: (server): PiktidApi => ({
      ...server,
      jobResults: async (...given) => {
        const answer = await server.jobResults(...given);
        return trouble.now === 'listed-short'
          ? { ...answer, results: answer.results.slice(0, 1) }
          : answer;
      },
      downloadResult: async (...given) => {
        if (trouble.now === 'none' || trouble.now === 'listed-short') {
          return await server.downloadResult(...given);
        }
        throw new StudioError({ code: trouble.now, message: 'It did not arrive.' });
      },
    }),
  });
  const { batchId } = await studio.begin(skuNames(1));
  await studio.settle(batchId);
  expect(studio.phases(batchId)).toEqual([first === 'listed-short' ? 'partial' : 'failed']);
  return { ...studio, trouble, batchId };
}

describe('a retry of a paid job', () => {
  it.each(['result-damaged', 'result-unsafe', 'network', 'listed-short'] as const)(
    '[BATCH-30] %s: the same job is fetched, and nothing is paid again',
    async (what) => {
      const { server, bench, begin, settle, phases, plan, trouble } = await shortStudio(what);
      trouble.now = 'none';
      const wishes = { retryFailed: true };
      const preview = await bench.engine.preview(await plan(skuNames(1), wishes));
      expect(preview).toMatchObject({ outputs: 0, credits: 0, skus: [{ action: 'fetch' }] });
      const again = await begin(skuNames(1), wishes);
      expect(again.warnings).toMatchObject([{ said: 'fetch-first', sku: 'sku-1' }]);
      await settle(again.batchId);
      expect(phases(again.batchId)).toEqual(['done']);
      expect(await bench.files('sku-1')).toContain('output_0_1_v0.jpg');
      expect(server.jobs).toHaveLength(1);
    },
  );

  it.each(['run', 'batch'] as const)(
    '[BATCH-30] retried as a %s in the app, it is fetched too',
    async (what) => {
      const { server, bench, settle, phases, run, trouble, batchId } =
        await shortStudio('result-damaged');
      trouble.now = 'none';
      if (what === 'run') bench.engine.retryRun(run(batchId).id);
      else bench.engine.retryFailed(batchId);
      await settle(batchId);
      expect(phases(batchId)).toEqual(['done']);
      expect(server.jobs).toHaveLength(1);
    },
  );

  it('[BATCH-30] what the server still does not list is ordered again, once', async () => {
    const { server, begin, settle, phases } = await shortStudio('listed-short');
    const again = await begin(skuNames(1), { retryFailed: true });
    await settle(again.batchId);
    expect(server.jobs).toHaveLength(2);
    expect(phases(again.batchId)).toEqual(['partial']);
    await settle((await begin(skuNames(1))).batchId);
    expect(server.jobs).toHaveLength(2);
  });

  it('[BATCH-10] while the downloads are out of order nothing is ordered again', async () => {
    const { server, begin, settle, phases } = await shortStudio('network');
    const again = await begin(skuNames(1), { retryFailed: true });
    await settle(again.batchId);
    expect(phases(again.batchId)).toEqual(['failed']);
    expect(server.jobs).toHaveLength(1);
  });
});

describe('results that were not made here', () => {
  it('[BATCH-12] of a single run: the folder is named, and that nothing was made', async () => {
    const { bench, begin, server } = await openStudio();
    await mkdir(bench.outputDir, { recursive: true });
    await writeFile(join(bench.outputDir, 'metadata.json'), '{}');
    const { warnings } = await begin(skuNames(1), { kind: 'run' });
    const place = basename(bench.outputDir);
    expect(warnings).toEqual([{ said: 'done-elsewhere', sku: 'sku-1', place }]);
    expect(server.jobs).toHaveLength(0);
  });
});
