/**
 * Thumbnails on disk: named by what they show, used until the picture changes, the longest unused
 * thrown away first. Only a cache: it may be deleted at any time. Knows nothing of drawing them.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../runtime/clock.ts';
import { isMissing } from '../runtime/errno.ts';

export interface ThumbnailCache {
  /** Where the thumbnail of this picture belongs, and whether it is there. */
  find(path: string, size: number): Promise<{ readonly target: string; readonly exists: boolean }>;
  /** Told after a new one was written. */
  added(target: string): Promise<void>;
}

/** Pruned to this share of the limit, so that it is not pruned at every new thumbnail. */
const KEEP = 0.8;
/** Left behind by a process that died while writing. */
const STALE_MS = 3_600_000;

export function createThumbnailCache(options: {
  readonly dir: string;
  readonly maxBytes: number;
  readonly clock: Clock;
}): ThumbnailCache {
  const { dir, maxBytes, clock } = options;
  let total: number | null = null;
  let pruning: Promise<void> | null = null;

  const prune = async () => {
    const now = clock.now();
    const files: { path: string; bytes: number; usedMs: number }[] = [];
    for (const name of await readdir(dir)) {
      const path = join(dir, name);
      const found = await stat(path).catch(ignoreMissing);
      if (!found?.isFile()) continue;
      if (name.endsWith('.tmp')) {
        if (now - found.mtimeMs > STALE_MS) await rm(path, { force: true });
        continue;
      }
      files.push({ path, bytes: found.size, usedMs: found.mtimeMs });
    }
    let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    if (bytes > maxBytes) {
      files.sort((a, b) => a.usedMs - b.usedMs);
      for (const file of files) {
        if (bytes <= maxBytes * KEEP) break;
        await rm(file.path, { force: true });
        bytes -= file.bytes;
      }
    }
    total = bytes;
  };

  return {
    async find(path, size) {
      const { mtimeMs, size: bytes } = await stat(path);
      const key = JSON.stringify([path, size, mtimeMs, bytes]);
      const name = createHash('sha256').update(key).digest('hex').slice(0, 40);
      const target = join(dir, `${name}.jpg`);
      const existing = await stat(target).catch(ignoreMissing);
      if (!existing) {
        await mkdir(dir, { recursive: true });
        return { target, exists: false };
      }
      // Its time is when it was last used: the order of pruning.
      const now = new Date(clock.now());
      await utimes(target, now, now).catch(ignoreMissing);
      return { target, exists: true };
    },
    async added(target) {
      const found = await stat(target).catch(ignoreMissing);
      if (total !== null) total += found?.size ?? 0;
      if (total !== null && total <= maxBytes) return;
      pruning ??= prune().finally(() => {
        pruning = null;
      });
      await pruning;
    },
  };
}

function ignoreMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}
