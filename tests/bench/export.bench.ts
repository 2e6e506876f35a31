/**
 * [REVIEW-06] Pictures exported per second, names, profile, metadata, reading back and manifest
 * included, beside the bare resize of the same files. Run by `npm run bench -- export`.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import { loadSharp } from '../../src-main/images/sharp.ts';
import { createExporter } from '../../src-main/review/export/exporter.ts';
import { createExportJobs } from '../../src-main/review/export/jobs.ts';
import { createTargetStore } from '../../src-main/review/export/target-store.ts';
import { systemClock } from '../../src-main/runtime/clock.ts';
import { silentLog } from '../../src-main/runtime/log.ts';
import { mapBounded } from '../../src-main/runtime/map-bounded.ts';
import { ExportRequest } from '../../src-shared/ipc/calls/export.ts';
import { COLLECTION, fakeCollection } from '../support/export-collection.ts';

const PICTURES = 40;
const SOURCE = { width: 1536, height: 2048 };
const TARGET = { width: 1200, height: 1600 };
const QUALITY = 85;
/** Reading back decodes every exported pixel once more; that and the disk are the price. */
const MOST_TIMES_BARE = 2.5;

it(`${PICTURES} pictures of ${SOURCE.width} × ${SOURCE.height}`, { timeout: 300_000 }, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'ftm-bench-export-'));
  const worker = join(import.meta.dirname, '../../dist/main/images-worker.js');
  const images = createImageService({
    cacheDir: join(dir, 'thumbs'),
    workerUrl: pathToFileURL(worker),
  });
  const jobs = createExportJobs({ clock: systemClock, log: silentLog, tell: () => {} });
  try {
    const wishes = Array.from({ length: PICTURES }, (_, at) => ({
      sku: `SKU-${at % 8}`,
      ...SOURCE,
    }));
    const { source, ids, paths } = await fakeCollection(dir, wishes);
    const photo = await detailed();
    for (const path of paths) await writeFile(path, photo);
    const targets = createTargetStore({ dir, clock: systemClock, log: silentLog });
    const { id } = await targets.save(undefined, {
      name: 'Bench',
      size: { kind: 'exact', ...TARGET },
      fit: 'crop',
      background: '#ffffff',
      format: 'jpg',
      quality: QUALITY,
      maxBytes: null,
      minLongest: null,
      whenSmall: 'refuse',
    });
    const bareMs = await bare(paths, join(dir, 'bare'));
    const exporter = createExporter({ source, targets, jobs, images, clock: systemClock });
    const request = ExportRequest.parse({
      collectionId: COLLECTION,
      resultIds: ids,
      folderId: 'folder',
      template: '{sku}/{sku}_{sequence:2}',
      targetIds: [id],
      collisions: 'number',
    });
    const started = performance.now();
    await jobs.ended(await exporter.start(request, join(dir, 'out')));
    const exportMs = performance.now() - started;
    expect(jobs.list()[0]).toMatchObject({ state: 'done', written: PICTURES });
    const perSecond = (ms: number) => `${((PICTURES * 1000) / ms).toFixed(1)} pictures a second`;
    console.log(`bare resize                ${perSecond(bareMs)}`);
    console.log(`export, read back          ${perSecond(exportMs)}`);
    console.log(
      `times the bare resize      ${(exportMs / bareMs).toFixed(2)} (at most ${MOST_TIMES_BARE})`,
    );
    expect(exportMs / bareMs).toBeLessThanOrEqual(MOST_TIMES_BARE);
  } finally {
    await jobs.close();
    await images.close();
    await rm(dir, { recursive: true, force: true });
  }
});

/** As many at once as the export does. */
async function bare(paths: readonly string[], out: string): Promise<number> {
  const sharp = await loadSharp();
  await mkdir(out);
  const started = performance.now();
  await mapBounded(paths, 2, async (path, at) => {
    await sharp(path)
      .resize(TARGET)
      .jpeg({ quality: QUALITY })
      .toFile(join(out, `${at}.jpg`));
  });
  return performance.now() - started;
}

/** Some megabytes of cloth: grain over soft shapes. */
async function detailed(): Promise<Buffer> {
  const sharp = await loadSharp();
  const { width, height } = SOURCE;
  const pixels = Buffer.alloc(width * height * 3);
  let seed = 11;
  for (let at = 0; at < pixels.length; at += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    pixels[at] = 110 + ((seed >>> 16) % 90);
  }
  const raw = { width, height, channels: 3 } as const;
  return sharp(pixels, { raw }).blur(0.8).jpeg({ quality: 92 }).toBuffer();
}
