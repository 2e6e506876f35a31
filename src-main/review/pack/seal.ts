/**
 * The seal of a review pack: an answer is only taken when it names a pack that was made here, with
 * exactly these pictures. The key never leaves the data folder.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import type { PackAnswer } from '../../../src-shared/domain/export/views.ts';
import { toFileError } from '../../storage/files/file-errors.ts';
import { createFileAtomic } from '../../storage/files/write-atomic.ts';

export interface Sealer {
  seal(pack: Omit<PackAnswer['pack'], 'seal'>, results: readonly string[]): Promise<string>;
  isOurs(answer: Pick<PackAnswer, 'pack' | 'results'>): Promise<boolean>;
}

const KEY_BYTES = 32;
const newKey = (): string => randomBytes(KEY_BYTES).toString('hex');

export function createSealer(keyFile: string): Sealer {
  let loading: Promise<Buffer> | undefined;
  const load = async (): Promise<Buffer> => {
    try {
      await createFileAtomic(keyFile, newKey());
      const key = Buffer.from((await readFile(keyFile, 'utf8')).trim(), 'hex');
      if (key.length === KEY_BYTES) return key;
      // Damaged: with half a key, or none, anybody could seal.
      await rename(keyFile, `${keyFile}.damaged`);
      await createFileAtomic(keyFile, newKey());
      return Buffer.from(await readFile(keyFile, 'utf8'), 'hex');
    } catch (error) {
      throw toFileError(error, keyFile);
    }
  };
  const key = (): Promise<Buffer> => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
  const seal: Sealer['seal'] = async ({ id, collection, madeMs }, results) =>
    createHmac('sha256', await key())
      .update(JSON.stringify([id, collection, madeMs, results]))
      .digest('hex');
  return {
    seal,
    async isOurs({ pack, results }) {
      const ours = Buffer.from(await seal(pack, results));
      const theirs = Buffer.from(pack.seal);
      return ours.length === theirs.length && timingSafeEqual(ours, theirs);
    },
  };
}
