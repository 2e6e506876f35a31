/**
 * Jobs that turn up after they were given up: a lost submission was sent again, and later the gallery
 * lists the first one after all. Before the second is sent it takes the first one's place; afterwards
 * it can only be told, because it was paid for.
 */
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { JobId } from '../../src-shared/domain/ids.ts';
import type { JobCandidate } from '../../src-shared/domain/run.ts';
import type { GalleryJob } from '../piktid/api.ts';
import type { SubmissionRecord } from '../storage/runs/records.ts';
import { candidatesOf } from '../workflow/look-up.ts';
import type { Core } from './core.ts';
import type { Run } from './model.ts';

/** Photos of the run's job, also where only the ledger knows of them. */
export function photosOf(run: Run): number {
  return run.marks.rebuilt?.photos ?? run.photos.length;
}

/** Jobs of the listing that may be the run's lost submission. Empty when it lost none. */
export function turnedUp(
  core: Core,
  run: Run,
  jobs: readonly GalleryJob[],
): readonly JobCandidate[] {
  const lost = lostOf(core, run);
  // Without a list from before the call nothing can be told apart.
  if (!lost?.known) return [];
  const dismissed = new Set(run.marks.lost?.dismissed);
  return candidatesOf({
    projectId: lost.projectId ?? '',
    identityCode: lost.identityCode ?? '',
    photos: photosOf(run),
    outputs: lost.outputs,
    knownBefore: lost.known,
    isOurs: (jobId) => dismissed.has(jobId) || core.store.submissions.knowsJob(jobId),
    jobs,
  });
}

/** Once, when the job that took its place is over: tells and records a lost one that exists after all. */
export async function tellLateJob(core: Core, run: Run, signal: AbortSignal): Promise<void> {
  const lost = lostOf(core, run);
  if (!lost) return;
  let late: JobCandidate | undefined;
  try {
    const listing = await core
      .apiOf(core.batchOf(run))
      .galleryJobs(lost.projectId ?? '', { signal, ...core.callsOf(run) });
    [late] = turnedUp(core, run, listing.jobs);
  } catch (error) {
    signal.throwIfAborted();
    core.log.debug('gallery not read', { code: toFailure(error).code });
  }
  const { lost: _looked, ...marks } = run.marks;
  run.marks = marks;
  core.keep(run);
  if (late) record(core, run, lost, late.jobId);
}

function record(core: Core, run: Run, lost: SubmissionRecord, jobId: JobId): void {
  lost.jobId = jobId;
  const ids = { submissionId: lost.id, runId: run.id, batchId: run.batchId };
  core.store.now(() => {
    core.saveSubmission(lost);
    core.ledger.append(
      core.record({ event: 'adopted', ...ids, jobId, by: 'look-up' }),
      core.record({ event: 'closed', ...ids, reason: 'turned up after it was sent again' }),
    );
  });
  const text =
    `${run.sku}: the job ${jobId}, whose answer was lost, was accepted after all, and it was sent ` +
    'a second time. Both cost; the pictures of the second are here.';
  core.tell(run, 'note', text);
  core.notice({ kind: 'warning', runId: run.id, text });
}

function lostOf(core: Core, run: Run): SubmissionRecord | undefined {
  const { lost } = run.marks;
  return lost && core.store.submissions.get(lost.submissionId);
}
