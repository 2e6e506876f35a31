/**
 * Task: finds out what became of a submission whose answer was lost, by the gallery and never by a
 * guess. Ends with an adopted job, a submission that may be repeated, or a question.
 */
import { randomUUID } from 'node:crypto';
import { effectOf, toFailure } from '../../src-shared/domain/errors.ts';
import type { JobId, SubmissionId } from '../../src-shared/domain/ids.ts';
import type { GalleryJob } from '../piktid/api.ts';
import type { SubmissionRecord } from '../storage/runs/records.ts';
import {
  type Judgement,
  judgeLookUp,
  judgeVersions,
  LISTINGS_NEEDED,
  lookUpPauseMs,
} from '../workflow/look-up.ts';
import type { Core } from './core.ts';
import type { Run } from './model.ts';
import { patiently } from './patience.ts';
import { noteAccepted } from './rate-limit.ts';
import { backToEnd } from './redo.ts';
import { applyCancelWish, takeJob } from './submit.ts';

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
): LookUps {
  const { clock, store } = core;

  const look = async (
    run: Run,
    submission: SubmissionRecord,
    signal: AbortSignal,
  ): Promise<Found> => {
    if (run.state.phase !== 'unclear') return { kind: 'look-again', emptyListings: 0 };
    const batch = core.batchOf(run);
    const api = core.apiOf(batch);
    const options = { signal, onWait: core.waited(run) };
    const common = {
      knownBefore: submission.known,
      emptyListings: run.state.emptyListings,
      elapsedMs: clock.now() - run.state.sinceMs,
      graceMs: batch.settings.unclearGraceSeconds * 1000,
      resubmittedBefore: run.marks.resubmitted === true,
    };
    if (submission.kind === 'regenerate') {
      const versions = await readable(run, signal, () =>
        api.versions(submission.jobId ?? '', submission.imageIndex ?? 0, options),
      );
      return judgeVersions({
        ...common,
        knownBefore: versions === null ? null : common.knownBefore,
        versions: versions ?? [],
      });
    }
    const listing = await readable(run, signal, () =>
      api.galleryJobs(submission.projectId ?? '', options),
    );
    const { jobs, complete } = listing ?? { jobs: [] as GalleryJob[], complete: false };
    return judgeLookUp({
      ...common,
      projectId: submission.projectId ?? '',
      identityCode: submission.identityCode ?? '',
      photos: run.photos.length,
      outputs: submission.outputs,
      isOurs: (jobId) => store.submissions.knowsJob(jobId),
      jobs,
      complete,
      galleryProven: core.bookOf(batch).facts.galleryProven,
    });
  };

  /** Null when the server answers, and this cannot be read; outages are waited out. */
  async function readable<T>(
    run: Run,
    signal: AbortSignal,
    read: () => Promise<T>,
  ): Promise<T | null> {
    try {
      return await patiently(core, run, signal, read);
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
    core.moveNow(run, { type: 'accepted', jobId, totalImages: null }, () => {
      core.saveSubmission(submission);
      core.ledger.append(
        core.record({
          event: 'adopted',
          submissionId: submission.id,
          runId: run.id,
          batchId: run.batchId,
          jobId,
          by,
        }),
      );
    });
    noteAccepted(core, core.batchOf(run));
    applyCancelWish(core, run, jobId);
    follow(run, submission);
  };

  const resubmit: LookUps['resubmit'] = (run, submission, by) => {
    const batch = core.batchOf(run);
    const next = randomUUID() as SubmissionId;
    submission.outcome = 'closed';
    submission.holdsSlot = false;
    batch.outputsOrdered -= submission.outputs;
    batch.openCredits.delete(submission.id);
    run.marks = {
      ...run.marks,
      nextSubmission: next,
      ...(by === 'rules' ? { resubmitted: true as const } : {}),
    };
    const record = (): void => {
      core.saveSubmission(submission);
      store.batches.update(batch);
      core.ledger.append(
        core.record({
          event: 'resubmitted',
          submissionId: submission.id,
          runId: run.id,
          batchId: run.batchId,
          by,
          next,
        }),
      );
    };
    if (run.redo.length > 0) {
      store.now(record);
      backToEnd(core, run);
      if (run.marks.cancelWish) dropWish(run);
      else core.move(run, { type: 'redo-ordered' });
      return;
    }
    core.moveNow(run, { type: 'resubmit-allowed' }, record);
    if (run.marks.cancelWish) {
      dropWish(run);
      core.move(run, { type: 'cancelled', jobId: null, following: 'nothing' });
    }
  };

  return {
    adopt,
    resubmit,
    lookUp: async (run, submission, signal) => {
      const batch = core.batchOf(run);
      const pauseMs = lookUpPauseMs(batch.settings.unclearGraceSeconds * 1000);
      for (;;) {
        if (run.state.phase !== 'unclear' || run.state.question) return;
        const found = await look(run, submission, signal);
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
            await clock.sleep(pauseMs, signal);
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
