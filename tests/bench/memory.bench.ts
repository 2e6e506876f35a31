/**
 * [API-13] Memory of uploading one SKU of ten photos of 60 MB each, all at once. The server's thread
 * is in the same process and counts too. Limit: resident memory rises by less than 100 MB.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestClient } from '../support/api-client.ts';
import { startStorage } from './loopback-storage.ts';

const PHOTOS = 10;
const BYTES = 60 * 1024 * 1024;
const LIMIT_MB = 100;
const MB = 1024 * 1024;

export default async function measure(): Promise<boolean> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-memory-'));
  const storage = await startStorage(1);
  try {
    const photos = await Promise.all(
      Array.from({ length: PHOTOS }, (_, index) => emptyFile(join(dir, `${index}.jpg`))),
    );
    const { api } = createTestClient({ baseUrl: storage.url });
    const send = (path: string, bytes: number) =>
      api.uploadPhoto({
        name: 'photo.jpg',
        ...{ bytes, path },
        open: () => createReadStream(path, { highWaterMark: 256 * 1024 }),
      });
    // Code and connections are there before it counts.
    const small = await emptyFile(join(dir, 'small.jpg'), MB);
    await send(small, MB);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    let highest = before;
    const timer = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage().rss);
    }, 5);
    await Promise.all(photos.map((path) => send(path, BYTES)));
    clearInterval(timer);
    highest = Math.max(highest, process.memoryUsage().rss);
    const rise = (highest - before) / MB;
    const fine = rise < LIMIT_MB;
    console.log(
      `  ${PHOTOS} photos of ${BYTES / MB} MB at once: resident memory rises by ` +
        `${rise.toFixed(0)} MB (limit ${LIMIT_MB}) ${fine ? 'ok' : 'TOO MUCH'}`,
    );
    return fine;
  } finally {
    await storage.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** A file of that length whose bytes cost no disk. */
async function emptyFile(path: string, bytes = BYTES): Promise<string> {
  const handle = await open(path, 'w');
  await handle.truncate(bytes);
  await handle.close();
  return path;
}
