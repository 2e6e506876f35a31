/**
 * Runs of two batches may share a project: it is named like the folder. While another submission to
 * it is open, a new job in its list may be that one's, and nobody can tell by the list.
 */
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import { ask, type Judgement, type LookUp } from '../../workflow/look-up.ts';
import type { Core } from '../state/core.ts';

/** `pending`: its answer is under way and will tell. `unclear`: it is being looked for as well. */
export type Rival = 'pending' | 'unclear';

export function rivalOf(core: Core, submission: SubmissionRecord): Rival | null {
  const rivals = [...(core.books.get(submission.account)?.holding.values() ?? [])].filter(
    (other) =>
      other.id !== submission.id &&
      other.kind === 'submit' &&
      other.projectId === submission.projectId &&
      (other.outcome === 'pending' || other.outcome === 'unclear'),
  );
  if (rivals.length === 0) return null;
  return rivals.some(({ outcome }) => outcome === 'pending') ? 'pending' : 'unclear';
}

/** Whether this job belongs to a run of ours; also while the disk does not take that it does. */
export function isOurJob(core: Core, jobId: string): boolean {
  if (core.store.submissions.knowsJob(jobId)) return true;
  const books = [...core.books.values()];
  return (
    [...core.runs.values()].some((run) => run.jobId === jobId) ||
    books.some(({ holding }) => [...holding.values()].some((one) => one.jobId === jobId))
  );
}

/** What is left of a judgement beside a rival: one candidate is not proof enough. */
export function besideRival(
  found: Judgement,
  rival: Rival | null,
  { candidates, emptyListings, elapsedMs, graceMs }: RivalLook,
): Judgement {
  if (found.kind !== 'adopt' || rival === null) return found;
  const waits = rival === 'pending' || elapsedMs < graceMs;
  return waits ? { kind: 'look-again', emptyListings } : ask('several-candidates', candidates);
}

type RivalLook = Pick<LookUp, 'emptyListings' | 'elapsedMs' | 'graceMs'> & {
  readonly candidates: Parameters<typeof ask>[1];
};
