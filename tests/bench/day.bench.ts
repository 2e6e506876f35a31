/**
 * Memory over 24 hours in scaled time: three jobs that run all day, and a small batch every hour. What
 * is held after the first hours must be all there is to hold. Limit: from hour 4 to hour 24 the heap
 * grows by less than 6 MB, the server's model and everything it remembers included.
 */
import { createModelServer } from '../integration/engine/model-server.ts';
import { createVirtualClock } from '../integration/engine/virtual-clock.ts';
import { createWorkbench } from '../integration/engine/workbench.ts';
import { heapInUse } from './engine-bench.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;
const LEVEL_FROM = 4;
const LIMIT_MB = 6;
const LONG_JOBS = 3;
const SKUS_AN_HOUR = 2;

export default async function measure(): Promise<boolean> {
  const clock = createVirtualClock();
  // The first jobs outlast the day, the others take two minutes.
  const server = createModelServer({
    clock,
    jobMs: (n) => (n <= LONG_JOBS ? 100 * HOUR_MS : 120_000),
  });
  const bench = await createWorkbench({ clock, api: () => server });
  let changes = 0;
  bench.engine.onChange(() => {
    changes += 1;
  });
  try {
    const long = await Promise.all(
      Array.from({ length: LONG_JOBS }, (_, n) => bench.sku(`long-${n}`)),
    );
    await clock.until(bench.engine.start(bench.plan(long)));
    await clock.pass(60_000);
    const heap: number[] = [];
    for (let hour = 1; hour <= HOURS; hour += 1) {
      const skus = await Promise.all(
        Array.from({ length: SKUS_AN_HOUR }, (_, n) => bench.sku(`hour-${hour}-${n}`)),
      );
      const outputDir = `${bench.outputDir}-${hour}`;
      await clock.until(bench.engine.start(bench.plan(skus, { outputDir, name: `hour ${hour}` })));
      await clock.pass(HOUR_MS);
      heap[hour] = heapInUse() / 1e6;
    }
    const rise = (heap[HOURS] ?? 0) - (heap[LEVEL_FROM] ?? 0);
    const fine = rise < LIMIT_MB;
    const shown = [1, LEVEL_FROM, 12, HOURS].map(
      (hour) => `${heap[hour]?.toFixed(1)} MB at ${hour}`,
    );
    const done = bench.engine.snapshot().batches.filter(({ state }) => state.state === 'ended');
    console.log(
      `  heap by hour: ${shown.join(', ')}; ${done.length} batches done, ${changes} changes told`,
    );
    console.log(
      `  from hour ${LEVEL_FROM} to ${HOURS} it grows by ${rise.toFixed(1)} MB ` +
        `(limit ${LIMIT_MB} MB) ${fine ? 'ok' : 'TOO MUCH'}`,
    );
    return fine && done.length === HOURS;
  } finally {
    await bench.close();
  }
}
