/**
 * One result folder, as it lies on the disk: its pictures, and what `metadata.json` and their names
 * say about them. Reads two things, the folder and that file; no picture is touched.
 */
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { nameKey } from '../../../src-shared/domain/names.ts';
import type { FolderProblem } from '../../../src-shared/domain/review/library.ts';
import { METADATA_FILE } from '../../workflow/metadata.ts';
import { placeIdOf, resultIdOf } from '../ids.ts';
import type { Place, ResultFile } from '../model.ts';
import { readSmall } from './read-small.ts';
import { partsOfName } from './result-names.ts';
import { MOST_METADATA_BYTES, type ResultsFile, readResultsFile } from './results-file.ts';
import type { BatchSummary } from './summaries.ts';

export interface FolderPlace {
  readonly place: Place;
  /** Changes when the folder or its metadata does. */
  readonly stamp: string;
  /** Of `metadata.json`; null without one. Tells a moved folder from another one. */
  readonly metadataSha256: string | null;
  /** When metadata are there and cannot be used. */
  readonly problem: FolderProblem | null;
}

export interface FolderListing {
  readonly collectionId: string;
  readonly root: string;
  /** Below the root, with `/`; empty for the root itself. */
  readonly rel: string;
  readonly pictures: readonly string[];
  /** Whether a file of that name was among the names. */
  readonly hasMetadata: boolean;
  readonly dirModifiedMs: number;
  readonly summary: BatchSummary | undefined;
}

export async function readFolderPlace(listing: FolderListing): Promise<FolderPlace> {
  const { root, rel, summary } = listing;
  const dir = join(root, rel);
  const id = placeIdOf(listing.collectionId, rel);
  const sku = basename(dir);
  const read = listing.hasMetadata
    ? await readSmall(join(dir, METADATA_FILE), MOST_METADATA_BYTES)
    : 'absent';
  const file = typeof read === 'string' ? undefined : read;
  const results = file && readResultsFile(file.text);
  const madeMs = file?.modifiedMs ?? listing.dirModifiedMs;
  const problem = read === 'absent' || results ? null : ({ said: 'metadata', sku } as const);
  return {
    place: {
      id,
      dir,
      sku,
      runId: null,
      jobId: results?.jobId ?? null,
      identity: results?.identity ?? summary?.identity ?? '',
      instructions: [],
      credits: results?.credits ?? null,
      flatLays: [],
      files: filesOf(id, listing.pictures, results, summary?.model ?? null, madeMs),
    },
    stamp: stampOf(listing.dirModifiedMs, file?.modifiedMs ?? null),
    metadataSha256: results?.sha256 ?? null,
    problem,
  };
}

export function stampOf(dirModifiedMs: number, metadataModifiedMs: number | null): string {
  return `${dirModifiedMs} ${metadataModifiedMs ?? '-'}`;
}

/** The stamp as it is now; the cheapest look there is. Throws when the folder is gone. */
export async function stampNow(dir: string): Promise<string> {
  const metadata = stat(join(dir, METADATA_FILE)).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
  return stampOf((await stat(dir)).mtimeMs, await metadata);
}

function filesOf(
  placeId: string,
  pictures: readonly string[],
  results: ResultsFile | undefined,
  model: string | null,
  madeMs: number,
): readonly ResultFile[] {
  const named = pictures.map((name) => ({
    name,
    parts: partsOfName(name),
    facts: results?.byName.get(nameKey(name)),
  }));
  const indexOfBase = new Map<string, number>();
  for (const { parts, facts } of named) if (facts) indexOfBase.set(parts.base, facts.imageIndex);
  let next = Math.max(-1, ...indexOfBase.values()) + 1;
  // By instruction and variation where names tell, so that places stay what they are.
  const rest = [...new Set(named.map(({ parts }) => parts.base))]
    .filter((base) => !indexOfBase.has(base))
    .sort(byNumbers);
  for (const base of rest) {
    indexOfBase.set(base, next);
    next += 1;
  }
  return named.map(({ name, parts, facts }) => ({
    id: resultIdOf(placeId, name),
    name,
    imageIndex: indexOfBase.get(parts.base) ?? 0,
    groupIndex: facts?.groupIndex ?? 0,
    instruction: parts.instruction,
    variation: parts.variation,
    version: parts.version,
    model: facts?.model ?? model,
    seed: facts?.seed ?? null,
    width: null,
    height: null,
    qualityScore: facts?.qualityScore ?? null,
    needsReview: facts?.needsReview ?? false,
    reviewReason: facts?.reviewReason ?? null,
    madeMs,
  }));
}

const collator = new Intl.Collator('en', { numeric: true });

export function byNumbers(a: string, b: string): number {
  return collator.compare(a, b);
}
