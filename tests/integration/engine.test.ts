/** The whole engine on a model server and virtual time: one SKU, many SKUs, and everything in between. */
import { afterEach, describe, expect, it } from 'vitest';
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
  bench = await createWorkbench({ clock, api: () => server });
  return { clock, server, bench };
}

describe('engine', () => {
  it('[BATCH-02] carries one SKU from its photos to whole files on disk', async () => {
    const { clock, server, bench } = await studio();
    const sku = await bench.sku('dress', 3, ['front', '', 'back']);
    const { batchId } = await clock.until(bench.engine.start(bench.plan([sku])));
    const view = await clock.until(bench.engine.settled(batchId));
    expect(view.state.state).toBe('ended');
    const [run] = bench.engine.runsOf(batchId);
    expect(run?.state).toEqual({ phase: 'done' });
    expect(await bench.files('dress')).toEqual([
      'metadata.json',
      'output_0_0_v0.jpg',
      'output_0_1_v0.jpg',
    ]);
    expect(server.jobs).toHaveLength(1);
    expect(server.jobs[0]?.notes).toEqual(['front', '', 'back']);
    expect(run?.credits).toBe(6);
  });
});
