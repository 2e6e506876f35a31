/** What becomes a line of a run's history, of all that happens to it. Pure. */
import type { RunState } from '../../../src-shared/domain/run.ts';
import type { RunEvent } from '../../../src-shared/domain/run-transitions.ts';
import { type TimelineLine, toldOf } from '../../../src-shared/domain/timeline.ts';

/** Null for what is not worth a line. */
export function lineOf(state: RunState, event: RunEvent): TimelineLine | null {
  switch (event.type) {
    case 'step-begun':
      return { said: event.step };
    case 'upload-progress':
      return event.done === 0 ? { said: 'uploading', n: event.total } : null;
    case 'intent-written':
      return { said: 'sending' };
    case 'accepted':
      return { said: 'accepted', job: event.jobId };
    case 'listed-empty':
      return { said: 'not-listed', n: event.emptyListings };
    case 'question-raised':
      return { said: 'undecided' };
    case 'resubmit-allowed':
      return { said: 'resent' };
    case 'fetch-progress':
      return event.done === 0 ? { said: 'fetching', n: event.total } : null;
    case 'fell-short':
    case 'failed':
      return { said: event.type, failure: toldOf(event.failure) };
    case 'cancelled':
      return { said: `cancelled-${event.following}` };
    case 'job-progress':
      return state.phase === 'processing' && event.progress !== null
        ? { said: 'progress', n: event.progress }
        : null;
    case 'prepared':
    case 'requeued':
    case 'parked':
    case 'not-accepted':
    case 'outcome-lost':
    case 'completed':
    case 'retried':
    case 'taken-up':
    case 'redo-ordered':
      return { said: event.type };
  }
}
