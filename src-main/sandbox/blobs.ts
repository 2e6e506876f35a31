/** Uploaded bytes, kept once per content: `<folder>/<first two digits>/<sha-256>`. */
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export class TooManyBytesError extends Error {
  override readonly name = 'TooManyBytesError';
}

export interface StoredBlob {
  readonly hash: string;
  readonly bytes: number;
}

export interface BlobStore {
  /** Streams to disk. @throws TooManyBytesError beyond `maxBytes`; the stream's error if cut off. */
  store(bytes: Readable, maxBytes: number): Promise<StoredBlob>;
  storeBuffer(bytes: Buffer): Promise<StoredBlob>;
  pathOf(hash: string): string;
}

export function createBlobStore(folder: string): BlobStore {
  const incoming = join(folder, 'incoming');
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash);

  async function moveIn(from: string, hash: string): Promise<void> {
    await mkdir(join(folder, hash.slice(0, 2)), { recursive: true });
    await rename(from, pathOf(hash));
  }

  return {
    pathOf,
    async store(bytes, maxBytes) {
      await mkdir(incoming, { recursive: true });
      const part = join(incoming, randomUUID());
      const digest = createHash('sha256');
      let count = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          count += chunk.length;
          if (count > maxBytes) return done(new TooManyBytesError());
          digest.update(chunk);
          done(null, chunk);
        },
      });
      try {
        await pipeline(bytes, measure, createWriteStream(part));
        const hash = digest.digest('hex');
        await moveIn(part, hash);
        return { hash, bytes: count };
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    async storeBuffer(bytes) {
      await mkdir(incoming, { recursive: true });
      const part = join(incoming, randomUUID());
      await writeFile(part, bytes);
      const hash = createHash('sha256').update(bytes).digest('hex');
      await moveIn(part, hash);
      return { hash, bytes: bytes.length };
    },
  };
}
