/**
 * The intent of a submission: what exists at the server just before the call, and the row that is
 * on disk, synced, before a byte is sent. Sends nothing.
 */
import { randomUUID } from 'node:crypto';
import { effectOf, toFailure } from '../../../src-shared/domain/errors.ts';
import type { SubmissionId } from '../../../src-shared/domain/ids.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import { turnedUp } from '../lost/late-jobs.ts';
import type { Core } from '../state/core.ts';
import { orderedBy } from '../state/counts.ts';
import type { Batch, Run } from '../state/model.ts';

/** What is there before the call; null when nobody can say. */
export interface Known {
  readonly known: readonly string[] | null;
  /** A job that was given up as lost is there after all: it is not among `known`. */
  readonly lost: boolean;
  /** The list could not be had now; later it may. */
  readonly passing: boolean;
}

const NOTHING_KNOWN: Known = { known: null, lost: false, passing: false };

/**
 * What exists before the call, so that afterwards the new can be told from the old: the project's
 * job ids, or the picture's versions. Null when the server cannot say; then nothing is ever guessed.
 */
export async function knownBefore(
  core: Core,
  batch: Batch,
  run: Run,
  signal: AbortSignal,
): Promise<Known> {
  const api = core.apiOf(batch);
  const options = { signal, ...core.callsOf(run) };
  const [redo] = run.redo;
  try {
    if (redo && run.jobId) {
      const versions = await api.versions(run.jobId, redo.imageIndex, options);
      return { known: versions.map(String), lost: false, passing: false };
    }
    const { jobs, complete } = await api.galleryJobs(run.projectId ?? '', options);
    if (!complete) return NOTHING_KNOWN;
    const late = new Set<string>(turnedUp(core, run, jobs).map(({ jobId }) => jobId));
    return {
      known: jobs.map(({ jobId }) => jobId).filter((jobId) => !late.has(jobId)),
      lost: late.size > 0,
      passing: false,
    };
  } catch (error) {
    signal.throwIfAborted();
    const effect = effectOf(toFailure(error).code);
    if (effect === 'pause') throw error;
    return { ...NOTHING_KNOWN, passing: effect === 'wait' };
  }
}

/** Throws what writing throws; then nothing was written, and nothing may be sent. */
export function writeIntent(
  core: Core,
  batch: Batch,
  run: Run,
  known: readonly string[] | null,
): SubmissionRecord {
  const [redo] = run.redo;
  const kind = redo ? 'regenerate' : 'submit';
  const submission: SubmissionRecord = {
    id: run.marks.nextSubmission ?? (randomUUID() as SubmissionId),
    account: batch.account,
    batchId: batch.id,
    runId: run.id,
    kind,
    projectId: run.projectId,
    identityCode: run.identityCode,
    jobId: redo ? run.jobId : null,
    imageIndex: redo?.imageIndex ?? null,
    groupIndex: redo?.groupIndex ?? null,
    known,
    outputs: orderedBy(run),
    outcome: 'pending',
    failure: null,
    intentMs: Math.round(core.clock.now()),
    outcomeMs: null,
    holdsSlot: true,
    endedMs: null,
    credits: null,
  };
  const { nextSubmission: _used, ...marks } = run.marks;
  const before = {
    marks: run.marks,
    submissionId: run.submissionId,
    ordered: batch.outputsOrdered,
  };
  run.marks = marks;
  run.submissionId = submission.id;
  batch.outputsOrdered += submission.outputs;
  try {
    core.moveNow(run, { type: 'intent-written', submissionId: submission.id }, () => {
      core.store.submissions.insert(submission);
      core.store.batches.update(batch);
      core.ledger.append(
        core.record({
          event: 'intent',
          submissionId: submission.id,
          runId: run.id,
          batchId: batch.id,
          kind,
          account: batch.account,
          baseUrl: batch.baseUrl,
          projectId: run.projectId ?? '',
          project: run.place,
          sku: run.sku,
          sourceDir: run.sourceDir,
          placeDir: run.placeDir,
          batchKind: batch.kind,
          batchName: batch.name,
          outputDir: batch.outputDir,
          lookHash: run.lookHash,
          photoHashes: run.photos.map(({ sha256 }) => sha256),
          identityCode: run.identityCode ?? '',
          outputs: submission.outputs,
          jobsBefore: redo ? [] : [...(known ?? [])],
          ...(known === null ? { listed: false } : {}),
          jobId: submission.jobId,
          imageIndex: submission.imageIndex,
          groupIndex: submission.groupIndex,
          versionsBefore: redo ? (known ?? []).map(Number) : [],
          versions: core.versions,
        }),
      );
    });
  } catch (error) {
    run.marks = before.marks;
    run.submissionId = before.submissionId;
    batch.outputsOrdered = before.ordered;
    if (run.state.phase === 'submitting') core.move(run, { type: 'not-accepted' });
    throw error;
  }
  core.bookOf(batch).note(submission);
  batch.openCredits.set(
    submission.id,
    redo
      ? core.learned.perOutput(batch.account, run.instructions).credits
      : core.learned.price(batch.account, run.instructions).credits,
  );
  core.publisher.limits(batch.account);
  return submission;
}
