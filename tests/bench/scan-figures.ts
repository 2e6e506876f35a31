/**
 * A season of 2,000 SKUs and 10,000 photos: first rows, the whole scan, and how long the event loop
 * is ever held. Makes the season, measures, removes it; judging is done by the bench.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createDraft } from '../../src-main/intake/draft.ts';
import { scanFolders } from '../../src-main/intake/scan-folders.ts';
import type { Clock } from '../../src-main/runtime/clock.ts';
import { systemClock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { mapBounded } from '../../src-main/runtime/map-bounded.ts';

export const SKUS = 2_000;
export const PHOTOS_PER_SKU = 5;

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The figure must not be above it. */
  readonly limit?: number;
}

/** Makes the season, measures, removes it. */
export async function measureScan(clock: Clock = systemClock): Promise<readonly Figure[]> {
  const root = await mkdtemp(join(tmpdir(), 'ftm-bench-scan-'));
  try {
    await makeSeason(root);
    return [...(await measureFolders(root)), ...(await measureDraft(root, clock))];
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function makeSeason(root: string): Promise<void> {
  const skus = Array.from({ length: SKUS }, (_, n) => n);
  await mapBounded(skus, 16, async (n) => {
    const dir = join(root, `drop-${n % 20}`, `SKU ${String(n).padStart(5, '0')}`);
    await mkdir(dir, { recursive: true });
    for (let photo = 0; photo < PHOTOS_PER_SKU; photo += 1) {
      await writeFile(join(dir, `${photo}.jpg`), `${n} ${photo}`);
    }
  });
}

async function measureFolders(root: string): Promise<readonly Figure[]> {
  const started = performance.now();
  let firstMs = 0;
  const { skus } = await scanFolders([root], {
    onFound: () => {
      if (firstMs === 0) firstMs = performance.now() - started;
    },
  });
  const wholeMs = performance.now() - started;
  const photos = skus.reduce((sum, sku) => sum + sku.photos.length, 0);
  if (skus.length !== SKUS || photos !== SKUS * PHOTOS_PER_SKU) {
    throw new Error(`found ${skus.length} SKUs and ${photos} photos`);
  }
  return [
    { name: 'scan: first SKU', value: firstMs, unit: 'ms', limit: 200 },
    { name: `scan: ${SKUS} SKUs, ${photos} photos`, value: wholeMs, unit: 'ms' },
  ];
}

/** The same through the draft, with a listener, as the window has it; pictures are not decoded. */
async function measureDraft(root: string, clock: Clock): Promise<readonly Figure[]> {
  const facts = {
    format: 'jpeg',
    width: 3000,
    height: 4000,
    orientation: 1,
    space: 'srgb',
    hasProfile: true,
    profile: null,
  };
  const draft = createDraft({
    images: { probe: async () => facts, verify: async () => facts },
    clock,
    settings: { rememberFolder: () => undefined },
    log: silentLog,
  });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let tellings = 0;
  let firstMs = 0;
  const started = performance.now();
  draft.onChange((view) => {
    tellings += 1;
    if (firstMs === 0 && view.skus.length > 0) firstMs = performance.now() - started;
  });
  delay.enable();
  await draft.add([root]);
  const addedMs = performance.now() - started;
  await draft.idle();
  delay.disable();
  const wholeMs = performance.now() - started;
  await draft.close();
  return [
    { name: 'draft: first rows', value: firstMs, unit: 'ms', limit: 200 },
    { name: 'draft: all rows', value: addedMs, unit: 'ms' },
    { name: 'draft: all rows looked at', value: wholeMs, unit: 'ms' },
    { name: 'draft: times told', value: tellings, unit: '' },
    {
      name: 'draft: longest hold of the event loop',
      value: delay.max / 1e6,
      unit: 'ms',
      limit: 100,
    },
  ];
}
