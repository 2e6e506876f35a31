/**
 * The summary of a batch in the shape of PiktID's batch script, field for field, with fields of ours
 * beside. Pure; writing it is done elsewhere.
 */
import { assertNever } from '../../src-shared/domain/errors.ts';
import type { BatchView, RunView } from '../../src-shared/domain/views.ts';
import { localIso } from '../runtime/file-stamp.ts';

/** `configuration` of the summary: what the command was given. */
export interface SummaryConfig {
  readonly parallel: number;
  readonly model: string;
  readonly consistency: boolean;
  readonly baseUrl: string;
  readonly identityCode: string | null;
  /** The portrait's path as it was given. */
  readonly identityImage: string | null;
  readonly instructionsFile: string | null;
}

export interface SummaryInput {
  readonly batch: Pick<BatchView, 'id' | 'name' | 'sandbox' | 'creditsSpent'>;
  /** In the batch's order. */
  readonly runs: readonly RunView[];
  readonly config: SummaryConfig;
  /** When this process took the batch up, and now. */
  readonly startedMs: number;
  readonly endedMs: number;
}

export interface SummaryResult {
  readonly folder: string;
  readonly success: boolean;
  /** Seconds; with `success`. */
  readonly processing_time?: number;
  /** A sentence; without `success`. */
  readonly error?: string;
  // Ours:
  readonly error_code?: string;
  readonly error_detail?: string;
  readonly skipped?: true;
  readonly state: string;
  readonly place: string;
  readonly job_id: string | null;
  readonly credits: number | null;
  /** Number of result files on disk. */
  readonly files: number;
  readonly file_names: readonly string[];
}

export interface Summary {
  readonly timestamp: string;
  readonly configuration: {
    readonly parallel: number;
    readonly model: string;
    readonly enhance_consistency: boolean;
    readonly base_url: string;
    readonly identity_code: string | null;
    readonly identity_image: string | null;
    readonly instructions_file: string | null;
  };
  readonly total_folders: number;
  readonly successful: number;
  readonly failed: number;
  readonly total_time_seconds: number;
  readonly results: readonly SummaryResult[];
  // Ours:
  readonly skipped: number;
  /** Null while the server has told no price of what was sent. */
  readonly credits: number | null;
  readonly sandbox: boolean;
  readonly batch: string;
  readonly batch_id: string;
}

/** `failed` counts everything that is not whole on disk, so that the two add up as in the script. */
export function summaryOf({ batch, runs, config, startedMs, endedMs }: SummaryInput): Summary {
  const results = runs.map((run) => resultOf(run, endedMs));
  const successful = results.filter(({ success }) => success).length;
  return {
    timestamp: localIso(endedMs),
    configuration: {
      parallel: config.parallel,
      model: config.model,
      enhance_consistency: config.consistency,
      base_url: config.baseUrl,
      identity_code: config.identityCode,
      identity_image: config.identityImage,
      instructions_file: config.instructionsFile,
    },
    total_folders: runs.length,
    successful,
    failed: runs.length - successful,
    total_time_seconds: seconds(endedMs - startedMs),
    results,
    skipped: runs.filter(({ skipped }) => skipped).length,
    credits: batch.creditsSpent === 0 && runs.some(isUnpriced) ? null : batch.creditsSpent,
    sandbox: batch.sandbox,
    batch: batch.name,
    batch_id: batch.id,
  };
}

/** Sent in this batch, or perhaps sent, and the server has not told what it costs. */
export function isUnpriced({ credits, jobId, skipped, state }: RunView): boolean {
  return credits === null && !skipped && (jobId !== null || state.phase === 'unclear');
}

function resultOf(run: RunView, nowMs: number): SummaryResult {
  const saved = run.outputs
    .filter(({ state }) => state === 'saved')
    .map(({ fileName }) => fileName);
  const reason = reasonOf(run);
  const theirs =
    reason === null
      ? { success: true, processing_time: workedSeconds(run, nowMs) }
      : { success: false, error: reason.message };
  return {
    folder: run.sku,
    ...theirs,
    ...(reason?.code === undefined ? {} : { error_code: reason.code }),
    ...(reason?.detail === undefined ? {} : { error_detail: reason.detail }),
    ...(run.skipped ? { skipped: true as const } : {}),
    state: run.state.phase,
    place: run.place,
    job_id: run.jobId,
    credits: run.credits,
    files: saved.length,
    file_names: saved,
  };
}

interface Reason {
  readonly message: string;
  readonly code?: string;
  readonly detail?: string | undefined;
}

/** Why a run is not a success; null when it is one. */
function reasonOf({ state }: RunView): Reason | null {
  switch (state.phase) {
    case 'done':
      return null;
    case 'failed':
    case 'partial':
      return state.failure;
    case 'cancelled':
      return { code: 'cancelled', message: 'Cancelled.' };
    case 'parked':
      return { code: 'budget-reached', message: 'Not started: the budget is reached.' };
    case 'unclear':
      return {
        code: 'submission-unclear',
        message: 'Sent, but the answer was lost: it is not known yet whether a job runs.',
      };
    case 'processing':
    case 'downloading':
      return {
        message: 'Not finished: the job goes on at the server. The same command fetches it.',
      };
    case 'queued':
    case 'preparing':
    case 'uploading':
    case 'ready':
    case 'submitting':
      return { message: 'Not finished: nothing was lost. The same command goes on.' };
    default:
      return assertNever(state);
  }
}

function workedSeconds({ startedMs, endedMs }: RunView, nowMs: number): number {
  return startedMs === null ? 0 : seconds((endedMs ?? nowMs) - startedMs);
}

/** Two digits, never below zero: the wall clock may have been set back. */
function seconds(ms: number): number {
  return Math.max(0, Math.round(ms / 10) / 100);
}
