/**
 * After the database was lost: batches and runs of every job that was paid for, or may have been,
 * made again from the ledger. Their photos and instructions come back when the same command names
 * them. What was queued and not sent is not in the ledger; the same command finds it anew.
 */
import { SANDBOX_ACCOUNT } from '../../../src-shared/domain/account-key.ts';
import type { Failure } from '../../../src-shared/domain/errors.ts';
import type { JobId } from '../../../src-shared/domain/ids.ts';
import {
  foldLedger,
  type LedgerEntry,
  type LedgerIntent,
  type SubmissionRecord as LedgerRecord,
  openSubmissions,
} from '../../../src-shared/domain/ledger.ts';
import {
  DEFAULT_LIMITS,
  DEFAULT_PACE,
  DEFAULT_PARALLEL,
} from '../../../src-shared/domain/limits.ts';
import type { RunState } from '../../../src-shared/domain/run.ts';
import type { SubmissionRecord } from '../../storage/runs/records.ts';
import { lastPosition } from '../pace/batch-queue.ts';
import type { Core } from '../state/core.ts';
import { count } from '../state/counts.ts';
import type { Library } from '../state/library.ts';
import { type Batch, liveBatch, liveRun, NO_COUNTS, type Run } from '../state/model.ts';
import { placeKeyOf } from '../state/places.ts';

export function rebuildFromLedger(core: Core, library: Library): void {
  const entries = core.ledger.entries();
  for (const record of [...openSubmissions(entries), ...endedOrders(entries)]) {
    const { intent } = record;
    const known = core.runs.get(intent.runId);
    if (known) {
      bringToo(core, known, record);
      continue;
    }
    const batch = core.batches.get(intent.batchId) ?? newBatch(core, record);
    core.store.now(() => {
      if (!batch.runs) {
        batch.runs = new Map();
        core.store.batches.insert(batch);
      }
      const submission = submissionOf(record);
      core.store.submissions.insert(submission);
      const run = liveRun({
        id: intent.runId,
        batchId: batch.id,
        position: batch.runs.size,
        sku: intent.sku,
        sourceDir: intent.sourceDir,
        place: intent.project,
        placeDir: intent.placeDir,
        lookHash: intent.lookHash,
        identity: { code: intent.identityCode },
        instructions: [{}],
        options: { model: 'auto', consistency: true, barefoot: false },
        expectedOutputs: intent.outputs,
        photos: [],
        state: stateOf(core, record),
        projectId: intent.projectId,
        identityCode: intent.identityCode,
        jobId: record.jobId,
        submissionId: intent.submissionId,
        credits: record.credits,
        totalOutputs: null,
        skipped: false,
        redo:
          record.state !== 'ended' && intent.kind === 'regenerate' && intent.imageIndex !== null
            ? [{ imageIndex: intent.imageIndex, groupIndex: intent.groupIndex ?? 0 }]
            : [],
        marks: {
          rebuilt: { photos: intent.photoHashes.length },
          ...(record.status === null
            ? {}
            : { jobEnded: { status: record.status.toLowerCase(), reason: null } }),
        },
        metadataSha256: null,
        metadataBytes: null,
        outputs: [],
        createdMs: Math.round(intent.atMs),
        startedMs: Math.round(intent.atMs),
        endedMs: null,
        phaseSinceMs: Math.round(intent.atMs),
      });
      core.store.runs.insert(run, placeKeyOf(run.placeDir));
      batch.runs.set(run.id, run);
      core.runs.set(run.id, run);
      batch.outputsOrdered += intent.outputs;
      batch.outputsExpected += intent.outputs;
      count(batch, run);
      core.store.batches.update(batch);
      library.setLimits(batch.account, DEFAULT_LIMITS);
      core.books.get(batch.account)?.note(submission);
    });
  }
}

/** A run may have two open jobs: a lost one that turned up late, and the one that took its place. */
function bringToo(core: Core, run: Run, record: LedgerRecord): void {
  const { jobId, state, intent } = record;
  if (state !== 'accepted' || intent.kind !== 'submit' || jobId === null) return;
  if (run.jobId === jobId || run.marks.late) return;
  run.marks = { ...run.marks, late: { submissionId: intent.submissionId, jobId } };
  const submission = submissionOf(record);
  core.store.now(() => {
    core.store.submissions.insert(submission);
    core.store.runs.update(run);
  });
  core.books.get(submission.account)?.note(submission);
}

/** The newest order of each run whose job came to its end: nothing of it is ordered again. */
function endedOrders(entries: readonly LedgerEntry[]): readonly LedgerRecord[] {
  const newest = new Map<string, LedgerRecord>();
  for (const record of foldLedger(entries)) {
    const { kind, runId } = record.intent;
    if (kind === 'submit' && record.state === 'ended') newest.set(runId, record);
  }
  return [...newest.values()];
}

function newBatch(core: Core, { intent }: LedgerRecord): Batch {
  const batch = liveBatch({
    id: intent.batchId,
    seq: core.store.batches.nextSeq(),
    position: lastPosition(core) + 1,
    name: intent.batchName,
    kind: intent.batchKind,
    sandbox: intent.account === SANDBOX_ACCOUNT,
    account: intent.account,
    baseUrl: intent.baseUrl,
    outputDir: intent.outputDir,
    outputKey: placeKeyOf(intent.outputDir),
    state: { state: 'running' },
    parallel: DEFAULT_PARALLEL,
    budget: {},
    settings: { ...DEFAULT_PACE, instructionsFile: null },
    counts: NO_COUNTS,
    outputsOrdered: 0,
    outputsExpected: 0,
    creditsSpent: 0,
    createdMs: Math.round(intent.atMs),
  });
  core.batches.set(batch.id, batch);
  return batch;
}

function submissionOf({ intent, state, jobId, decidedMs }: LedgerRecord): SubmissionRecord {
  return {
    id: intent.submissionId,
    account: intent.account,
    batchId: intent.batchId,
    runId: intent.runId,
    kind: intent.kind,
    projectId: intent.projectId,
    identityCode: intent.identityCode,
    jobId,
    imageIndex: intent.imageIndex,
    groupIndex: intent.groupIndex,
    known: knownOf(intent),
    outputs: intent.outputs,
    outcome:
      state === 'accepted' || state === 'ended'
        ? 'accepted'
        : state === 'unclear'
          ? 'unclear'
          : 'pending',
    failure: null,
    intentMs: Math.round(intent.atMs),
    outcomeMs: decidedMs === null ? null : Math.round(decidedMs),
    holdsSlot: state !== 'ended',
    endedMs: state === 'ended' && decidedMs !== null ? Math.round(decidedMs) : null,
    credits: null,
  };
}

function knownOf({ kind, listed, jobsBefore, versionsBefore }: LedgerIntent) {
  if (listed === false) return null;
  return kind === 'regenerate' ? versionsBefore.map(String) : jobsBefore;
}

const ENDED_BADLY: Failure = {
  code: 'job-failed',
  message: 'The job did not end well at the server.',
  remedy: 'Retry it to order the pictures again; that costs credits.',
};

/** An intent without an outcome is taken up as one that was being sent: it is looked up. */
function stateOf(core: Core, { intent, state, status, jobId }: LedgerRecord): RunState {
  if (state === 'ended') {
    return status?.toLowerCase() === 'completed'
      ? { phase: 'done' }
      : { phase: 'failed', accepted: true, failure: ENDED_BADLY };
  }
  if (state === 'accepted' && jobId !== null) {
    return {
      phase: 'processing',
      jobId: jobId as JobId,
      status: '',
      progress: null,
      processedImages: null,
      totalImages: null,
    };
  }
  if (state === 'unclear') {
    return {
      phase: 'unclear',
      submissionId: intent.submissionId,
      sinceMs: core.clock.now(),
      emptyListings: 0,
      question: null,
    };
  }
  return { phase: 'submitting', submissionId: intent.submissionId };
}
