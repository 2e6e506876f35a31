/** Makes the tests of some rows: cells run side by side, each on a sandbox of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImageService } from '../../../src-main/images/create-image-service.ts';
import { loadSharp } from '../../../src-main/images/sharp.ts';
import { COLUMN_NAMES, type Column, type Often } from './columns.ts';
import { EXPECTATIONS } from './expectations.ts';
import { playCell } from './judge.ts';
import type { Shared } from './stage.ts';

/** Most of a cell is waiting; more at once only slow each other down. */
const AT_ONCE = 12;

export function matrixSuite(belongs: (name: string) => boolean): void {
  const rows = Object.entries(EXPECTATIONS).filter(([name]) => belongs(name));
  const results = new Map<string, Promise<readonly string[]>>();
  const queue = new PQueue({ concurrency: AT_ONCE });
  let dir: string;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'ftm-matrix-'));
    const sharp = await loadSharp();
    const create = { width: 24, height: 32, channels: 3, background: '#a07050' } as const;
    const shared: Shared = {
      images: createImageService({ cacheDir: dir, workerUrl: null }),
      photo: await sharp({ create }).jpeg().toBuffer(),
    };
    for (const [name, row] of rows) {
      for (const { column, often } of CELLS) {
        const result = queue.add(() => playCell(row, column, often, shared));
        result.catch(() => undefined);
        results.set(titleOf(name, column, often), result);
      }
    }
  });
  afterAll(async () => {
    // With a filter, cells nobody asks for may still be waiting or under way.
    queue.clear();
    await queue.onIdle();
    await rm(dir, { recursive: true, force: true });
  }, 120_000);

  describe.each(rows.map(([name]) => name))('[PROOF-02] %s', (name) => {
    it.each(CELLS)(
      '$column, $often',
      async ({ column, often }) => {
        expect(await results.get(titleOf(name, column, often))).toEqual([]);
      },
      300_000,
    );
  });
}

const CELLS: readonly { readonly column: Column; readonly often: Often }[] = COLUMN_NAMES.flatMap(
  (column) => [
    { column, often: 'once' as const },
    { column, often: 'always' as const },
  ],
);

function titleOf(name: string, column: Column, often: Often): string {
  return `${name} / ${column} / ${often}`;
}
