/**
 * What may happen to a run, and what it becomes by it. One pure function: every change of state in
 * the product goes through it, so that no state is reached by a way that was not thought of.
 */
import { assertNever, type Failure } from './errors.ts';
import type { JobId, SubmissionId } from './ids.ts';
import type { RunPhase, RunState, UnclearQuestion } from './run.ts';

export type PrepareStep = 'identity' | 'photos' | 'project';

export type RunEvent =
  /** A step of the preparation begins. */
  | { readonly type: 'step-begun'; readonly step: PrepareStep }
  | {
      readonly type: 'upload-progress';
      readonly done: number;
      readonly total: number;
      readonly sentBytes: number;
      readonly totalBytes: number;
    }
  /** Everything the submission needs is at the server. */
  | { readonly type: 'prepared' }
  /** Back into the queue: the preparation was interrupted, and nothing was spent. */
  | { readonly type: 'requeued' }
  | { readonly type: 'parked' }
  /** The intent is on disk; the call follows. */
  | { readonly type: 'intent-written'; readonly submissionId: SubmissionId }
  /** The server did not take it, and it may be sent again. */
  | { readonly type: 'not-accepted' }
  | { readonly type: 'accepted'; readonly jobId: JobId; readonly totalImages: number | null }
  | { readonly type: 'outcome-lost'; readonly submissionId: SubmissionId; readonly atMs: number }
  | { readonly type: 'listed-empty'; readonly emptyListings: number }
  | { readonly type: 'question-raised'; readonly question: UnclearQuestion }
  /** A lost submission may be sent again: the rules or the user said so. */
  | { readonly type: 'resubmit-allowed' }
  | {
      readonly type: 'job-progress';
      readonly status: string;
      readonly progress: number | null;
      readonly processedImages: number | null;
      readonly totalImages: number | null;
    }
  | {
      readonly type: 'fetch-progress';
      readonly jobId: JobId;
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'completed' }
  | { readonly type: 'fell-short'; readonly failure: Failure }
  | { readonly type: 'failed'; readonly failure: Failure; readonly accepted: boolean }
  | {
      readonly type: 'cancelled';
      readonly jobId: JobId | null;
      readonly following: 'nothing' | 'fetch-anyway' | 'stopped';
    }
  /** The user wants it tried again from the start, as a new submission. */
  | { readonly type: 'retried' }
  /** A cancelled run is wanted after all, and its job was paid for: it is followed again. */
  | { readonly type: 'taken-up'; readonly jobId: JobId }
  /** A picture of an ended run is ordered anew; the photos are at the server already. */
  | { readonly type: 'redo-ordered' };

export type RunEventType = RunEvent['type'];

const PREPARING = ['queued', 'preparing', 'uploading'] as const;
const ENDED_PAID = ['done', 'partial', 'failed'] as const;

/** From which phases each event is allowed. */
export const ALLOWED: Readonly<Record<RunEventType, readonly RunPhase[]>> = {
  'step-begun': ['queued', 'preparing'],
  'upload-progress': ['preparing', 'uploading'],
  prepared: PREPARING,
  requeued: ['preparing', 'uploading', 'ready', 'parked'],
  parked: ['queued', 'preparing', 'uploading', 'ready'],
  'intent-written': ['ready'],
  'not-accepted': ['submitting'],
  accepted: ['submitting', 'unclear'],
  'outcome-lost': ['submitting'],
  'listed-empty': ['unclear'],
  'question-raised': ['unclear'],
  'resubmit-allowed': ['unclear'],
  'job-progress': ['processing'],
  'fetch-progress': ['processing', 'downloading', ...ENDED_PAID],
  completed: ['downloading', 'processing', 'submitting', 'ready', 'parked', 'unclear'],
  'fell-short': ['downloading', 'processing', 'submitting', 'ready', 'parked', 'unclear'],
  failed: [...PREPARING, 'ready', 'submitting', 'unclear', 'processing', 'downloading'],
  cancelled: [
    ...PREPARING,
    'ready',
    'parked',
    'submitting',
    'unclear',
    'processing',
    'downloading',
  ],
  retried: ['failed', 'partial', 'cancelled'],
  'taken-up': ['cancelled'],
  'redo-ordered': [...ENDED_PAID, 'parked'],
};

const PROCESSING = {
  phase: 'processing',
  status: '',
  progress: null,
  processedImages: null,
  totalImages: null,
} as const;

/** The state after the event, or null when the event cannot happen in this state. */
export function nextState(state: RunState, event: RunEvent): RunState | null {
  if (!ALLOWED[event.type].includes(state.phase)) return null;
  switch (event.type) {
    case 'step-begun':
      return { phase: 'preparing', step: event.step };
    case 'upload-progress':
      return {
        phase: 'uploading',
        done: event.done,
        total: event.total,
        sentBytes: event.sentBytes,
        totalBytes: event.totalBytes,
      };
    case 'prepared':
    case 'not-accepted':
    case 'redo-ordered':
      return { phase: 'ready' };
    case 'requeued':
    case 'retried':
    case 'resubmit-allowed':
      return { phase: 'queued' };
    case 'parked':
      return { phase: 'parked', reason: 'budget' };
    case 'intent-written':
      return { phase: 'submitting', submissionId: event.submissionId };
    case 'accepted':
      return { ...PROCESSING, jobId: event.jobId, totalImages: event.totalImages };
    case 'taken-up':
      return { ...PROCESSING, jobId: event.jobId };
    case 'outcome-lost':
      return {
        phase: 'unclear',
        submissionId: event.submissionId,
        sinceMs: event.atMs,
        emptyListings: 0,
        question: null,
      };
    case 'listed-empty':
      return state.phase === 'unclear' ? { ...state, emptyListings: event.emptyListings } : null;
    case 'question-raised':
      return state.phase === 'unclear' ? { ...state, question: event.question } : null;
    case 'job-progress':
      return state.phase === 'processing'
        ? {
            ...state,
            status: event.status,
            progress: event.progress ?? state.progress,
            processedImages: event.processedImages ?? state.processedImages,
            totalImages: event.totalImages ?? state.totalImages,
          }
        : null;
    case 'fetch-progress':
      return { phase: 'downloading', jobId: event.jobId, done: event.done, total: event.total };
    case 'completed':
      return { phase: 'done' };
    case 'fell-short':
      return { phase: 'partial', failure: event.failure };
    case 'failed':
      return { phase: 'failed', failure: event.failure, accepted: event.accepted };
    case 'cancelled':
      return { phase: 'cancelled', jobId: event.jobId, following: event.following };
    default:
      return assertNever(event);
  }
}
