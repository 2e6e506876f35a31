/** The app's summaries: one at the end of a batch, one when it quits before. Engine, disk and files are real. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../src-main/runtime/log.ts';
import { createSummaries } from '../../src-main/studio/summaries.ts';
import { createModelServer, type ModelOptions } from './engine/model-server.ts';
import { createVirtualClock } from './engine/virtual-clock.ts';
import { createWorkbench, type Workbench } from './engine/workbench.ts';

let bench: Workbench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

async function studio(options: Partial<ModelOptions> = {}) {
  const clock = createVirtualClock();
  const server = createModelServer({ clock, ...options });
  const made = await createWorkbench({ clock, api: () => server });
  bench = made;
  const watch = () =>
    createSummaries({
      engine: made.engine,
      database: made.data.database,
      clock,
      log: silentLog,
    });
  const summaries = async () => {
    const names = (await readdir(made.outputDir)).filter((name) =>
      name.startsWith('batch_summary'),
    );
    const texts = names.sort().map((name) => readFile(join(made.outputDir, name), 'utf8'));
    return (await Promise.all(texts)).map((text) => JSON.parse(text));
  };
  return { clock, server, bench: made, watch, summaries };
}

describe('summaries of the app', () => {
  it('[BATCH-16] writes one when the batch ends, and no second one at quit', async () => {
    const { clock, bench, watch, summaries } = await studio();
    const papers = watch();
    const skus = [await bench.sku('dress'), await bench.sku('shirt')];
    const plan = bench.plan(skus, { instructionsFile: 'look.json', parallel: 2 });
    const { batchId } = await clock.until(bench.engine.start(plan));
    await clock.until(bench.engine.settled(batchId));
    await clock.until(bench.engine.stop());
    await papers.close();
    const [summary, ...more] = await summaries();
    expect(more).toEqual([]);
    expect(summary).toMatchObject({
      total_folders: 2,
      successful: 2,
      failed: 0,
      batch_id: batchId,
      configuration: {
        parallel: 2,
        model: 'auto',
        enhance_consistency: true,
        base_url: 'http://model.invalid',
        identity_code: 'Someone',
        instructions_file: 'look.json',
      },
    });
    expect(summary.total_time_seconds).toBeGreaterThan(0);
  });

  it('[BATCH-16] writes one when the app quits in the middle, and another at the end next time', async () => {
    const { clock, server, bench, watch, summaries } = await studio({ jobMs: () => 60_000 });
    const papers = watch();
    const plan = bench.plan([await bench.sku('dress'), await bench.sku('shirt')]);
    const { batchId } = await clock.until(bench.engine.start(plan));
    const ordered = new Promise<void>((resolve) => {
      bench.engine.onChange(() => {
        if (server.jobs.length === 2) resolve();
      });
    });
    await clock.until(ordered);
    await clock.until(bench.engine.stop());
    await papers.close();
    expect(await summaries()).toMatchObject([{ successful: 0, failed: 2, total_folders: 2 }]);

    await bench.crash();
    const again = watch();
    await clock.until(bench.engine.recover());
    await clock.until(bench.engine.settled(batchId));
    await clock.until(bench.engine.stop());
    await again.close();
    expect(await summaries()).toMatchObject([{ successful: 0 }, { successful: 2 }]);
  });

  it('[BATCH-16] leaves no summary of a batch in which nothing happened', async () => {
    const { clock, bench, watch, summaries } = await studio();
    const first = watch();
    const { batchId } = await clock.until(bench.engine.start(bench.plan([await bench.sku('a')])));
    bench.engine.pause(batchId);
    await clock.until(bench.engine.settled(batchId));
    await clock.until(bench.engine.stop());
    await first.close();
    const before = (await summaries()).length;
    await bench.crash();
    const second = watch();
    await clock.until(bench.engine.recover());
    await clock.until(bench.engine.stop());
    await second.close();
    expect(await summaries()).toHaveLength(before);
  });
});
