/** Result pictures and samples: right pixels and formats, the same again, different when asked. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { call, startBench, submitted, type TestBench, uploadPhoto } from './sandbox-client.ts';

const samples = fileURLToPath(new URL('../../resources/samples', import.meta.url));

let bench: TestBench;
beforeEach(async () => {
  bench = await startBench({
    speed: { visibleAfterMs: 0 },
    limits: { submissions: 100 },
    behaviour: { plainPictures: false },
  });
});
afterEach(() => bench.end());

async function pictures(sku: string, instructions: object[]): Promise<Buffer[]> {
  const project = await call(bench.sandbox, 'POST', '/project', { project_name: sku });
  const photo = await readFile(join(samples, sku, 'front.jpg'));
  const id = await submitted(bench.sandbox, {
    project_id: project.body.project_id,
    identity_code: 'PiktidSummer',
    images: [await uploadPhoto(bench.sandbox, 'front.jpg', photo)],
    instructions,
  });
  bench.sandbox.finishJobs();
  const { results } = (await call(bench.sandbox, 'GET', `/jobs/${id}/results`)).body;
  const all: Buffer[] = [];
  for (const { output } of results) {
    all.push(Buffer.from(await (await fetch(output.full_size)).arrayBuffer()));
  }
  return all;
}

it('[BOX-07] have the asked-for ratio, size and format', async () => {
  const options = [
    { ar: '3:4', size: '1K' },
    { ar: '16:9', format: 'png' },
    { width: 300, height: 500 },
  ];
  const made = await pictures(
    'TR-1042',
    options.map((option) => ({ options: option, seed: 1 })),
  );
  const facts = await Promise.all(made.map((picture) => sharp(picture).metadata()));
  expect(facts.map(({ width, height, format }) => [width, height, format])).toEqual([
    [768, 1024, 'jpeg'],
    [1024, 576, 'png'],
    [300, 500, 'jpeg'],
  ]);
});

it('[BOX-07] are the same for the same seed, even drawn anew, and differ by pose, background and seed', async () => {
  const base = {
    seed: 5,
    pose: 'standing',
    background: 'grey',
    options: { width: 300, height: 400 },
  };
  const wishes = [
    base,
    { ...base, pose: 'walking' },
    { ...base, background: 'beach' },
    { ...base, seed: 6 },
  ];
  const first = await pictures('JK-1043', wishes);
  const hashes = first.map((picture) => createHash('sha256').update(picture).digest('hex'));
  expect(new Set(hashes).size).toBe(4);
  await bench.end();
  bench = await startBench({ speed: { visibleAfterMs: 0 }, behaviour: { plainPictures: false } });
  const [again] = await pictures('JK-1043', [base]);
  expect(again?.equals(first[0] ?? Buffer.alloc(0))).toBe(true);
});

it('are given even for a photo that cannot be read', async () => {
  const body = await call(bench.sandbox, 'POST', '/project', { project_name: 'X' });
  const id = await submitted(bench.sandbox, {
    project_id: body.body.project_id,
    identity_code: 'PiktidNoor',
    images: [await uploadPhoto(bench.sandbox, 'front.jpg', 'not a picture')],
    instructions: [{ options: { width: 120, height: 160 } }],
  });
  bench.sandbox.finishJobs();
  const { results } = (await call(bench.sandbox, 'GET', `/jobs/${id}/results`)).body;
  const picture = await fetch(results[0].output.full_size);
  expect((await sharp(Buffer.from(await picture.arrayBuffer())).metadata()).width).toBe(120);
});

it('[BOX-10] have samples to start from: eight SKUs, two to four photos each, below 400 KB', async () => {
  const skus = await readdir(samples);
  expect(skus).toHaveLength(8);
  for (const sku of skus) {
    const photos = await readdir(join(samples, sku));
    expect(photos.length).toBeGreaterThanOrEqual(2);
    expect(photos.length).toBeLessThanOrEqual(4);
    for (const photo of photos) {
      const bytes = await readFile(join(samples, sku, photo));
      expect(bytes.length).toBeLessThan(400 * 1024);
      expect(await sharp(bytes).metadata()).toMatchObject({
        width: 1600,
        height: 2000,
        format: 'jpeg',
      });
    }
  }
});
