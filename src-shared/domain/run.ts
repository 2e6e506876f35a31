/**
 * One SKU's run: its states as one union, and what each state means for slots, counts and people.
 * `queued → preparing → uploading → ready → submitting → processing → downloading → done`, or
 * `partial`, `failed`, `cancelled`, `parked`, `unclear`.
 */
import { z } from 'zod';
import { Failure } from './errors.ts';
import { JobId, SubmissionId } from './ids.ts';

/** A job in the account's gallery that could be the one whose answer was lost. */
export const JobCandidate = z.object({
  jobId: JobId,
  status: z.string(),
  createdAt: z.string().nullable(),
  totalImages: z.number().nullable(),
});
export type JobCandidate = z.infer<typeof JobCandidate>;

/** Why a person must decide about a submission whose outcome is unknown. */
export const UnclearQuestion = z.object({
  reason: z.enum([
    'several-candidates',
    'gallery-unreadable',
    'gallery-unproven',
    'late-candidate',
  ]),
  candidates: z.array(JobCandidate),
});
export type UnclearQuestion = z.infer<typeof UnclearQuestion>;

export const RunState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('queued') }),
  z.object({ phase: z.literal('preparing'), step: z.enum(['identity', 'photos', 'project']) }),
  z.object({
    phase: z.literal('uploading'),
    done: z.number().int(),
    total: z.number().int(),
    /** Bytes sent so far and in all; shown, not stored at every step. */
    sentBytes: z.number().optional(),
    totalBytes: z.number().optional(),
  }),
  /** Everything is uploaded; waits for a job slot and the minute window. */
  z.object({ phase: z.literal('ready') }),
  z.object({ phase: z.literal('submitting'), submissionId: SubmissionId }),
  z.object({
    phase: z.literal('unclear'),
    submissionId: SubmissionId,
    sinceMs: z.number(),
    /** Complete gallery listings that showed no candidate. */
    emptyListings: z.number().int(),
    question: UnclearQuestion.nullable(),
  }),
  z.object({
    phase: z.literal('processing'),
    jobId: JobId,
    /** The server's own word, shown as it is. */
    status: z.string(),
    /** 0–100, or null when the server does not say. */
    progress: z.number().nullable(),
    processedImages: z.number().nullable(),
    totalImages: z.number().nullable(),
  }),
  z.object({
    phase: z.literal('downloading'),
    jobId: JobId,
    done: z.number().int(),
    total: z.number().int(),
  }),
  z.object({ phase: z.literal('done') }),
  /** Some good outputs are on disk, fewer than ordered. */
  z.object({ phase: z.literal('partial'), failure: Failure }),
  z.object({ phase: z.literal('failed'), failure: Failure, accepted: z.boolean() }),
  /** `following` names what becomes of a job that was already paid for. */
  z.object({
    phase: z.literal('cancelled'),
    jobId: JobId.nullable(),
    following: z.enum(['nothing', 'fetch-anyway', 'stopped']),
  }),
  z.object({ phase: z.literal('parked'), reason: z.literal('budget') }),
]);
export type RunState = z.infer<typeof RunState>;
export type RunPhase = RunState['phase'];

export const RunPhase = z.enum([
  'queued',
  'preparing',
  'uploading',
  'ready',
  'submitting',
  'unclear',
  'processing',
  'downloading',
  'done',
  'partial',
  'failed',
  'cancelled',
  'parked',
] satisfies readonly RunState['phase'][]);

const ENDED: ReadonlySet<RunPhase> = new Set<RunPhase>(['done', 'partial', 'failed', 'cancelled']);

/** True when nothing more will happen to the run by itself. */
export function hasEnded(state: RunState): boolean {
  return ENDED.has(state.phase);
}

/** The five groups of the progress bar and the filters. */
export const RunGroup = z.enum(['done', 'running', 'failed', 'needs-you', 'waiting']);
export type RunGroup = z.infer<typeof RunGroup>;

export function groupOf(state: RunState): RunGroup {
  switch (state.phase) {
    case 'done':
      return 'done';
    case 'partial':
    case 'failed':
      return 'failed';
    case 'unclear':
      return state.question ? 'needs-you' : 'running';
    case 'parked':
      return 'needs-you';
    case 'preparing':
    case 'uploading':
    case 'submitting':
    case 'processing':
    case 'downloading':
      return 'running';
    case 'queued':
    case 'ready':
    case 'cancelled':
      return 'waiting';
  }
}

/** Why a run stands still right now; recomputed, never stored. */
export const WaitReason = z.enum([
  'slot',
  'minute-window',
  'rate-limited',
  'network',
  'server',
  'paused',
  'signed-out',
  'credits',
  'prepare-turn',
  'download-turn',
  'unclear-lookup',
]);
export type WaitReason = z.infer<typeof WaitReason>;

export const RunWait = z.object({
  reason: WaitReason,
  /** Wall clock, ms since 1970; null when nobody can say. */
  untilMs: z.number().nullable(),
  attempt: z.number().int().optional(),
  attempts: z.number().int().optional(),
});
export type RunWait = z.infer<typeof RunWait>;
