/**
 * Task: follows a regeneration until the new version can be fetched, then brings it home beside the
 * old one. A job whose pictures are made again may keep its ended status: the version is the proof.
 */
import { effectOf, StudioError, toFailure } from '../../../src-shared/domain/errors.ts';
import type { JobResults } from '../../piktid/api.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import { nextLookMs } from '../../workflow/poll-timing.ts';
import type { Core } from '../state/core.ts';
import type { Run } from '../state/model.ts';
import { backoffMs, waitReasonOf } from '../state/patience.ts';
import { endRedo } from '../state/redo.ts';
import type { Fetcher } from './fetch.ts';
import type { FinishJob } from './follow.ts';

export type FollowRedo = (
  run: Run,
  submission: SubmissionRecord,
  signal: AbortSignal,
) => Promise<void>;

export function createFollowRedo(core: Core, fetcher: Fetcher, finish: FinishJob): FollowRedo {
  const { clock, timing } = core;

  /** Resolves with the results that hold the new version, or null when it will never come. */
  const awaitVersion = async (
    run: Run,
    submission: SubmissionRecord,
    signal: AbortSignal,
  ): Promise<JobResults | null> => {
    const batch = core.batchOf(run);
    const api = core.apiOf(batch);
    const jobId = submission.jobId ?? '';
    // Where the server could not say what there was: what is on disk is not new.
    const known = new Set(submission.known ?? versionsHere(run, submission));
    const startMs = submission.outcomeMs ?? submission.intentMs;
    let failures = 0;
    // Waits of this process are added up: a wall clock that was set ends no patience.
    let waitedMs = 0;
    for (;;) {
      const elapsedMs = clock.now() - startMs;
      try {
        const status = await api.jobStatus(jobId, { signal, ...core.callsOf(run) });
        // Given up by the user: only its slot is watched then.
        if (run.state.phase === 'processing')
          core.move(run, {
            type: 'job-progress',
            status: status.status,
            progress: status.progress,
            processedImages: status.processedImages,
            totalImages: status.totalImages,
          });
        const answer = await api.jobResults(jobId, { signal, ...core.callsOf(run) });
        failures = 0;
        const fresh = answer.results.find(
          (result) =>
            result.imageIndex === submission.imageIndex &&
            result.groupIndex === (submission.groupIndex ?? 0) &&
            !known.has(String(result.version)),
        );
        if (fresh && fresh.fullSizeUrl !== null) return answer;
        if (status.ended && fresh) return null;
        // Nobody says how long a version may take: as long as a job that is worth a notice.
        if (status.ended && waitedMs >= timing.longJobMs) return null;
      } catch (error) {
        signal.throwIfAborted();
        const { code } = toFailure(error);
        if (effectOf(code) === 'pause') throw error;
        if (effectOf(code) === 'fail' && waitedMs >= timing.lostAfterMs) return null;
        failures += 1;
        const waitMs = backoffMs(core, failures);
        waitedMs += waitMs;
        run.wait = { reason: waitReasonOf(code), untilMs: clock.now() + waitMs };
        core.show(run);
        await clock.sleep(waitMs, signal);
        continue;
      }
      const pauseMs = nextLookMs({
        elapsedMs,
        progress: null,
        expectedMs: core.learned.duration(batch.account, 1),
        maxMs: batch.settings.pollSeconds * 1000,
        minMs: Math.min(timing.pollMinMs, batch.settings.pollSeconds * 1000),
        firstMs: timing.firstLookMs,
      });
      await clock.sleep(pauseMs, signal);
      waitedMs += pauseMs;
    }
  };

  const orderNext = (run: Run): void => {
    const batch = core.batchOf(run);
    if (batch.state.state === 'ended') {
      batch.state = { state: 'running' };
      core.keepBatch(batch);
    }
    core.move(run, { type: 'redo-ordered' });
  };

  const close = (run: Run, submission: SubmissionRecord, reason: string): void => {
    const ids = { submissionId: submission.id, runId: run.id, batchId: run.batchId };
    const entry = core.record({ event: 'closed', ...ids, reason });
    core.store.surely(() => core.ledger.append(entry));
  };

  return async (run, submission, signal) => {
    const { jobId } = submission;
    if (jobId === null) return;
    if (submission.holdsSlot) {
      const answer = await awaitVersion(run, submission, signal);
      submission.holdsSlot = false;
      submission.endedMs = Math.round(clock.now());
      core.store.soon(() => core.saveSubmission(submission));
      core.books.get(submission.account)?.note(submission);
      core.pump();
      if (run.state.phase !== 'processing') {
        close(run, submission, 'given up by the user');
        // Ordered meanwhile: now there is nothing before it any more.
        if (run.redo.length > 0) orderNext(run);
        return;
      }
      if (answer === null) {
        close(run, submission, 'no new version');
        endRedo(core, run, noVersion().failure);
        return;
      }
    }
    const answer = await fetcher.all(run, jobId, signal);
    run.redo = run.redo.slice(1);
    await finish(run, jobId, submission, answer);
    if (run.redo.length > 0) core.move(run, { type: 'redo-ordered' });
  };
}

/** Versions of the picture that are on disk. */
function versionsHere(run: Run, { jobId, imageIndex, groupIndex }: SubmissionRecord): string[] {
  return run.outputs
    .filter((output) => output.jobId === jobId && output.imageIndex === imageIndex)
    .filter((output) => output.groupIndex === (groupIndex ?? 0) && output.state === 'saved')
    .map(({ version }) => String(version));
}

function noVersion(): StudioError {
  return new StudioError({
    code: 'regenerate-refused',
    message: 'The server did not deliver a new version of the picture. The old one is kept.',
    remedy: 'Order it again; check your credits first, because this order may have cost.',
  });
}
