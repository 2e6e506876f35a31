/**
 * What a look at the gallery says about a submission whose answer was lost. Pure: one listing in,
 * one judgement out. Never guesses: what cannot be decided becomes a question.
 */
import type { JobId } from '../../src-shared/domain/ids.ts';
import type { JobCandidate, UnclearQuestion } from '../../src-shared/domain/run.ts';
import type { GalleryJob } from '../piktid/api.ts';

/** Complete listings without a candidate that are needed before it may be sent again. */
export const LISTINGS_NEEDED = 4;

export interface LookUp {
  readonly projectId: string;
  readonly identityCode: string;
  readonly photos: number;
  readonly outputs: number;
  /** Job ids of the project just before the call; null when they could not be read. */
  readonly knownBefore: readonly string[] | null;
  /** True for jobs that belong to a submission of ours. */
  readonly isOurs: (jobId: string) => boolean;
  readonly jobs: readonly GalleryJob[];
  readonly complete: boolean;
  /** Complete listings without a candidate so far, this one not counted. */
  readonly emptyListings: number;
  /** Time since the submission became unclear, in ms. */
  readonly elapsedMs: number;
  readonly graceMs: number;
  /** The gallery of this account has listed a running job of ours before. */
  readonly galleryProven: boolean;
  /** It was sent again by these rules once already. */
  readonly resubmittedBefore: boolean;
}

export type Judgement =
  | { readonly kind: 'adopt'; readonly jobId: JobId }
  | { readonly kind: 'ask'; readonly question: UnclearQuestion }
  | { readonly kind: 'resubmit' }
  | { readonly kind: 'look-again'; readonly emptyListings: number };

export function judgeLookUp(input: LookUp): Judgement {
  if (input.knownBefore === null) return ask('gallery-unreadable', candidatesOf(input));
  const candidates = candidatesOf(input);
  const [first] = candidates;
  // An incomplete listing may hide a second candidate: what it shows is not enough to adopt.
  if (!input.complete) {
    return input.elapsedMs >= input.graceMs
      ? ask('gallery-unreadable', candidates)
      : { kind: 'look-again', emptyListings: input.emptyListings };
  }
  if (first && candidates.length > 1) return ask('several-candidates', candidates);
  if (first) return { kind: 'adopt', jobId: first.jobId };
  const emptyListings = input.emptyListings + 1;
  if (emptyListings < LISTINGS_NEEDED || input.elapsedMs < input.graceMs) {
    return { kind: 'look-again', emptyListings };
  }
  if (!input.galleryProven || input.resubmittedBefore) return ask('gallery-unproven', []);
  return { kind: 'resubmit' };
}

/**
 * A look while a question stands. Silence decides nothing any more; one job that turns up is the
 * answer, unless several were in question before. Null when nothing is new.
 */
export function judgeLate(
  input: Omit<LookUp, 'emptyListings' | 'elapsedMs' | 'graceMs' | 'resubmittedBefore'>,
  question: UnclearQuestion,
): Extract<Judgement, { kind: 'adopt' | 'ask' }> | null {
  const candidates = candidatesOf(input);
  const [first] = candidates;
  if (!first) return null;
  const decides = input.complete && input.knownBefore !== null;
  if (decides && candidates.length === 1 && question.candidates.length <= 1) {
    return { kind: 'adopt', jobId: first.jobId };
  }
  const shown = new Set(question.candidates.map(({ jobId }) => jobId));
  const isNew = candidates.some(({ jobId }) => !shown.has(jobId));
  return isNew ? ask('late-candidate', candidates) : null;
}

const ENDED: ReadonlySet<string> = new Set(['completed', 'failed', 'aborted']);

/** True when the gallery lists the job while it runs: then its silence means something. */
export function listsRunning(jobs: readonly GalleryJob[], jobId: string): boolean {
  return jobs.some((job) => job.jobId === jobId && !ENDED.has(job.status.toLowerCase()));
}

/** Pause until the next look, in ms: enough looks fit evenly into the grace. */
export function lookUpPauseMs(graceMs: number): number {
  return Math.max(1_000, graceMs / LISTINGS_NEEDED);
}

type Sought = Pick<
  LookUp,
  'projectId' | 'identityCode' | 'photos' | 'outputs' | 'knownBefore' | 'isOurs' | 'jobs'
>;

/** Jobs of a listing that could be the one whose answer was lost. */
export function candidatesOf(input: Sought): readonly JobCandidate[] {
  const before = new Set(input.knownBefore ?? []);
  return input.jobs
    .filter((job) => couldBe(job, input) && !before.has(job.jobId) && !input.isOurs(job.jobId))
    .map((job) => ({
      jobId: job.jobId as JobId,
      status: job.status,
      createdAt: job.createdAt,
      totalImages: job.totalImages,
    }));
}

/**
 * Same project, identity and number of images. A field the gallery leaves out excludes nothing, and
 * whether its number counts photos or outputs is not documented: either fits.
 */
function couldBe(job: GalleryJob, input: Sought): boolean {
  if (job.projectId !== null && job.projectId !== input.projectId) return false;
  if (job.identityCode !== null && job.identityCode !== input.identityCode) return false;
  return (
    job.totalImages === null ||
    job.totalImages === input.photos ||
    job.totalImages === input.outputs
  );
}

export function ask(
  reason: UnclearQuestion['reason'],
  candidates: readonly JobCandidate[],
): Extract<Judgement, { kind: 'ask' }> {
  return { kind: 'ask', question: { reason, candidates: [...candidates] } };
}

export interface VersionLookUp {
  /** Versions of the picture just before the call; null when they could not be read. */
  readonly knownBefore: readonly string[] | null;
  readonly versions: readonly number[];
  readonly emptyListings: number;
  readonly elapsedMs: number;
  readonly graceMs: number;
  readonly resubmittedBefore: boolean;
}

/** The same for a regeneration: a version not known before is the answer. */
export function judgeVersions(
  input: VersionLookUp,
): { readonly kind: 'found' } | Exclude<Judgement, { kind: 'adopt' }> {
  if (input.knownBefore === null)
    return { kind: 'ask', question: { reason: 'gallery-unreadable', candidates: [] } };
  const before = new Set(input.knownBefore);
  const fresh = input.versions.filter((version) => !before.has(String(version)));
  if (fresh.length > 0) return { kind: 'found' };
  const emptyListings = input.emptyListings + 1;
  if (emptyListings < LISTINGS_NEEDED || input.elapsedMs < input.graceMs) {
    return { kind: 'look-again', emptyListings };
  }
  // A version may be listed only once it is finished: absence proves nothing, so a person decides.
  return { kind: 'ask', question: { reason: 'gallery-unproven', candidates: [] } };
}
