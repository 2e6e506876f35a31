/** What most tests of the engine begin with: a model server, virtual time and a workbench, closed afterwards. */
import { afterEach } from 'vitest';
import type { PiktidApi } from '../../../src-main/piktid/api.ts';
import type { BatchId } from '../../../src-shared/domain/ids.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { createModelServer, type ModelOptions, type ModelServer } from './model-server.ts';
import { createVirtualClock } from './virtual-clock.ts';
import { createWorkbench, type Workbench, type WorkbenchOptions } from './workbench.ts';

export interface StudioOptions extends Partial<ModelOptions> {
  /** The server as the engine sees it, when it differs from the model. */
  readonly seen?: (server: ModelServer) => PiktidApi;
  readonly timing?: WorkbenchOptions['timing'];
  readonly data?: WorkbenchOptions['data'];
  /** The server's clock does not jump with this computer's. */
  readonly ownTime?: boolean;
}

const open: Workbench[] = [];

/** Call once in a test file. */
export function closeStudiosAfterEach(): void {
  afterEach(async () => {
    for (const bench of open.splice(0)) await bench.close();
  });
}

export async function openStudio({ seen, timing, data, ownTime, ...model }: StudioOptions = {}) {
  const clock = createVirtualClock();
  const server = createModelServer({
    clock: ownTime ? { now: () => clock.ticks(), sleep: clock.sleep } : clock,
    ...model,
  });
  const api = seen?.(server) ?? server;
  const bench = await createWorkbench({
    ...{ clock, api: () => api },
    ...(timing ? { timing } : {}),
    ...(data ? { data } : {}),
  });
  open.push(bench);
  const plan = async (
    names: readonly string[],
    wishes: Parameters<Workbench['plan']>[1] = {},
  ): Promise<ReturnType<Workbench['plan']>> => {
    const skus = [];
    for (const name of names) skus.push(await bench.sku(name));
    return bench.plan(skus, wishes);
  };
  return {
    clock,
    server,
    bench,
    plan,
    begin: async (names: readonly string[], wishes: Parameters<Workbench['plan']>[1] = {}) =>
      await clock.until(bench.engine.start(await plan(names, wishes))),
    settle: (batchId: BatchId) => clock.until(bench.engine.settled(batchId)),
    phases: (batchId: BatchId) => bench.engine.runsOf(batchId).map(({ state }) => state.phase),
    /** The only run, or the first one. */
    run: (batchId: BatchId): RunView => {
      const [run] = bench.engine.runsOf(batchId);
      if (!run) throw new Error('no run');
      return run;
    },
  };
}

export function skuNames(n: number): string[] {
  return Array.from({ length: n }, (_, i) => `sku-${i + 1}`);
}
