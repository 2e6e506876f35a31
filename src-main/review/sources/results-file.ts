/**
 * Reads `metadata.json` of a result folder: the whole results answer, as PiktID's scripts and this
 * app leave it. Trusts nothing in it: other programs use that name too, and files get cut off. Pure.
 */
import { createHash } from 'node:crypto';
import { nameKey, safeResultName } from '../../../src-shared/domain/names.ts';
import { jsonOf } from '../../runtime/json-text.ts';

export interface ResultFacts {
  readonly imageIndex: number;
  readonly groupIndex: number;
  readonly version: number;
  readonly model: string | null;
  readonly seed: number | null;
  readonly qualityScore: number | null;
  readonly needsReview: boolean;
  readonly reviewReason: string | null;
}

export interface ResultsFile {
  readonly jobId: string | null;
  readonly identity: string | null;
  readonly credits: number | null;
  /** By the key of the file's name on disk. */
  readonly byName: ReadonlyMap<string, ResultFacts>;
  readonly sha256: string;
}

/** More than a job of 10 instructions, 4 variations and a hundred versions each fills. */
export const MOST_METADATA_BYTES = 8 * 1024 * 1024;
const MOST_RESULTS = 20_000;

/** Undefined when it is none: cut off, of another program, or not JSON at all. */
export function readResultsFile(text: string): ResultsFile | undefined {
  const answer = objectOf(jsonOf(text));
  const results = answer?.['results'];
  if (!answer || !Array.isArray(results)) return undefined;
  const byName = new Map<string, ResultFacts>();
  for (const entry of results.slice(0, MOST_RESULTS)) {
    const result = objectOf(entry);
    const imageIndex = whole(result?.['image_index']);
    if (!result || imageIndex === null) continue;
    const version = whole(result['version']) ?? 0;
    const name = safeResultName(words(result['original_filename'], 300), imageIndex, version);
    byName.set(nameKey(name), {
      imageIndex,
      groupIndex: whole(result['group_index']) ?? 0,
      version,
      model: words(result['model_used'], 100),
      seed: number(result['seed']),
      qualityScore: number(result['quality_score']),
      needsReview: result['detail_needs_review'] === true,
      reviewReason: words(result['detail_review_reason'], 500),
    });
  }
  return {
    jobId: words(answer['job_id'] ?? answer['id'], 512),
    identity: words(answer['identity_code'], 200),
    credits: number(answer['credits_used']),
    byName,
    sha256: createHash('sha256').update(text).digest('hex'),
  };
}

export function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

/** Control characters and endless texts are no names. */
export function words(value: unknown, most: number): string | null {
  if (typeof value !== 'string') return null;
  const clean = value
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, most);
  return clean === '' ? null : clean;
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function whole(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
