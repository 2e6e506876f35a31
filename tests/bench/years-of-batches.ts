/** Fills a data folder as years of work would: ended batches, and one that was interrupted. */
import { randomUUID } from 'node:crypto';
import { systemClock } from '../../src-main/runtime/clock.ts';
import type { DataFolder } from '../../src-main/storage/data-folder.ts';
import type { BatchRecord, OutputRecord, RunRecord } from '../../src-main/storage/runs/records.ts';
import { createRunStore } from '../../src-main/storage/runs/run-store.ts';
import type {
  BatchId,
  JobId,
  OutputId,
  PhotoId,
  RunId,
  SubmissionId,
} from '../../src-shared/domain/ids.ts';
import { BENCH_ACCOUNT } from './engine-bench.ts';

export interface Years {
  readonly batches: number;
  readonly runsPerBatch: number;
}

const PHOTOS = 3;
const OUTPUTS = 2;
const HASH = 'a'.repeat(64);
const DAY_MS = 86_400_000;

/** The newest batch is not finished: half of its runs wait. */
export function fillYears(data: DataFolder, { batches, runsPerBatch }: Years): void {
  const store = createRunStore({
    database: data.database,
    clock: systemClock,
    onTrouble: ({ message }) => {
      throw new Error(message);
    },
  });
  const nowMs = systemClock.now();
  for (let seq = 1; seq <= batches; seq += 1) {
    const last = seq === batches;
    const createdMs = Math.round(nowMs - (batches - seq + 1) * DAY_MS);
    store.now(() => {
      const batch = batchOf(seq, runsPerBatch, createdMs, last);
      store.batches.insert(batch);
      for (let position = 0; position < runsPerBatch; position += 1) {
        const waiting = last && position >= runsPerBatch / 2;
        const run = runOf(batch, position, waiting);
        store.runs.insert(run, `/out/${seq}/${run.place}`);
        for (const output of run.outputs) store.outputs.save(run.id, output);
        if (waiting) continue;
        store.submissions.insert({
          id: run.submissionId ?? ('' as SubmissionId),
          account: BENCH_ACCOUNT,
          batchId: batch.id,
          runId: run.id,
          kind: 'submit',
          projectId: run.projectId,
          identityCode: run.identityCode,
          jobId: run.jobId,
          imageIndex: null,
          groupIndex: null,
          known: [],
          outputs: OUTPUTS,
          outcome: 'accepted',
          failure: null,
          intentMs: createdMs,
          outcomeMs: createdMs + 1,
          holdsSlot: false,
          endedMs: createdMs + 2,
          credits: 6,
        });
        for (const said of ['photos', 'prepared', 'sending', 'completed'] as const) {
          store.facts.tell(run.id, { atMs: createdMs, kind: 'phase', line: { said } });
        }
      }
    });
  }
  store.close();
}

function batchOf(seq: number, runs: number, createdMs: number, last: boolean): BatchRecord {
  const done = last ? Math.ceil(runs / 2) : runs;
  return {
    id: randomUUID() as BatchId,
    seq,
    position: seq,
    name: `Batch ${seq}`,
    kind: 'batch',
    sandbox: false,
    account: BENCH_ACCOUNT,
    baseUrl: 'http://instant.invalid',
    outputDir: `/out/${seq}`,
    outputKey: `/out/${seq}`,
    state: last ? { state: 'running' } : { state: 'ended', atMs: createdMs },
    parallel: 3,
    budget: {},
    settings: { unclearGraceSeconds: 60, pollSeconds: 5, instructionsFile: null },
    counts: {
      total: runs,
      done,
      running: 0,
      waiting: runs - done,
      failed: 0,
      needsYou: 0,
      cancelled: 0,
    },
    outputsOrdered: done * OUTPUTS,
    outputsExpected: runs * OUTPUTS,
    creditsSpent: done * 6,
    createdMs,
  };
}

function runOf(batch: BatchRecord, position: number, waiting: boolean): RunRecord {
  const sku = `sku-${batch.seq}-${position}`;
  const jobId = `job-${sku}` as JobId;
  const { createdMs } = batch;
  return {
    id: randomUUID() as RunId,
    batchId: batch.id,
    position,
    sku,
    sourceDir: `/in/${sku}`,
    place: sku,
    placeDir: `/out/${batch.seq}/${sku}`,
    lookHash: HASH,
    identity: { code: 'Someone' },
    instructions: [{ prompt: 'on a white background', num_variations: OUTPUTS }],
    options: { model: 'auto', consistency: true, barefoot: false },
    expectedOutputs: OUTPUTS,
    photos: Array.from({ length: PHOTOS }, (_, n) => ({
      id: randomUUID() as PhotoId,
      path: `/in/${sku}/${n}.jpg`,
      name: `${n}.jpg`,
      sha256: HASH,
      bytes: 4_000_000,
      modifiedMs: createdMs,
    })),
    state: waiting ? { phase: 'queued' } : { phase: 'done' },
    projectId: waiting ? null : `project-${sku}`,
    identityCode: waiting ? null : 'Someone',
    jobId: waiting ? null : jobId,
    submissionId: waiting ? null : (randomUUID() as SubmissionId),
    credits: waiting ? null : 6,
    totalOutputs: waiting ? null : OUTPUTS,
    skipped: false,
    redo: [],
    marks: waiting ? {} : { jobEnded: { status: 'completed', reason: null } },
    metadataBytes: null,
    metadataSha256: waiting ? null : HASH,
    outputs: waiting
      ? []
      : Array.from({ length: OUTPUTS }, (_, index) => outputOf(jobId, index, createdMs)),
    createdMs,
    startedMs: waiting ? null : createdMs,
    endedMs: waiting ? null : createdMs,
    phaseSinceMs: createdMs,
  };
}

function outputOf(jobId: JobId, imageIndex: number, savedMs: number): OutputRecord {
  return {
    id: randomUUID() as OutputId,
    jobId,
    imageIndex,
    groupIndex: 0,
    version: 0,
    originalName: `output_0_${imageIndex}.jpg`,
    fileName: `output_0_${imageIndex}_v0.jpg`,
    state: 'saved',
    failure: null,
    sha256: HASH,
    bytes: 3_000_000,
    width: 1024,
    height: 1365,
    qualityScore: 0.9,
    needsReview: false,
    reviewReason: null,
    savedMs,
  };
}
