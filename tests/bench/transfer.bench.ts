/**
 * [PROOF-05] Upload and download against curl: the same file, the same server on loopback, medians of five
 * in turn. A download counts as one when it is safe on disk, so curl's is synced too, as ours always
 * is; that ours is hashed besides counts against ours. Limit: 0.8 of curl's speed.
 */
import { execFile } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTestClient } from '../support/api-client.ts';
import { startStorage } from './loopback-storage.ts';

const BYTES = 150 * 1024 * 1024;
const ROUNDS = 5;
const LIMIT = 0.8;
const run = promisify(execFile);

export default async function measure(): Promise<boolean> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-transfer-'));
  const storage = await startStorage(BYTES);
  try {
    const file = join(dir, 'photo.jpg');
    const part = join(dir, 'ours.part');
    const theirs = join(dir, 'theirs');
    await writeFile(file, randomFillSync(Buffer.alloc(BYTES)));
    const { api } = createTestClient({ baseUrl: storage.url });
    const source = {
      name: 'photo.jpg',
      bytes: BYTES,
      open: () => createReadStream(file, { highWaterMark: 1024 * 1024 }),
    };
    const upload = await compare('upload', {
      ours: () => api.uploadPhoto(source),
      curl: () => run('curl', ['-s', '-f', '-T', file, `${storage.url}/put`]),
    });
    const download = await compare('download', {
      ours: async () => {
        await api.downloadResult(`${storage.url}/a.jpg`, part);
      },
      curl: async () => {
        await run('curl', ['-s', '-f', '-o', theirs, `${storage.url}/a.jpg`]);
        await run('sync', [theirs]);
      },
      after: async () => {
        await rm(part, { force: true });
        await rm(theirs, { force: true });
      },
    });
    return upload && download;
  } finally {
    await storage.close();
    await rm(dir, { recursive: true, force: true });
  }
}

interface Contest {
  readonly ours: () => Promise<unknown>;
  readonly curl: () => Promise<unknown>;
  readonly after?: () => Promise<unknown>;
}

async function compare(what: string, { ours, curl, after }: Contest): Promise<boolean> {
  const times = { ours: [] as number[], curl: [] as number[] };
  // One round more than counts: the first warms the disk's cache and the compiler.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, act] of [
      ['ours', ours],
      ['curl', curl],
    ] as const) {
      const startedAt = performance.now();
      await act();
      if (round > 0) times[name].push(performance.now() - startedAt);
      await after?.();
    }
  }
  const speed = (ms: number) => `${Math.round(BYTES / 1024 / 1024 / (ms / 1000))} MB/s`;
  const [mine, theirs] = [median(times.ours), median(times.curl)];
  const ratio = theirs / mine;
  const fine = ratio >= LIMIT;
  console.log(
    `  ${what}: ours ${speed(mine)}, curl ${speed(theirs)}, ` +
      `ratio ${ratio.toFixed(2)} (limit ${LIMIT}) ${fine ? 'ok' : 'TOO SLOW'}`,
  );
  return fine;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
