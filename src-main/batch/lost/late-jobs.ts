/**
 * Jobs that turn up after they were given up: a lost submission was sent again, and later the gallery
 * lists the first one after all. Before the second is sent it takes the first one's place; afterwards
 * both were paid for, and the pictures of both are brought home.
 */
import { effectOf, type Failure, toFailure } from '../../../src-shared/domain/errors.ts';
import type { JobId } from '../../../src-shared/domain/ids.ts';
import { hasEnded, type JobCandidate } from '../../../src-shared/domain/run.ts';
import { toldOf } from '../../../src-shared/domain/timeline.ts';
import type { GalleryJob, JobResults } from '../../piktid/api.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import { candidatesOf } from '../../workflow/look-up.ts';
import { nextLookMs } from '../../workflow/poll-timing.ts';
import { countGood } from '../../workflow/results.ts';
import type { Fetcher } from '../follow/fetch.ts';
import type { Core } from '../state/core.ts';
import type { Run } from '../state/model.ts';
import { backoffMs, patiently, waitReasonOf } from '../state/patience.ts';
import { isOurJob, rivalOf } from './rivals.ts';

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
    isOurs: (jobId) => dismissed.has(jobId) || isOurJob(core, jobId),
    jobs,
  });
}

export interface LateJobs {
  /**
   * Once, when the job that took its place is over: looks for the lost one. One that exists is told
   * and recorded, and marked to be brought home where the run's pictures are `wanted`.
   */
  find(run: Run, wanted: boolean, signal: AbortSignal): Promise<void>;
  /** Brings the marked job's pictures home beside the others. Throws what must pause the batch. */
  bringHome(run: Run, signal: AbortSignal): Promise<void>;
}

export function createLateJobs(core: Core, fetcher: Fetcher): LateJobs {
  const { clock, store, timing } = core;

  const find: LateJobs['find'] = async (run, wanted, signal) => {
    const lost = lostOf(core, run);
    if (!lost) return;
    let late: JobCandidate | undefined;
    try {
      const api = core.apiOf(core.batchOf(run));
      // The only look there will be: an outage is waited out.
      const listing = await patiently(core, run, signal, () =>
        api.galleryJobs(lost.projectId ?? '', { signal, ...core.callsOf(run) }),
      );
      // Beside another open submission to the project nobody can tell whose it is.
      if (rivalOf(core, lost) === null) [late] = turnedUp(core, run, listing.jobs);
    } catch (error) {
      signal.throwIfAborted();
      const { code } = toFailure(error);
      if (effectOf(code) === 'pause') throw error;
      core.log.debug('gallery not read', { code });
    }
    const { lost: _looked, ...marks } = run.marks;
    run.marks = marks;
    core.keep(run);
    if (late) record(run, lost, late.jobId, wanted);
  };

  const record = (run: Run, lost: SubmissionRecord, jobId: JobId, wanted: boolean): void => {
    const batch = core.batchOf(run);
    const ids = { submissionId: lost.id, runId: run.id, batchId: run.batchId };
    lost.jobId = jobId;
    if (wanted) {
      lost.outcome = 'accepted';
      lost.holdsSlot = true;
      batch.outputsOrdered += lost.outputs;
      const price = core.learned.price(batch.account, run.instructions).credits;
      batch.openCredits.set(lost.id, price);
      run.marks = { ...run.marks, late: { submissionId: lost.id, jobId } };
    }
    const reason = 'turned up after it was sent again';
    const entries = [
      core.record({ event: 'adopted', ...ids, jobId, by: 'look-up' }),
      ...(wanted ? [] : [core.record({ event: 'closed', ...ids, reason })]),
    ];
    store.surely(() => {
      core.saveSubmission(lost);
      store.runs.update(run);
      store.batches.update(batch);
      core.ledger.append(...entries);
    });
    const text =
      `${run.sku}: the job ${jobId}, whose answer was lost, was accepted after all, and it was ` +
      'sent a second time. Both cost' +
      (wanted ? '; the pictures of both are fetched.' : '.');
    core.tell(run, { said: wanted ? 'paid-twice-fetched' : 'paid-twice', job: jobId });
    core.notice({ kind: 'warning', runId: run.id, text });
  };

  const bringHome: LateJobs['bringHome'] = async (run, signal) => {
    const { late } = run.marks;
    const submission = late && submissionOf(core, run, late.submissionId);
    if (!late || !submission) return;
    let answer: JobResults;
    try {
      if (submission.holdsSlot) await untilOver(run, submission, late.jobId, signal);
      answer = await fetcher.all(run, late.jobId, signal);
    } catch (error) {
      signal.throwIfAborted();
      const failure = toFailure(error);
      if (effectOf(failure.code) === 'pause') throw error;
      giveUp(run, submission, late.jobId, failure);
      return;
    }
    finish(run, submission, late.jobId, answer);
    // Ordered again meanwhile: now there is nothing before it any more.
    if (run.redo.length > 0 && hasEnded(run.state)) core.move(run, { type: 'redo-ordered' });
  };

  /** Its slot is taken until then. Throws when the server does not know it for long. */
  const untilOver = async (
    run: Run,
    submission: SubmissionRecord,
    jobId: JobId,
    signal: AbortSignal,
  ): Promise<void> => {
    const batch = core.batchOf(run);
    const startMs = submission.outcomeMs ?? submission.intentMs;
    const maxMs = batch.settings.pollSeconds * 1000;
    let lostMs = 0;
    let failures = 0;
    for (;;) {
      let waitMs: number;
      try {
        const { ended, progress } = await core
          .apiOf(batch)
          .jobStatus(jobId, { signal, ...core.callsOf(run) });
        if (ended) break;
        lostMs = 0;
        failures = 0;
        waitMs = nextLookMs({
          elapsedMs: clock.now() - startMs,
          progress,
          expectedMs: core.learned.duration(batch.account, submission.outputs),
          maxMs,
          minMs: Math.min(timing.pollMinMs, maxMs),
          firstMs: timing.firstLookMs,
        });
      } catch (error) {
        signal.throwIfAborted();
        const { code } = toFailure(error);
        const effect = effectOf(code);
        if (effect === 'pause' || lostMs >= timing.lostAfterMs) throw error;
        failures += 1;
        waitMs = backoffMs(core, failures);
        // An outage says nothing about the job.
        lostMs = effect === 'wait' ? 0 : lostMs + waitMs;
        run.wait = { reason: waitReasonOf(code), untilMs: clock.now() + waitMs };
        core.show(run);
      }
      await clock.sleep(waitMs, signal);
    }
    freeSlot(submission);
    store.soon(() => store.submissions.update(submission));
    core.pump();
  };

  const freeSlot = (submission: SubmissionRecord): void => {
    submission.holdsSlot = false;
    submission.endedMs = Math.round(clock.now());
    core.books.get(submission.account)?.note(submission);
    core.publisher.limits(submission.account);
  };

  const finish = (
    run: Run,
    submission: SubmissionRecord,
    jobId: JobId,
    { creditsUsed: credits }: JobResults,
  ): void => {
    const batch = core.batchOf(run);
    const saved = countGood(run.outputs, jobId);
    if (credits !== null) {
      submission.credits = credits;
      batch.creditsSpent += credits;
      batch.openCredits.delete(submission.id);
    }
    unmark(run);
    const ids = { submissionId: submission.id, runId: run.id, batchId: run.batchId };
    const ended = { ...ids, event: 'ended', jobId, status: 'completed', credits, saved } as const;
    const entry = core.record(ended);
    store.surely(() => {
      core.saveSubmission(submission);
      store.batches.update(batch);
      store.runs.update(run);
      core.ledger.append(entry);
    });
    core.tell(run, { said: 'first-job-saved', job: jobId, n: saved });
    const short = run.state.phase === 'partial' || run.state.phase === 'failed';
    if (short && saved >= submission.outputs) takePlace(run, submission, jobId, saved);
    core.publisher.run(run);
    core.publisher.batch(batch);
  };

  /** The second job fell short, and the first one has everything: the SKU is done with it. */
  const takePlace = (run: Run, submission: SubmissionRecord, jobId: JobId, saved: number): void => {
    core.move(run, { type: 'fetch-progress', jobId, done: saved, total: saved });
    run.jobId = jobId;
    run.submissionId = submission.id;
    run.totalOutputs = submission.outputs;
    run.credits = submission.credits;
    const { orderIfShort: _wish, ...marks } = run.marks;
    run.marks = { ...marks, jobEnded: { status: 'completed', reason: null } };
    core.move(run, { type: 'completed' });
  };

  const giveUp = (run: Run, submission: SubmissionRecord, jobId: JobId, failure: Failure): void => {
    freeSlot(submission);
    unmark(run);
    const ids = { submissionId: submission.id, runId: run.id, batchId: run.batchId };
    const entry = core.record({ event: 'closed', ...ids, reason: failure.code });
    store.surely(() => {
      core.saveSubmission(submission);
      store.runs.update(run);
      core.ledger.append(entry);
    });
    const text = `${run.sku}: the pictures of the first job ${jobId} cannot be had. ${failure.message}`;
    core.tell(run, { said: 'first-job-lost', job: jobId, failure: toldOf(failure) });
    core.notice({ kind: 'warning', runId: run.id, text });
  };

  return { find, bringHome };
}

function unmark(run: Run): void {
  const { late: _home, ...marks } = run.marks;
  run.marks = marks;
}

function submissionOf(
  core: Core,
  run: Run,
  id: SubmissionRecord['id'],
): SubmissionRecord | undefined {
  return core.bookOf(core.batchOf(run)).holding.get(id) ?? core.store.submissions.get(id);
}

function lostOf(core: Core, run: Run): SubmissionRecord | undefined {
  const { lost } = run.marks;
  return lost && core.store.submissions.get(lost.submissionId);
}
