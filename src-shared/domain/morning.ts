/**
 * The morning after: one batch told in one screen. What is done, what failed and what to do about
 * it, what it cost against what was expected, why it waited, which pictures to look at first. Pure.
 */
import { z } from 'zod';
import type { Failure } from './errors.ts';
import { ErrorCode } from './errors.ts';
import { BatchId, OutputId, RunId } from './ids.ts';
import type { SubmissionRecord } from './ledger.ts';
import { FailureReason } from './reason.ts';
import { BatchStateView, type BatchView, type OutputView, type RunView } from './views.ts';
import { sumWaits, type WaitSpan, WaitSum } from './waits.ts';

export const MorningRun = z.object({
  id: RunId,
  sku: z.string(),
  place: z.string(),
  detail: z.string().nullable(),
  /** What the cause's message names of this one: a file, an identity. */
  about: z.string().optional(),
});
export type MorningRun = z.infer<typeof MorningRun>;

/** SKUs that failed for the same reason. */
export const MorningCause = z.object({
  code: ErrorCode,
  message: z.string(),
  remedy: z.string().nullable(),
  reason: FailureReason.optional(),
  runs: z.array(MorningRun),
  /** `paid`: trying again submits again and costs again. */
  retry: z.enum(['free', 'paid']),
});
export type MorningCause = z.infer<typeof MorningCause>;

export const MorningPicture = z.object({
  outputId: OutputId,
  runId: RunId,
  sku: z.string(),
  place: z.string(),
  fileName: z.string(),
  /** As the server judged it; null when it did not. */
  qualityScore: z.number().nullable(),
  needsReview: z.boolean(),
  reviewReason: z.string().nullable(),
});
export type MorningPicture = z.infer<typeof MorningPicture>;

export const Morning = z.object({
  batchId: BatchId,
  name: z.string(),
  sandbox: z.boolean(),
  outputLabel: z.string(),
  state: BatchStateView,
  createdMs: z.number(),
  /** From the first start of a SKU to the end of the last one; null before anything began. */
  workedMs: z.number().nullable(),
  counts: z.object({
    total: z.number().int(),
    done: z.number().int(),
    skipped: z.number().int(),
    failed: z.number().int(),
    partial: z.number().int(),
    cancelled: z.number().int(),
    parked: z.number().int(),
    unclear: z.number().int(),
    unfinished: z.number().int(),
  }),
  causes: z.array(MorningCause),
  spent: z.object({
    credits: z.number(),
    /** Jobs the server took and has not priced yet. */
    unpriced: z.number().int(),
    picturesOrdered: z.number().int(),
    picturesSaved: z.number().int(),
    /** Told at Start; null when nobody estimated. */
    estimate: z.number().nullable(),
  }),
  waits: z.array(WaitSum),
  /** SKUs that were paid twice: a job whose answer was lost turned up after it was sent again. */
  paidTwice: z.array(z.object({ runId: RunId, sku: z.string(), jobId: z.string() })),
  /** Saved pictures, those to look at first in front; at most {@link MOST_PICTURES}. */
  pictures: z.array(MorningPicture),
});
export type Morning = z.infer<typeof Morning>;

/** More would be no help in deciding where to begin. */
export const MOST_PICTURES = 60;

export interface MorningInput {
  readonly batch: BatchView;
  readonly runs: readonly RunView[];
  /** Of this batch. */
  readonly ledger: readonly SubmissionRecord[];
  readonly waits: readonly WaitSpan[];
  /** Credits foretold at Start; null when nobody did. */
  readonly estimate: number | null;
  readonly nowMs: number;
}

export function morningOf({ batch, runs, ledger, waits, estimate, nowMs }: MorningInput): Morning {
  const taken = ledger.filter(({ state }) => state === 'accepted' || state === 'ended');
  const inPhase = (phase: string) => runs.filter(({ state }) => state.phase === phase).length;
  const [done, failed, partial] = [inPhase('done'), inPhase('failed'), inPhase('partial')];
  const [cancelled, parked, unclear] = [
    inPhase('cancelled'),
    inPhase('parked'),
    inPhase('unclear'),
  ];
  return {
    batchId: batch.id,
    name: batch.name,
    sandbox: batch.sandbox,
    outputLabel: batch.outputLabel,
    state: batch.state,
    createdMs: batch.createdMs,
    workedMs: workedMs(runs, nowMs),
    counts: {
      total: runs.length,
      done,
      skipped: runs.filter(({ skipped }) => skipped).length,
      failed,
      partial,
      cancelled,
      parked,
      unclear,
      unfinished: runs.length - done - failed - partial - cancelled - parked - unclear,
    },
    causes: causesOf(runs),
    spent: {
      credits: batch.creditsSpent,
      unpriced: taken.filter(({ credits }) => credits === null).length,
      picturesOrdered: taken.reduce((sum, { intent }) => sum + intent.outputs, 0),
      picturesSaved: runs.flatMap(savedOf).length,
      estimate,
    },
    waits: sumWaits(waits),
    paidTwice: ledger.flatMap(paidTwice),
    pictures: runs
      .flatMap((run) => savedOf(run).map((output) => pictureOf(run, output)))
      .sort(worstFirst)
      .slice(0, MOST_PICTURES),
  };
}

function causesOf(runs: readonly RunView[]): MorningCause[] {
  const groups = new Map<string, { failure: Failure; paid: boolean; runs: MorningRun[] }>();
  for (const run of runs) {
    const { state } = run;
    if (state.phase !== 'failed' && state.phase !== 'partial') continue;
    const { failure } = state;
    const paid = state.phase === 'partial' || state.accepted;
    const key = `${failure.code} ${paid}`;
    const group = groups.get(key) ?? { failure, paid, runs: [] };
    group.runs.push({
      ...{ id: run.id, sku: run.sku, place: run.place },
      detail: failure.detail ?? null,
      ...(failure.about ? { about: failure.about } : {}),
    });
    groups.set(key, group);
  }
  return [...groups.values()]
    .map(({ failure, paid, runs: own }) => ({
      code: failure.code,
      message: failure.message,
      remedy: failure.remedy ?? null,
      ...(failure.reason ? { reason: failure.reason } : {}),
      runs: own,
      retry: paid ? ('paid' as const) : ('free' as const),
    }))
    .sort((a, b) => b.runs.length - a.runs.length);
}

function paidTwice({ late, jobId, intent }: SubmissionRecord): Morning['paidTwice'] {
  return late && jobId !== null ? [{ runId: intent.runId, sku: intent.sku, jobId }] : [];
}

/** The newest version of each picture, once for every job that made it. */
function savedOf({ outputs }: RunView): OutputView[] {
  const newest = new Map<string, OutputView[]>();
  for (const output of outputs) {
    if (output.state !== 'saved') continue;
    const key = `${output.groupIndex} ${output.imageIndex}`;
    const known = newest.get(key);
    const version = known?.[0]?.version ?? -1;
    if (!known || version < output.version) newest.set(key, [output]);
    else if (version === output.version) known.push(output);
  }
  return [...newest.values()].flat();
}

function pictureOf({ id, sku, place }: RunView, output: OutputView): MorningPicture {
  const { fileName, qualityScore, needsReview, reviewReason } = output;
  return {
    outputId: output.id,
    runId: id,
    sku,
    place,
    fileName,
    qualityScore,
    needsReview,
    reviewReason,
  };
}

/** What the server wants looked at, then the lowest scores; what was not judged comes last. */
function worstFirst(a: MorningPicture, b: MorningPicture): number {
  if (a.needsReview !== b.needsReview) return a.needsReview ? -1 : 1;
  const score = ({ qualityScore }: MorningPicture) => qualityScore ?? Number.POSITIVE_INFINITY;
  if (score(a) !== score(b)) return score(a) - score(b);
  return a.sku.localeCompare(b.sku) || a.fileName.localeCompare(b.fileName);
}

function workedMs(runs: readonly RunView[], nowMs: number): number | null {
  const starts = runs.flatMap(({ startedMs, skipped }) =>
    startedMs === null || skipped ? [] : [startedMs],
  );
  if (starts.length === 0) return null;
  const ends = runs.map(({ startedMs, endedMs }) => endedMs ?? (startedMs === null ? 0 : nowMs));
  return Math.max(0, Math.max(...ends) - Math.min(...starts));
}
