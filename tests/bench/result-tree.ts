/**
 * A tree of results as PiktID's scripts leave it: a folder a SKU with `metadata.json` and
 * `output_<instruction>_<variation>_v<version>.jpg`, and one batch summary; the flat-lays in a folder
 * beside. Pictures are copies of one small real one unless another is given.
 */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { mapBounded } from '../../src-main/runtime/map-bounded.ts';

export interface ResultTree {
  readonly root: string;
  readonly flatLays: string;
  readonly results: number;
}

export async function makeResultTree(
  dir: string,
  { skus, perSku, picture }: { skus: number; perSku: number; picture?: Buffer },
): Promise<ResultTree> {
  const root = join(dir, 'results');
  const flatLays = join(dir, 'products');
  const original = join(dir, 'one.jpg');
  await mkdir(root, { recursive: true });
  await writeFile(original, picture ?? (await smallPicture(64, 80)));
  const names = Array.from({ length: skus }, (_, n) => `SKU-${String(n + 1).padStart(5, '0')}`);
  await mapBounded(names, 12, async (sku, n) => {
    await mkdir(join(root, sku), { recursive: true });
    await mkdir(join(flatLays, sku), { recursive: true });
    await copyFile(original, join(flatLays, sku, 'front.jpg'));
    for (let i = 0; i < perSku; i += 1) {
      await copyFile(original, join(root, sku, `output_${i}_0_v0.jpg`));
    }
    await writeFile(
      join(root, sku, 'metadata.json'),
      JSON.stringify(metadataOf(n, perSku), null, 2),
    );
  });
  const summary = {
    timestamp: '2026-03-02T08:00:00',
    configuration: {
      parallel: 3,
      model: 'auto',
      enhance_consistency: true,
      base_url: 'https://example.invalid',
      identity_code: 'PiktidSummer',
      identity_image: null,
      instructions_file: 'instructions.json',
    },
    total_folders: skus,
    successful: skus,
    failed: 0,
    total_time_seconds: 1234,
    results: names.map((folder) => ({ folder, success: true, processing_time: 42.1 })),
  };
  await writeFile(
    join(root, 'batch_summary_20260302_080000.json'),
    JSON.stringify(summary, null, 2),
  );
  return { root, flatLays, results: skus * perSku };
}

export function metadataOf(n: number, perSku: number): object {
  return {
    job_id: `job-${n}`,
    status: 'completed',
    results: Array.from({ length: perSku }, (_, i) => ({
      image_index: i,
      group_index: 0,
      version: 0,
      original_filename: `output_${i}_0.jpg`,
      status: 'completed',
      output: {
        full_size: `https://cdn.example.invalid/${n}/${i}/full.jpg`,
        thumbnail: `https://cdn.example.invalid/${n}/${i}/thumb.jpg`,
      },
      quality_score: 0.5 + ((n + i) % 50) / 100,
      processing_time: 12.5,
      model_used: 'nano_banana_pro',
      error_message: null,
      detail_needs_review: (n + i) % 17 === 0,
      detail_review_reason: (n + i) % 17 === 0 ? 'The logo may differ.' : null,
    })),
    summary: { total_images: perSku, successful: perSku, failed: 0, average_quality_score: 0.8 },
    credits_used: perSku * 4,
  };
}

export async function smallPicture(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#b86b4b' } })
    .jpeg()
    .toBuffer();
}
