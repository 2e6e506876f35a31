/** What a test asks an engine for: photos of a SKU on disk, frozen as at Start, and a plan of them. */
import { createHash } from 'node:crypto';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchWishes } from '../../src-main/intake/plan-batch.ts';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import { DEFAULT_LIMITS, DEFAULT_PACE, DEFAULT_PARALLEL } from '../../src-shared/domain/limits.ts';
import type { FrozenPhoto } from '../../src-shared/domain/look.ts';
import type { BatchPlan } from '../../src-shared/domain/plan.ts';

/** Writes `0.jpg`, `1.jpg`, … into a folder, each with the bytes it is given. */
export async function freezeNew(
  dir: string,
  photos: readonly { readonly bytes: Buffer; readonly note?: string | undefined }[],
): Promise<FrozenPhoto[]> {
  await mkdir(dir, { recursive: true });
  const frozen: FrozenPhoto[] = [];
  for (const [n, { bytes, note }] of photos.entries()) {
    const path = join(dir, `${n}.jpg`);
    await writeFile(path, bytes);
    frozen.push({
      path,
      name: `${n}.jpg`,
      sha256: sha256(bytes),
      bytes: bytes.length,
      modifiedMs: (await stat(path)).mtimeMs,
      ...(note === undefined ? {} : { note }),
    });
  }
  return frozen;
}

/** What holds for a whole batch before its photos are looked at. */
export function wishesFor(outputDir: string, own: Partial<BatchWishes> = {}): BatchWishes {
  const account = 'demo' as AccountKey;
  const {
    skus: _skus,
    rejected: _rejected,
    kind: _kind,
    ...common
  } = planOf({
    ...{ name: 'Spring', account, outputDir, skus: [], parallel: DEFAULT_PARALLEL },
  });
  return {
    ...common,
    identity: { code: 'PiktidSummer' },
    instructions: [{ pose: 'standing' }],
    ...own,
  };
}

/** A plan under the documented limits of an account, with nothing special wished. */
export function planOf(
  own: Pick<BatchPlan, 'account' | 'outputDir' | 'skus'> & Partial<BatchPlan>,
): BatchPlan {
  return {
    name: 'test',
    kind: 'batch',
    baseUrl: 'http://127.0.0.1',
    sandbox: false,
    rejected: [],
    options: { model: 'auto', consistency: true, barefoot: false },
    parallel: 5,
    limits: DEFAULT_LIMITS,
    budget: {},
    ...DEFAULT_PACE,
    retryFailed: false,
    fresh: false,
    resubmitUnclear: false,
    adopt: {},
    instructionsFile: null,
    ...own,
  };
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
