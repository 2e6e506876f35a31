/**
 * Preflight of one SKU: everything that can be known about its photos before anything is spent.
 * Reads files and asks the image service; knows no server and no draft.
 */
import { type Conversions, NO_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import type { Problem } from '../../src-shared/domain/draft-views.ts';
import { type ErrorCode, type Failure, toFailure } from '../../src-shared/domain/errors.ts';
import { MAX_PHOTOS } from '../../src-shared/domain/instruction.ts';
import type { ImageService, VerifiedImage } from '../images/service.ts';
import { mapBounded } from '../runtime/map-bounded.ts';
import { hashFile } from '../storage/files/hash-file.ts';
import { notSendable } from './file-kinds.ts';
import { factProblems } from './photo-problems.ts';
import { problemOf } from './problem.ts';
import type { FoundPhoto, FoundSku } from './scan.ts';

/** Photos of one SKU looked at side by side. */
const PHOTOS_AT_ONCE = 2;

export interface CheckOptions {
  readonly images: Pick<ImageService, 'probe' | 'verify'>;
  /**
   * `full` decodes every pixel and hashes the file; `header` is quick and finds what is no picture or
   * is cut off.
   */
  readonly depth: 'full' | 'header';
  /** Nobody waits for it yet: everybody else's pictures go first. */
  readonly patient?: boolean;
  /** What is converted on the way; nothing by default, as PiktID's own script has it. */
  readonly conversions?: Conversions;
  readonly signal?: AbortSignal;
}

export interface SkuCheck {
  readonly problems: readonly Problem[];
  /** Those among them that only reading the files could tell: damage and duplicates. */
  readonly ofContent: readonly Problem[];
  /** The first problem that keeps the SKU from starting, as it is reported; null when it may start. */
  readonly failure: Failure | null;
  /** What is known of each photo, by path. */
  readonly facts: ReadonlyMap<string, VerifiedImage>;
}

/** Rejects only when the signal is aborted. */
export async function checkSku(sku: FoundSku, options: CheckOptions): Promise<SkuCheck> {
  const facts = new Map<string, VerifiedImage>();
  const ofPhotos = await mapBounded(sku.photos, PHOTOS_AT_ONCE, async (photo) => {
    const checked = await checkPhoto(photo, options);
    if (checked.facts) facts.set(photo.path, checked.facts);
    return checked.problems;
  });
  const duplicates = await duplicateProblems(sku.photos, facts, options.signal);
  const conversions = options.conversions ?? NO_CONVERSIONS;
  const problems = [
    ...countProblems(sku),
    ...sku.photos.flatMap((photo, index) => {
      const known = facts.get(photo.path);
      return known ? factProblems(photo, known, conversions) : (ofPhotos[index] ?? []);
    }),
    ...skippedProblems(sku),
    ...duplicates,
  ];
  const ofContent = [...ofPhotos.flat(), ...duplicates];
  return { problems, ofContent, failure: failureOf(problems), facts };
}

/** What the names and sizes alone tell, without opening a file. */
export function countProblems(
  sku: Pick<FoundSku, 'photos' | 'skipped'> & { readonly waiting?: number },
): readonly Problem[] {
  const count = sku.photos.length;
  if (count === 0) return [noPhotos(sku)];
  if (count <= MAX_PHOTOS) return [];
  const fields = { n: count, most: MAX_PHOTOS, over: count - MAX_PHOTOS };
  return [problemOf('too-many-photos', { blocks: true, kind: 'too-many', fields })];
}

function noPhotos({
  skipped,
  waiting = 0,
}: Pick<FoundSku, 'skipped'> & { readonly waiting?: number }): Problem {
  const found =
    waiting > 0
      ? { kind: 'no-photos-waiting' as const, fields: { n: waiting } }
      : { kind: skipped.length > 0 ? ('no-photos-other' as const) : ('no-photos' as const) };
  return problemOf('no-photos', { blocks: true, ...found });
}

export function skippedProblems(sku: Pick<FoundSku, 'skipped'>): readonly Problem[] {
  return sku.skipped.map(({ name, reason }) =>
    reason === 'unreadable'
      ? problemOf('photo-unreadable', { blocks: true, photo: name, kind: 'cannot-open' })
      : problemOf('photo-unsupported', { blocks: false, photo: name, ...notSendable(name) }),
  );
}

/** The first blocking problem as the failure that is stored and printed. */
export function failureOf(problems: readonly Problem[]): Failure | null {
  const problem = problems.find(({ blocks }) => blocks);
  if (!problem) return null;
  return {
    code: FAILURES[problem.code] ?? 'invalid-input',
    message: problem.message,
    ...(problem.photo === undefined ? {} : { detail: problem.photo }),
    about: problem.photo ?? '',
    remedy: 'Nothing was spent on this SKU. Put the photos right, then start it again.',
  };
}

const FAILURES: Partial<Record<Problem['code'], Failure['code']>> = {
  'no-photos': 'no-photos',
  'too-many-photos': 'too-many-photos',
  'photo-empty': 'photo-empty',
  'photo-unreadable': 'photo-unreadable',
  'photo-unsupported': 'photo-unsupported',
  'photo-format': 'photo-unsupported',
  'folder-unreadable': 'folder-missing',
};

interface PhotoCheck {
  readonly problems: readonly Problem[];
  readonly facts: VerifiedImage | null;
}

/** Damage, and what is known of a whole photo. Rejects only when the signal is aborted. */
async function checkPhoto(photo: FoundPhoto, options: CheckOptions): Promise<PhotoCheck> {
  const { images, depth, patient = false, signal } = options;
  signal?.throwIfAborted();
  const blocks = true;
  const { name } = photo;
  if (photo.bytes === 0) {
    return {
      facts: null,
      problems: [problemOf('photo-empty', { blocks, photo: name, kind: 'empty' })],
    };
  }
  try {
    const facts =
      depth === 'full'
        ? await images.verify(photo.path, signal, { hash: true, patient })
        : await images.probe(photo.path, signal);
    return { facts, problems: [] };
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    return { facts: null, problems: [unreadProblem(name, toFailure(error).code)] };
  }
}

/** Why a photo could not be looked at: it is at fault, another program that holds it, or this app. */
function unreadProblem(photo: string, code: ErrorCode): Problem {
  const told = { blocks: true, photo };
  switch (code) {
    case 'photo-unsupported':
      return problemOf(code, { ...told, kind: 'other-inside' });
    case 'photo-missing':
    case 'file-error':
      return problemOf('photo-unreadable', { ...told, kind: 'cannot-open' });
    case 'internal':
      return problemOf('photo-unreadable', { ...told, kind: 'no-decoder' });
    default:
      return problemOf('photo-unreadable', { ...told, kind: 'unreadable' });
  }
}

/** Only files of the same length are read. */
async function duplicateProblems(
  photos: readonly FoundPhoto[],
  facts: SkuCheck['facts'],
  signal: AbortSignal | undefined,
): Promise<readonly Problem[]> {
  const bySize = new Map<number, FoundPhoto[]>();
  for (const photo of photos) {
    if (photo.bytes > 0) bySize.set(photo.bytes, [...(bySize.get(photo.bytes) ?? []), photo]);
  }
  const firsts = new Map<string, string>();
  const problems: Problem[] = [];
  for (const same of bySize.values()) {
    if (same.length < 2) continue;
    for (const photo of same) {
      const hash = facts.get(photo.path)?.sha256 ?? (await hashOrNull(photo.path, signal));
      if (hash === null) continue;
      const first = firsts.get(hash);
      if (first === undefined) {
        firsts.set(hash, photo.name);
        continue;
      }
      problems.push(
        problemOf('photo-duplicate', {
          blocks: false,
          photo: photo.name,
          kind: 'duplicate',
          fields: { other: first },
        }),
      );
    }
  }
  return problems;
}

async function hashOrNull(path: string, signal: AbortSignal | undefined): Promise<string | null> {
  try {
    return await hashFile(path, signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    // Unreadable: told by the check of the photo itself.
    return null;
  }
}
