/**
 * Reads the batch summaries beside result folders: which identity and model, and where each SKU's
 * photos came from. Only guesses are made of them. Pure.
 */
import { nameKey } from '../../../src-shared/domain/names.ts';
import { jsonOf } from '../../runtime/json-text.ts';
import { objectOf, words } from './results-file.ts';

export interface BatchSummary {
  readonly identity: string | null;
  readonly model: string | null;
  /** Source folder as written, by the key of its last part. */
  readonly sources: ReadonlyMap<string, string>;
}

export const SUMMARY_NAME = /^batch_summary_\d{8}_\d{6}.*\.json$/i;
export const MOST_SUMMARY_BYTES = 32 * 1024 * 1024;

export function readSummary(text: string): BatchSummary | undefined {
  const summary = objectOf(jsonOf(text));
  if (!summary) return undefined;
  const configuration = objectOf(summary['configuration']) ?? {};
  const results = Array.isArray(summary['results']) ? summary['results'] : [];
  const sources = new Map<string, string>();
  for (const entry of results.slice(0, 50_000)) {
    const folder = words(objectOf(entry)?.['folder'], 4000);
    if (folder === null) continue;
    const last = folder
      .split(/[/\\]/)
      .filter((part) => part !== '')
      .at(-1);
    if (last !== undefined) sources.set(nameKey(last), folder);
  }
  const model = words(configuration['model'], 100);
  return {
    identity: words(configuration['identity_code'], 200),
    model: model === 'auto' ? null : model,
    sources,
  };
}
