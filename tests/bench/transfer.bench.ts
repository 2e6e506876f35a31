/**
 * [PROOF-05] Upload and download against curl, same files, same server on loopback, in turn. Uploads
 * one after the other; downloads as a batch makes them: ten files of 20 MB, four at once, against
 * curl with as many at once. Ours are synced to the disk before they count, curl's are not: where the
 * target lies in memory, syncing is free and the transfers alone are compared; on the disk both ways
 * of curl are told. The check of a picture (decoding it to the end, and its hash) goes on beside the
 * next downloads and is told by itself. Limit: 0.8 of curl's speed, of equal work.
 */
import { execFile } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import PQueue from 'p-queue';
import { createImageService } from '../../src-main/images/create-image-service.ts';
import { loadSharp } from '../../src-main/images/sharp.ts';
import { createTestClient } from '../support/api-client.ts';
import { startStorage } from './loopback-storage.ts';

const MB = 1024 * 1024;
const UPLOAD_BYTES = 150 * MB;
const FILES = 10;
const FILE_BYTES = 20 * MB;
const AT_ONCE = 4;
const ROUNDS = 7;
const LIMIT = 0.8;
const run = promisify(execFile);

export default async function measure(): Promise<boolean> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-transfer-'));
  const inMemory = await memoryDir();
  try {
    const upload = await uploads(dir);
    const transfers = inMemory === null ? true : await downloads(inMemory, 'in memory');
    const download = await downloads(dir, 'on disk');
    await checks(dir);
    return upload && transfers && download;
  } finally {
    for (const one of [dir, inMemory]) if (one) await rm(one, { recursive: true, force: true });
  }
}

async function uploads(dir: string): Promise<boolean> {
  const storage = await startStorage(UPLOAD_BYTES);
  try {
    const file = join(dir, 'photo.jpg');
    await writeFile(file, randomFillSync(Buffer.alloc(UPLOAD_BYTES)));
    const { api } = createTestClient({ baseUrl: storage.url });
    const open = () => createReadStream(file, { highWaterMark: 256 * 1024 });
    const times = await compete({
      ours: () => api.uploadPhoto({ name: 'photo.jpg', bytes: UPLOAD_BYTES, path: file, open }),
      curl: () => run('curl', ['-s', '-f', '-T', file, `${storage.url}/put`]),
    });
    return told('upload', UPLOAD_BYTES, times.ours, [['curl', times.curl, true]]);
  } finally {
    await storage.close();
  }
}

/** A folder of a file system in memory, where this machine has one. */
async function memoryDir(): Promise<string | null> {
  return existsSync('/dev/shm') ? mkdtemp('/dev/shm/bench-transfer-') : null;
}

async function downloads(dir: string, where: 'in memory' | 'on disk'): Promise<boolean> {
  const storage = await startStorage(FILE_BYTES);
  try {
    // Checked and hashed elsewhere, see below.
    const verifyImage = async () => ({ width: 1, height: 1, sha256: 'not asked for' });
    const { api } = createTestClient({ baseUrl: storage.url, verifyImage });
    const names = Array.from({ length: FILES }, (_, n) => String(n));
    const urls = names.flatMap((name) => [
      '-o',
      join(dir, `theirs-${name}`),
      `${storage.url}/a.jpg`,
    ]);
    const curl = () =>
      run('curl', ['-s', '-f', '--parallel', '--parallel-max', String(AT_ONCE), ...urls]);
    const theirs = names.map((name) => join(dir, `theirs-${name}`));
    const times = await compete({
      ours: async () => {
        const pool = new PQueue({ concurrency: AT_ONCE });
        const fetch = (name: string) => async () =>
          await api.downloadResult(`${storage.url}/a.jpg`, join(dir, `${name}.part`));
        await pool.addAll(names.map(fetch));
      },
      curl,
      synced: async () => {
        await curl();
        await run('sync', theirs);
      },
      after: async () => {
        for (const name of names) await rm(join(dir, `${name}.part`), { force: true });
        for (const path of theirs) await rm(path, { force: true });
      },
    });
    const equal = where === 'in memory';
    return told(`${FILES} downloads ${where}, ${AT_ONCE} at once`, FILES * FILE_BYTES, times.ours, [
      ['curl', times.curl, equal],
      ['curl and sync', times.synced ?? [], !equal],
    ]);
  } finally {
    await storage.close();
  }
}

/** What comes on top, beside the next downloads: never part of the comparison. */
async function checks(dir: string): Promise<void> {
  const sharp = await loadSharp();
  const path = join(dir, 'result.jpg');
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const create = { width: 4000, height: 5300, channels: 3, background: '#808080', noise } as const;
  const { size } = await sharp({ create }).jpeg({ quality: 90 }).toFile(path);
  const images = createImageService({ cacheDir: join(dir, 'thumbs'), workerUrl: null });
  const times: number[] = [];
  for (let round = 0; round < 4; round++) {
    const startedAt = performance.now();
    await images.verify(path, undefined, { hash: true });
    times.push(performance.now() - startedAt);
  }
  await images.close();
  console.log(
    `  check of one result (21 MP, ${Math.round(size / MB)} MB), decoded and hashed: ` +
      `${Math.round(median(times.slice(1)))} ms`,
  );
}

interface Contest {
  readonly ours: () => Promise<unknown>;
  readonly curl: () => Promise<unknown>;
  readonly synced?: () => Promise<unknown>;
  readonly after?: () => Promise<unknown>;
}

type Times = Readonly<Record<'ours' | 'curl', number[]>> & { readonly synced?: number[] };

/** One round more than counts: the first warms the disk's cache and the compiler. */
async function compete({ ours, curl, synced, after }: Contest): Promise<Times> {
  const times = { ours: [] as number[], curl: [] as number[], synced: [] as number[] };
  const acts = { ours, curl, ...(synced ? { synced } : {}) };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, act] of Object.entries(acts)) {
      const startedAt = performance.now();
      await act();
      if (round > 0) times[name as keyof typeof times].push(performance.now() - startedAt);
      await after?.();
    }
  }
  return times;
}

/** True when no counted rival is faster than the limit allows. */
function told(
  what: string,
  bytes: number,
  ours: readonly number[],
  rivals: readonly (readonly [name: string, times: readonly number[], counts: boolean])[],
): boolean {
  const speed = (ms: number) => `${Math.round(bytes / MB / (ms / 1000))} MB/s`;
  const mine = median(ours);
  let fine = true;
  const words = rivals.map(([name, times, counts]) => {
    const ratio = median(times) / mine;
    fine &&= !counts || ratio >= LIMIT;
    const judged = counts ? ` (limit ${LIMIT})` : '';
    return `${name} ${speed(median(times))}, ratio ${ratio.toFixed(2)}${judged}`;
  });
  console.log(`  ${what}: ours ${speed(mine)}; ${words.join('; ')} ${fine ? 'ok' : 'TOO SLOW'}`);
  return fine;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
