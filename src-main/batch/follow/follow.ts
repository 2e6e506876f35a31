/**
 * Task: follows an accepted job to its end, frees its slot at once, then brings everything home and
 * judges how the run ended. A job that was paid for is never given up because a call failed.
 */
import { effectOf, type Failure, toFailure } from '../../../src-shared/domain/errors.ts';
import type { JobId } from '../../../src-shared/domain/ids.ts';
import { hasEnded } from '../../../src-shared/domain/run.ts';
import type { JobResults, JobStatus } from '../../piktid/api.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import { firstLookMs, nextLookMs, type PollFacts } from '../../workflow/poll-timing.ts';
import { countGood } from '../../workflow/results.ts';
import type { LateJobs } from '../lost/late-jobs.ts';
import type { Core } from '../state/core.ts';
import type { Run } from '../state/model.ts';
import { backoffMs, waitReasonOf } from '../state/patience.ts';
import type { Fetcher } from './fetch.ts';
import { orderShortRun } from './short-run.ts';

export type Follow = (
  run: Run,
  submission: SubmissionRecord | null,
  signal: AbortSignal,
) => Promise<void>;

/** Writes metadata, credits and the end of a run whose job is over and fetched. */
export type FinishJob = (
  run: Run,
  jobId: JobId,
  submission: SubmissionRecord | null,
  answer: JobResults,
) => Promise<void>;

/** A job whose end was seen so long after the look before tells nothing about how long jobs take. */
const SEEN_LATE_MS = 60_000;

/** What the results of a followed job are wanted for. */
function isWanted(run: Run): boolean {
  return !(run.state.phase === 'cancelled' && run.state.following !== 'fetch-anyway');
}

/** Its own job is over and judged; only another one's pictures are still to come. */
function isOver(run: Run): boolean {
  return run.marks.late !== undefined && hasEnded(run.state) && run.state.phase !== 'cancelled';
}

export function createFollow(
  core: Core,
  fetcher: Fetcher,
  finish: FinishJob,
  lateJobs: LateJobs,
  orderAgain: (run: Run) => void,
): Follow {
  const { clock, timing, store } = core;

  /** Looks until the job is over; then its slot is free. */
  const watch = async (
    run: Run,
    jobId: JobId,
    submission: SubmissionRecord,
    signal: AbortSignal,
  ): Promise<void> => {
    const batch = core.batchOf(run);
    const api = core.apiOf(batch);
    const startMs = submission.outcomeMs ?? submission.intentMs;
    const facts = (): PollFacts => ({
      elapsedMs: clock.now() - startMs,
      progress: run.state.phase === 'processing' ? run.state.progress : null,
      expectedMs: core.learned.duration(batch.account, submission.outputs),
      maxMs: batch.settings.pollSeconds * 1000,
      minMs: Math.min(timing.pollMinMs, batch.settings.pollSeconds * 1000),
      firstMs: timing.firstLookMs,
    });
    // Waits are added up: a wall clock that was set says nothing about the job.
    let unknownMs = 0;
    let lookedMs = clock.now();
    let failures = 0;
    let early: Promise<void> = Promise.resolve();
    let processed = 0;
    let told = false;
    const first = startMs + firstLookMs(facts()) - clock.now();
    await clock.sleep(Math.max(0, Math.min(first, timing.firstLookMs)), signal);
    for (;;) {
      const elapsedMs = clock.now() - startMs;
      if (!told && elapsedMs >= timing.longJobMs) {
        told = true;
        core.notice({ kind: 'long-job', runId: run.id, seconds: Math.round(elapsedMs / 1000) });
        core.tell(run, { said: 'long-job' });
      }
      let status: JobStatus;
      try {
        status = await api.jobStatus(jobId, { signal, ...core.callsOf(run) });
        unknownMs = 0;
        failures = 0;
        run.wait = null;
      } catch (error) {
        signal.throwIfAborted();
        const { code } = toFailure(error);
        const effect = effectOf(code);
        if (effect === 'pause') throw error;
        // An outage says nothing about the job: only answers count against it.
        if (effect === 'wait') unknownMs = 0;
        else if (unknownMs >= timing.lostAfterMs) throw error;
        failures += 1;
        const waitMs = code === 'job-not-found' ? nextLookMs(facts()) : backoffMs(core, failures);
        if (effect !== 'wait') unknownMs += waitMs;
        if (code !== 'job-not-found') {
          run.wait = { reason: waitReasonOf(code), untilMs: clock.now() + waitMs };
          core.show(run);
        }
        await clock.sleep(waitMs, signal);
        continue;
      }
      if (run.state.phase === 'processing') {
        core.move(run, {
          type: 'job-progress',
          status: status.status,
          progress: status.progress,
          processedImages: status.processedImages,
          totalImages: status.totalImages,
        });
      }
      if (status.ended) {
        run.marks = {
          ...run.marks,
          jobEnded: { status: status.status.toLowerCase(), reason: status.errorMessage },
        };
        // After a sleep of the computer nobody knows when it ended.
        if (clock.now() - lookedMs < SEEN_LATE_MS) {
          core.learned.tookTime(batch.account, submission.outputs, clock.now() - startMs);
        }
        freeSlot(run, submission);
        await early;
        return;
      }
      lookedMs = clock.now();
      const nowProcessed = status.processedImages ?? 0;
      if (nowProcessed > processed && isWanted(run)) {
        processed = nowProcessed;
        early = early
          .then(() => fetcher.early(run, jobId, signal))
          .catch((error: unknown) => {
            if (!signal.aborted) core.log.debug('early results', { code: toFailure(error).code });
          });
      }
      await proveGallery(run, jobId, submission, signal);
      await clock.sleep(nextLookMs(facts()), signal);
    }
  };

  const freeSlot = (run: Run, submission: SubmissionRecord): void => {
    submission.holdsSlot = false;
    submission.endedMs = Math.round(clock.now());
    store.soon(() => {
      store.submissions.update(submission);
      store.runs.update(run);
    });
    core.books.get(submission.account)?.note(submission);
    core.publisher.limits(submission.account);
    core.pump();
  };

  /** Once an account's gallery has shown a running job of ours, its silence means something. */
  const proveGallery = async (
    run: Run,
    jobId: JobId,
    submission: SubmissionRecord,
    signal: AbortSignal,
  ): Promise<void> => {
    const batch = core.batchOf(run);
    const { facts } = core.bookOf(batch);
    if (facts.galleryProven || proofTried.has(jobId) || submission.projectId === null) return;
    proofTried.add(jobId);
    try {
      const { jobs } = await core
        .apiOf(batch)
        .galleryJobs(submission.projectId, { signal, ...core.callsOf(run) });
      if (!jobs.some((job) => job.jobId === jobId)) return;
      facts.galleryProven = true;
      store.soon(() => store.facts.saveAccount(batch.account, facts));
    } catch (error) {
      signal.throwIfAborted();
      core.log.debug('gallery not read', { code: toFailure(error).code });
    }
  };
  const proofTried = new Set<JobId>();

  return async (run, submission, signal) => {
    const { jobId } = run;
    if (jobId === null) return;
    if (isOver(run)) {
      await lateJobs.bringHome(run, signal);
      return;
    }
    try {
      if (submission?.holdsSlot) await watch(run, jobId, submission, signal);
      if (run.marks.lost) await lateJobs.find(run, isWanted(run), signal);
      if (!isWanted(run)) return;
      const answer = await fetcher.all(run, jobId, signal);
      await finish(run, jobId, submission, answer);
    } catch (error) {
      signal.throwIfAborted();
      const failure = toFailure(error);
      if (effectOf(failure.code) === 'pause' || failure.code === 'internal') throw error;
      loseJob(core, run, submission, failure);
      if (hasEnded(run.state)) orderShortRun(core, run, failure, orderAgain);
    }
    if (run.marks.late) await lateJobs.bringHome(run, signal);
  };
}

/** The server does not know the job, or its results cannot be had: what is on disk stays. */
function loseJob(
  core: Core,
  run: Run,
  submission: SubmissionRecord | null,
  failure: Failure,
): void {
  if (submission?.holdsSlot) {
    submission.holdsSlot = false;
    submission.endedMs = Math.round(core.clock.now());
    core.store.soon(() => core.saveSubmission(submission));
    core.books.get(submission.account)?.note(submission);
  }
  if (run.state.phase === 'cancelled') return;
  const good = countGood(run.outputs, run.jobId ?? '');
  if (good > 0) core.move(run, { type: 'fell-short', failure });
  else core.move(run, { type: 'failed', failure, accepted: true });
}
