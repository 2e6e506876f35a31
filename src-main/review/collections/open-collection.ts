/**
 * A collection while it is open: its index in memory, the ways from ids to files, and the answer the
 * window gets. Decides nothing about where the index comes from.
 */
import { join } from 'node:path';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import type { CollectionId, PhotoId, ResultId } from '../../../src-shared/domain/ids.ts';
import type { JudgedResult } from '../../../src-shared/domain/review/judgement.ts';
import type {
  CollectionView,
  FolderProblem,
  ReviewOpened,
  ReviewResult,
  ReviewSku,
} from '../../../src-shared/domain/review/library.ts';
import { createBreather } from '../breathe.ts';
import { judgedOf } from '../judging/judgement-store.ts';
import type { People } from '../judging/people.ts';
import type { Place, PlaceLook, ResultFile } from '../model.ts';
import type { Shelf } from './shelf.ts';

/** Nobody reads more. */
const MOST_PROBLEMS = 50;

export interface OpenCollection {
  readonly id: CollectionId;
  readonly shelf: Shelf;
  /** Replaced as a whole when it is read anew. */
  places: readonly Place[];
  /** By place id: what a look at the disk found. */
  readonly looks: Map<string, PlaceLook>;
  /** Flat-lays that are not at hand. */
  readonly photosGone: Set<PhotoId>;
  readonly results: Map<ResultId, { readonly place: Place; readonly file: ResultFile }>;
  readonly photos: Map<PhotoId, string>;
  readOnly: boolean;
  /** Sentences about what could not be read. */
  problems: readonly FolderProblem[];
}

export function createOpenCollection(id: CollectionId, shelf: Shelf): OpenCollection {
  return {
    id,
    shelf,
    places: [],
    looks: new Map(),
    photosGone: new Set(),
    results: new Map(),
    photos: new Map(),
    readOnly: false,
    problems: [],
  };
}

export function takeIndex(open: OpenCollection, places: readonly Place[]): void {
  open.places = places;
  open.results.clear();
  open.photos.clear();
  for (const place of places) {
    for (const file of place.files) open.results.set(file.id, { place, file });
    for (const photo of place.flatLays) open.photos.set(photo.id, photo.path);
  }
}

/** Throws `not-found`. */
export function resultIn(open: OpenCollection, id: ResultId) {
  const found = open.results.get(id);
  if (found) return found;
  throw new StudioError({
    code: 'not-found',
    message: 'This picture is not in the collection any more.',
    remedy: 'Open the collection again.',
  });
}

export function pathOfResult({
  place,
  file,
}: {
  readonly place: Place;
  readonly file: ResultFile;
}) {
  return join(place.dir, file.name);
}

/** Everything the window shows, in slices. */
export async function answerOf(
  open: OpenCollection,
  people: People,
  view: (counts: {
    readonly results: number;
    readonly picked: number;
    readonly rejected: number;
    readonly conflicts: number;
  }) => CollectionView,
): Promise<ReviewOpened> {
  const breathe = createBreather();
  const colours = open.shelf.collections.worstColours(open.id);
  const skus: ReviewSku[] = [];
  const results: ReviewResult[] = [];
  let picked = 0;
  let rejected = 0;
  let conflicts = 0;
  for (const [index, place] of open.places.entries()) {
    await breathe();
    skus.push(skuOf(open, place, index));
    const records = new Map(
      open.shelf.judgements.ofPlace(place.id).map((one) => [one.id, one.record]),
    );
    const newest = newestOf(place.files);
    for (const file of place.files) {
      const judged = judgedOf(file.id, records.get(file.id), people);
      if (judged.judgement.verdict === 'pick') picked += 1;
      if (judged.judgement.verdict === 'reject') rejected += 1;
      if (judged.conflicts.length > 0) conflicts += 1;
      results.push({
        ...resultOf(open, place, file, judged),
        sku: index,
        newest: newest.has(file.id),
        colourDelta: colours.get(file.id) ?? null,
      });
    }
  }
  const collection = view({ results: results.length, picked, rejected, conflicts });
  const problems = open.problems.slice(0, MOST_PROBLEMS);
  return { collection, skus, results, ...(problems.length > 0 ? { problems } : {}) };
}

function skuOf(open: OpenCollection, place: Place, index: number): ReviewSku {
  return {
    index,
    name: place.sku,
    runId: place.runId,
    jobId: place.jobId,
    identity: place.identity,
    instructions: [...place.instructions],
    credits: place.credits,
    flatLays: place.flatLays.map(({ id, name, role }) => ({
      id,
      name,
      role,
      there: !open.photosGone.has(id),
    })),
  };
}

function resultOf(
  open: OpenCollection,
  place: Place,
  file: ResultFile,
  { judgement, conflicts }: JudgedResult,
): Omit<ReviewResult, 'sku' | 'newest' | 'colourDelta'> {
  const look = open.looks.get(place.id);
  return {
    id: file.id,
    fileName: file.name,
    imageIndex: file.imageIndex,
    instruction: file.instruction,
    variation: file.variation,
    version: file.version,
    model: file.model ?? look?.models.get(modelKey(file)) ?? null,
    seed: file.seed,
    width: file.width,
    height: file.height,
    qualityScore: file.qualityScore,
    needsReview: file.needsReview,
    reviewReason: file.reviewReason,
    madeMs: file.madeMs,
    there: !(look?.gone.has(file.name) ?? false),
    judgement,
    conflicts,
  };
}

export function modelKey(file: Pick<ResultFile, 'groupIndex' | 'imageIndex'>): string {
  return `${file.groupIndex}:${file.imageIndex}`;
}

/** Of each image the file with the highest version. */
function newestOf(files: readonly ResultFile[]): ReadonlySet<ResultId> {
  const best = new Map<string, ResultFile>();
  for (const file of files) {
    const known = best.get(modelKey(file));
    if (!known || file.version > known.version) best.set(modelKey(file), file);
  }
  return new Set([...best.values()].map(({ id }) => id));
}
