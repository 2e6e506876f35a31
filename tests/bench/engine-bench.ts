/** What the measurements of the engine share: a data folder, an engine on it, photos, a plan. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createEngine } from '../../src-main/batch/create-engine.ts';
import type { Engine } from '../../src-main/batch/engine.ts';
import type { EngineTiming } from '../../src-main/batch/state/timing.ts';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import type { PiktidApi } from '../../src-main/piktid/api.ts';
import { systemClock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { type DataFolder, openDataFolder } from '../../src-main/storage/data-folder.ts';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import type { BatchPlan, SkuPlan } from '../../src-shared/domain/plan.ts';
import { planOf } from '../support/plan.ts';

export const BENCH_ACCOUNT = 'bench' as AccountKey;

export function openBench(
  dir: string,
  api: PiktidApi,
  timing: Partial<EngineTiming> = {},
): { readonly engine: Engine; readonly data: DataFolder } {
  const clock = systemClock;
  const data = openDataFolder({ dir, sandbox: false, clock, log: silentLog, label: 'bench' });
  const engine = createEngine({
    data,
    clock,
    log: silentLog,
    api: { apiFor: () => api, onAccountChanged: () => () => undefined },
    images: createImageService({ cacheDir: join(dir, 'cache'), workerUrl: null }),
    random: Math.random,
    versions: { app: '0', node: '20' },
    timing,
  });
  return { engine, data };
}

/** SKU folders of one photo each. */
export async function makeSkus(dir: string, count: number): Promise<SkuPlan[]> {
  const skus: SkuPlan[] = [];
  for (let n = 0; n < count; n += 1) {
    const sku = `sku-${String(n).padStart(6, '0')}`;
    const sourceDir = join(dir, 'in', sku);
    const path = join(sourceDir, 'front.jpg');
    const bytes = Buffer.from(`photo of ${sku}`);
    await mkdir(sourceDir, { recursive: true });
    await writeFile(path, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    skus.push({
      sku,
      sourceDir,
      photos: [{ path, name: 'front.jpg', sha256, bytes: bytes.length, modifiedMs: 0 }],
      instructions: [{}],
      identity: { code: 'Someone' },
    });
  }
  return skus;
}

/** No limit stands in the way: what is sent, is sent as fast as the engine can. */
export function unlimitedPlan(outputDir: string, skus: SkuPlan[], parallel: number): BatchPlan {
  return planOf({
    ...{ account: BENCH_ACCOUNT, outputDir, skus, parallel },
    limits: { rate: { submissions: 1e9, windowSeconds: 1 }, maxJobs: parallel },
    pollSeconds: 0.001,
  });
}

/** Bytes of the heap that something still holds. */
export function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
