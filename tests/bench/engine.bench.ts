/**
 * [PROOF-05] The engine alone, on a server that answers at once: SKUs a second, whether 10,000 SKUs go as fast
 * as 1,000, and what a SKU costs in memory. The data lies on a memory disk where there is one, since
 * a real disk's syncs would be all there is to see; what they cost is told beside it. Limits: a SKU
 * of 10,000 takes at most 1.25 times what one of 1,000 takes, and 16 KB of memory.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { heapInUse, makeSkus, openBench, unlimitedPlan } from './engine-bench.ts';
import { createInstantApi } from './instant-api.ts';
import { median } from './schedule-bound.ts';

const MEMORY_DISK = '/dev/shm';
const FEW = 1_000;
const MANY = 10_000;
const ON_DISK = 300;
const PARALLEL = 50;
const ROUNDS = 3;
const SLOWER_LIMIT = 1.25;
const MEMORY_LIMIT = 16 * 1024;

export default async function measure(): Promise<boolean> {
  const quick = existsSync(MEMORY_DISK) ? MEMORY_DISK : tmpdir();
  await round(quick, ON_DISK);
  const few: Round[] = [];
  const many: Round[] = [];
  // In turn: whatever else the computer does meets both.
  for (let n = 0; n < ROUNDS; n += 1) {
    few.push(await round(quick, FEW));
    many.push(await round(quick, MANY));
  }
  const disk = await round(tmpdir(), ON_DISK);
  const fewPerSecond = median(few.map(({ perSecond }) => perSecond));
  const manyPerSecond = median(many.map(({ perSecond }) => perSecond));
  const slower = fewPerSecond / manyPerSecond;
  const bytes = median(many.map((one) => one.bytesPerSku));
  console.log(`  ${FEW} SKUs                     ${fewPerSecond.toFixed(0)} SKUs a second`);
  console.log(`  ${MANY} SKUs                    ${manyPerSecond.toFixed(0)} SKUs a second`);
  console.log(`  ${ON_DISK} SKUs on this disk          ${disk.perSecond.toFixed(0)} SKUs a second`);
  console.log(`  slower by                     ${slower.toFixed(2)}  (at most ${SLOWER_LIMIT})`);
  console.log(
    `  memory a SKU                  ${(bytes / 1024).toFixed(1)} KB  (at most ${MEMORY_LIMIT / 1024} KB)`,
  );
  return slower <= SLOWER_LIMIT && bytes <= MEMORY_LIMIT;
}

interface Round {
  readonly perSecond: number;
  readonly bytesPerSku: number;
}

async function round(where: string, count: number): Promise<Round> {
  const dir = await mkdtemp(join(where, 'bench-engine-'));
  const skus = await makeSkus(dir, count);
  const { engine, data } = openBench(join(dir, 'data'), createInstantApi(), {
    firstLookMs: 0,
    pollMinMs: 0,
  });
  try {
    const before = heapInUse();
    const started = performance.now();
    const { batchId } = await engine.start(unlimitedPlan(join(dir, 'out'), skus, PARALLEL));
    const { counts } = await engine.settled(batchId);
    const seconds = (performance.now() - started) / 1000;
    if (counts.done !== count) throw new Error(`${counts.done} of ${count} SKUs are done`);
    return { perSecond: count / seconds, bytesPerSku: (heapInUse() - before) / count };
  } finally {
    await engine.stop();
    data.close();
    await rm(dir, { recursive: true, force: true });
  }
}
