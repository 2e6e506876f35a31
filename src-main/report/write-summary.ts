/** Puts a summary beside the results, under a name of its own. Never overwrites. */
import { join } from 'node:path';
import { fileStamp } from '../runtime/file-stamp.ts';
import { type AtomicOptions, createFileAtomic } from '../storage/files/write-atomic.ts';
import type { Summary } from './summary.ts';

/** `batch_summary_YYYYMMDD_HHMMSS.json`, local time, `…_2.json` within the same second. Answers its path. */
export async function writeSummary(
  dir: string,
  summary: Summary,
  atMs: number,
  options: AtomicOptions = {},
): Promise<string> {
  const base = `batch_summary_${fileStamp(atMs)}`;
  const text = `${JSON.stringify(summary, null, 2)}\n`;
  for (let n = 1; ; n += 1) {
    const path = join(dir, `${base}${n === 1 ? '' : `_${n}`}.json`);
    if (await createFileAtomic(path, text, options)) return path;
  }
}
