/**
 * Task: finds out what became of a submission whose answer was lost, by the gallery and never by a
 * guess. Ends with an adopted job, a submission that may be repeated, or a question.
 */
import { randomUUID } from 'node:crypto';
import { effectOf, toFailure } from '../../../src-shared/domain/errors.ts';
import type { JobId, SubmissionId } from '../../../src-shared/domain/ids.ts';
import type { GalleryJob } from '../../piktid/api.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import {
  candidatesOf,
  type Judgement,
  judgeLookUp,
  judgeVersions,
  LISTINGS_NEEDED,
  listsRunning,
  lookUpPauseMs,
} from '../../workflow/look-up.ts';
import { noteAccepted } from '../pace/rate-limit.ts';
import type { Core } from '../state/core.ts';
import type { Run } from '../state/model.ts';
import { patiently } from '../state/patience.ts';
import { backToEnd } from '../state/redo.ts';
import { applyCancelWish, takeJob } from '../state/take-job.ts';
import { photosOf } from './late-jobs.ts';
import { besideRival, isOurJob, rivalOf } from './rivals.ts';
import { createQuestionWatch } from './watch-question.ts';

export interface LookUps {
  /** Looks until it is decided. */
  lookUp(run: Run, submission: SubmissionRecord, signal: AbortSignal): Promise<void>;
  /** Takes a job as the answer: found by the rules, or named by the user. */
  adopt(run: Run, submission: SubmissionRecord, jobId: JobId, by: 'look-up' | 'user'): void;
  /** Gives the submission up as never accepted; the run is submitted again. */
  resubmit(run: Run, submission: SubmissionRecord, by: 'rules' | 'user'): void;
}

type Found = Judgement | { readonly kind: 'found' };

export function createLookUps(
  core: Core,
  follow: (run: Run, submission: SubmissionRecord) => void,
  again: (run: Run, submission: SubmissionRecord) => void,
): LookUps {
  const { clock, store } = core;

  /** What the server lists now, for the judgement. */
  const listed = async (run: Run, submission: SubmissionRecord, signal: AbortSignal) => {
    const api = core.apiOf(core.batchOf(run));
    const options = { signal, ...core.callsOf(run) };
    const listing = await readable(run, signal, () =>
      api.galleryJobs(submission.projectId ?? '', options),
    );
    const { jobs, complete } = listing ?? { jobs: [] as GalleryJob[], complete: false };
    return {
      projectId: submission.projectId ?? '',
      identityCode: submission.identityCode ?? '',
      photos: photosOf(run),
      outputs: submission.outputs,
      knownBefore: submission.known,
      isOurs: (jobId: string) => isOurJob(core, jobId),
      jobs,
      complete,
      galleryProven: core.bookOf(core.batchOf(run)).facts.galleryProven,
    };
  };

  const listedVersions = (run: Run, submission: SubmissionRecord, signal: AbortSignal) =>
    readable(run, signal, () =>
      core.apiOf(core.batchOf(run)).versions(submission.jobId ?? '', submission.imageIndex ?? 0, {
        signal,
        ...core.callsOf(run),
      }),
    );

  /** An adopted job that the gallery lists while it runs proves that it lists such jobs. */
  const prove = (run: Run, jobs: readonly GalleryJob[], jobId: JobId): void => {
    const { account } = core.batchOf(run);
    const { facts } = core.bookOf(core.batchOf(run));
    if (facts.galleryProven || !listsRunning(jobs, jobId)) return;
    facts.galleryProven = true;
    store.soon(() => store.facts.saveAccount(account, facts));
  };

  /** `waitedMs` and `empty`: how long, and how many looks without a candidate, so far. */
  const look = async (
    run: Run,
    submission: SubmissionRecord,
    so: { readonly waitedMs: number; readonly empty: number },
    signal: AbortSignal,
  ): Promise<Found> => {
    const batch = core.batchOf(run);
    const common = {
      emptyListings: so.empty,
      elapsedMs: so.waitedMs,
      graceMs: batch.settings.unclearGraceSeconds * 1000,
      // Without photos and instructions nothing could be sent again.
      resubmittedBefore: run.marks.resubmitted === true || run.marks.rebuilt !== undefined,
    };
    if (submission.kind === 'regenerate') {
      const versions = await listedVersions(run, submission, signal);
      return judgeVersions({
        ...common,
        knownBefore: versions === null ? null : submission.known,
        versions: versions ?? [],
      });
    }
    const input = await listed(run, submission, signal);
    const found = besideRival(judgeLookUp({ ...common, ...input }), rivalOf(core, submission), {
      ...common,
      candidates: candidatesOf(input),
    });
    if (found.kind === 'adopt') prove(run, input.jobs, found.jobId);
    return found;
  };

  /** Null when the server answers, and this cannot be read; outages are waited out. */
  async function readable<T>(
    run: Run,
    signal: AbortSignal,
    read: () => Promise<T>,
  ): Promise<T | null> {
    try {
      // Who waits for one look is not kept waiting by an outage.
      return run.looking ? await read() : await patiently(core, run, signal, read);
    } catch (error) {
      signal.throwIfAborted();
      if (effectOf(toFailure(error).code) === 'pause') throw error;
      return null;
    }
  }

  const adopt: LookUps['adopt'] = (run, submission, jobId, by) => {
    submission.outcome = 'accepted';
    submission.jobId = jobId;
    takeJob(run, submission, jobId, null);
    const ids = { submissionId: submission.id, runId: run.id, batchId: run.batchId };
    const entry = core.record({ event: 'adopted', ...ids, jobId, by });
    core.moveSurely(run, { type: 'accepted', jobId, totalImages: null }, () => {
      core.saveSubmission(submission);
      core.ledger.append(entry);
    });
    noteAccepted(core, core.batchOf(run));
    applyCancelWish(core, run, jobId);
    follow(run, submission);
  };

  const resubmit: LookUps['resubmit'] = (run, submission, by) => {
    const batch = core.batchOf(run);
    const next = randomUUID() as SubmissionId;
    const asked = run.state.phase === 'unclear' ? run.state.question : null;
    const dismissed = (asked?.candidates ?? []).map(({ jobId }) => jobId);
    submission.outcome = 'closed';
    submission.holdsSlot = false;
    batch.outputsOrdered -= submission.outputs;
    batch.openCredits.delete(submission.id);
    run.marks = {
      ...run.marks,
      nextSubmission: next,
      ...(by === 'rules' ? { resubmitted: true as const } : {}),
      ...(run.redo.length > 0 ? {} : { lost: { submissionId: submission.id, dismissed } }),
    };
    const ids = { submissionId: submission.id, runId: run.id, batchId: run.batchId };
    const entry = core.record({ event: 'resubmitted', ...ids, by, next });
    const record = (): void => {
      core.saveSubmission(submission);
      store.batches.update(batch);
      core.ledger.append(entry);
    };
    if (run.redo.length > 0) {
      store.surely(record);
      backToEnd(core, run);
      if (run.marks.cancelWish) dropWish(run);
      else core.move(run, { type: 'redo-ordered' });
      return;
    }
    core.moveSurely(run, { type: 'resubmit-allowed' }, record);
    if (run.marks.cancelWish) {
      dropWish(run);
      core.move(run, { type: 'cancelled', jobId: null, following: 'nothing' });
    }
  };

  const watchQuestion = createQuestionWatch(core, { listed, listedVersions, prove, adopt });

  return {
    adopt,
    resubmit,
    lookUp: async (run, submission, signal) => {
      const batch = core.batchOf(run);
      const pauseMs = lookUpPauseMs(batch.settings.unclearGraceSeconds * 1000);
      if (run.state.phase !== 'unclear') return;
      if (run.state.question) {
        await watchQuestion(run, submission, signal);
        return;
      }
      // Pauses are added up: a wall clock that was set shortens no grace.
      let waitedMs = Math.max(0, clock.now() - run.state.sinceMs);
      let counts = true;
      for (;;) {
        if (run.state.phase !== 'unclear' || run.state.question) return;
        // A look that came early because somebody woke it may find, but proves no absence.
        const empty = run.state.emptyListings - (counts ? 0 : 1);
        const found = await look(run, submission, { waitedMs, empty }, signal);
        signal.throwIfAborted();
        switch (found.kind) {
          case 'adopt':
            adopt(run, submission, found.jobId, 'look-up');
            return;
          case 'found':
            adopt(run, submission, submission.jobId ?? ('' as JobId), 'look-up');
            return;
          case 'resubmit':
            resubmit(run, submission, 'rules');
            return;
          case 'ask':
            core.move(run, { type: 'question-raised', question: found.question });
            core.notice({
              kind: 'warning',
              runId: run.id,
              text: `${run.sku}: it is not known whether the job was accepted. It is not sent again without your word, because that could cost twice.`,
            });
            again(run, submission);
            return;
          case 'look-again':
            core.move(run, { type: 'listed-empty', emptyListings: found.emptyListings });
            run.wait = {
              reason: 'unclear-lookup',
              untilMs: clock.now() + pauseMs,
              attempt: found.emptyListings,
              attempts: LISTINGS_NEEDED,
            };
            core.show(run);
            counts = (await clock.nap(pauseMs, signal)) === 'due';
            if (counts) waitedMs += pauseMs;
        }
      }
    },
  };
}

/** A cancelled order of a picture, or of a whole job, is not made after all. */
function dropWish(run: Run): void {
  const { cancelWish: _wish, nextSubmission: _next, ...marks } = run.marks;
  run.marks = marks;
  run.redo = [];
}
