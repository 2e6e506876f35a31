/**
 * Copies of photos as JPEG, made once per content and kept in the data folder: the same photo gives
 * the same bytes at every Start, so that a look stays the look it was. Originals are only read.
 */
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refusal } from '../../src-shared/text/refusal.ts';
import type { ImageService } from '../images/service.ts';
import { toFileError } from '../storage/files/file-errors.ts';
import { hashFile } from '../storage/files/hash-file.ts';

export interface Converter {
  /**
   * Path of the copy. Throws `photo-changed` when the original is written to meanwhile, and what
   * reading it or writing the copy throws.
   */
  toJpeg(
    photo: { readonly path: string; readonly name: string },
    signal?: AbortSignal,
  ): Promise<string>;
}

export interface ConverterOptions {
  /** Made when needed. */
  readonly dir: string;
  readonly images: Pick<ImageService, 'convert'>;
}

/** Raised when the way of converting changes: copies made the old way are then not used again. */
const RECIPE = 1;

export function createConverter({ dir, images }: ConverterOptions): Converter {
  const making = new Map<string, Promise<boolean>>();

  const make = async (path: string, target: string): Promise<boolean> => {
    if (await isThere(target)) return false;
    try {
      await mkdir(dir, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw toFileError(error, dir);
    }
    await images.convert(path, target);
    return true;
  };

  return {
    async toJpeg({ path, name }, signal) {
      const before = await hashFile(path, signal);
      const target = join(dir, `${before}-${RECIPE}.jpg`);
      // The same picture may lie in many SKUs; it is made once, whoever asked first.
      let running = making.get(target);
      if (!running) {
        running = make(path, target).finally(() => making.delete(target));
        making.set(target, running);
      }
      const made = await running;
      signal?.throwIfAborted();
      // Read again only when it was made now: a copy found ready was made from these very bytes.
      if (!made || (await hashFile(path, signal)) === before) return target;
      // What was made belongs to other bytes than its name says.
      await rm(target, { force: true });
      throw refusal('photo-changed', { why: 'photo-being-written', photo: name });
    },
  };
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).size > 0;
  } catch {
    // Not made yet.
    return false;
  }
}
