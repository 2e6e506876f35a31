/**
 * What would go on if the window were closed, and what quitting would leave behind. Pure: a picture
 * of the batches in, numbers and sentences out.
 */
import { assertNever } from '../../src-shared/domain/errors.ts';
import type { RunView, StudioSnapshot } from '../../src-shared/domain/views.ts';
import type { Say } from '../../src-shared/text/catalogue.ts';
import { goesOn } from './activity.ts';

export interface Work {
  /** Batches that go on, or wait for the user to be able to. */
  readonly batches: number;
  /** SKUs of theirs of which nothing was submitted yet: nothing of them has cost anything. */
  readonly unsent: number;
  /** SKUs of theirs that are paid for and not on disk: jobs at the server, and lost answers. */
  readonly paid: number;
}

export function workOf({ batches, runs }: Pick<StudioSnapshot, 'batches' | 'runs'>): Work {
  const ids = new Set(batches.filter(goesOn).map(({ id }) => id));
  const kinds = runs.filter(({ batchId }) => ids.has(batchId)).map(kindOf);
  return {
    batches: ids.size,
    unsent: kinds.filter((kind) => kind === 'unsent').length,
    paid: kinds.filter((kind) => kind === 'paid').length,
  };
}

function kindOf({ state }: RunView): 'unsent' | 'paid' | 'over' {
  switch (state.phase) {
    case 'queued':
    case 'preparing':
    case 'uploading':
    case 'ready':
    case 'parked':
      return 'unsent';
    case 'submitting':
    case 'unclear':
    case 'processing':
    case 'downloading':
      return 'paid';
    case 'cancelled':
      return state.following === 'fetch-anyway' && state.jobId !== null ? 'paid' : 'over';
    case 'done':
    case 'partial':
    case 'failed':
      return 'over';
    default:
      return assertNever(state);
  }
}

/** A native question: what it says, and what each of its answers means, in order. */
export interface Question<Answer extends string> {
  readonly message: string;
  readonly detail: string;
  readonly answers: readonly { readonly answer: Answer; readonly label: string }[];
}

export type QuitAnswer = 'pause' | 'background' | 'cancel' | 'stay';
export type CancelAnswer = 'fetch' | 'give-up' | 'back';

export function quitQuestion(work: Work, say: Say): Question<QuitAnswer> {
  const { batches, unsent, paid } = work;
  const stands = [
    unsent > 0 ? say('quit.unsent', { n: unsent }) : '',
    paid > 0 ? say('quit.paid', { n: paid }) : '',
  ];
  return {
    message: say('quit.title', { n: batches }),
    detail: [
      stands.filter((part) => part !== '').join(' '),
      say('quit.next-time-text'),
      say('quit.background-text'),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    answers: [
      { answer: 'pause', label: say('quit.next-time') },
      { answer: 'background', label: say('quit.background') },
      { answer: 'cancel', label: say('quit.cancel', { n: batches }) },
      { answer: 'stay', label: say('quit.stay') },
    ],
  };
}

/** What cancelling can save and what it cannot. */
export function cancelQuestion({ unsent, paid }: Work, say: Say): Question<CancelAnswer> {
  const saved = unsent === 0 ? say('cancel.nothing-saved') : say('cancel.saved', { n: unsent });
  const back = { answer: 'back', label: say('cancel.back') } as const;
  if (paid === 0) {
    const cancel = { answer: 'give-up', label: say('cancel.plain') } as const;
    return { message: say('cancel.title'), detail: saved, answers: [cancel, back] };
  }
  return {
    message: say('cancel.title'),
    detail: `${saved} ${say('cancel.lost', { n: paid })}`,
    answers: [
      { answer: 'fetch', label: say('cancel.fetch') },
      { answer: 'give-up', label: say('cancel.give-up') },
      back,
    ],
  };
}
