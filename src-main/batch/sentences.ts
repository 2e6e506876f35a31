/** One short sentence for each thing that happens to a run: the lines of its timeline. */
import type { RunState } from '../../src-shared/domain/run.ts';
import type { RunEvent } from '../../src-shared/domain/run-transitions.ts';

/** Null for what is not worth a line. */
export function sentenceOf(state: RunState, event: RunEvent): string | null {
  switch (event.type) {
    case 'step-begun':
      return STEPS[event.step];
    case 'upload-progress':
      return event.done === 0 ? `Uploading ${plural(event.total, 'photo')}.` : null;
    case 'prepared':
      return 'Everything is uploaded; waiting for a free job.';
    case 'requeued':
      return 'Back in the queue; nothing was spent.';
    case 'parked':
      return 'Not started: the budget is reached. Raise it and the SKU goes on.';
    case 'intent-written':
      return 'Sending the job.';
    case 'not-accepted':
      return 'The server did not take the job yet; nothing was spent.';
    case 'accepted':
      return `Accepted as job ${event.jobId}.`;
    case 'outcome-lost':
      return 'The answer was lost. Looking the job up in the gallery before anything is sent again.';
    case 'listed-empty':
      return `The gallery does not list it (look ${event.emptyListings}).`;
    case 'question-raised':
      return 'Whether the job was accepted cannot be decided here; it waits for your decision.';
    case 'resubmit-allowed':
      return 'The lost job is not at the server; it will be sent again.';
    case 'fetch-progress':
      return event.done === 0 ? `Fetching ${plural(event.total, 'picture')}.` : null;
    case 'completed':
      return 'Done: every picture is on disk.';
    case 'fell-short':
      return `Some pictures are missing: ${event.failure.message}`;
    case 'failed':
      return event.failure.message;
    case 'cancelled':
      return CANCELLED[event.following];
    case 'retried':
      return 'Tried again.';
    case 'taken-up':
      return 'Wanted after all: the job that was paid for is followed, and its pictures are fetched.';
    case 'redo-ordered':
      return 'A picture is ordered again.';
    case 'job-progress':
      return state.phase === 'processing' && event.progress !== null
        ? `The job is at ${event.progress} %.`
        : null;
  }
}

const STEPS = {
  photos: 'Checking the photos.',
  identity: 'Checking the identity.',
  project: 'Preparing the project.',
} as const;

const CANCELLED = {
  nothing: 'Cancelled before anything was sent.',
  'fetch-anyway': 'Cancelled; the job was sent and costs, so its pictures are still fetched.',
  stopped: 'Cancelled; the job was sent and costs, and its pictures are not fetched.',
} as const;

export function plural(n: number, word: string): string {
  return `${n} ${word}${n === 1 ? '' : 's'}`;
}
