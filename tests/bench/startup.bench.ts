/**
 * [PROOF-05] The start with years of work behind it: from opening a data folder of 1,000 batches and 100,000
 * runs until the engine has taken up what was interrupted and shown its first snapshot, as the app
 * does it. Limit: 300 ms, the median of several starts.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PiktidApi } from '../../src-main/piktid/api.ts';
import { openBench } from './engine-bench.ts';
import { createInstantApi } from './instant-api.ts';
import { median } from './schedule-bound.ts';
import { fillYears } from './years-of-batches.ts';

const YEARS = { batches: 1_000, runsPerBatch: 100 };
const STARTS = 7;
const LIMIT_MS = 300;

export default async function measure(): Promise<boolean> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-startup-'));
  try {
    const first = openBench(dir, createInstantApi());
    await first.engine.stop();
    fillYears(first.data, YEARS);
    first.data.close();
    const starts: Start[] = [];
    for (let n = 0; n < STARTS; n += 1) starts.push(await start(dir));
    const shown = median(starts.map(({ shownMs }) => shownMs));
    const open = median(starts.map(({ openMs }) => openMs));
    console.log(`  data folder and engine open   ${open.toFixed(0)} ms`);
    console.log(
      `  first batch can be shown      ${shown.toFixed(0)} ms  (at most ${LIMIT_MS} ms; ${starts
        .map(({ shownMs }) => shownMs.toFixed(0))
        .join(', ')})`,
    );
    return shown <= LIMIT_MS;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

interface Start {
  readonly openMs: number;
  readonly shownMs: number;
}

async function start(dir: string): Promise<Start> {
  const begun = performance.now();
  const { engine, data } = openBench(dir, offline());
  const openMs = performance.now() - begun;
  // The app begins to take up what was interrupted, and shows what there is meanwhile.
  const recovering = engine.recover();
  const { batches, runs } = engine.snapshot();
  const shownMs = performance.now() - begun;
  if (batches.length !== YEARS.batches || runs.length === 0) {
    throw new Error(`${batches.length} batches and ${runs.length} runs are shown`);
  }
  await recovering;
  await engine.stop();
  data.close();
  return { openMs, shownMs };
}

/** Nobody answers, so that every start finds the same. */
function offline(): PiktidApi {
  const never = (): Promise<never> => new Promise(() => undefined);
  return new Proxy(createInstantApi(), { get: () => never });
}
