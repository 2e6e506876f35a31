/**
 * What would go on if the window were closed, and what quitting would leave behind. Pure: a picture
 * of the batches in, numbers and sentences out.
 */
import { assertNever } from '../../src-shared/domain/errors.ts';
import type { RunView, StudioSnapshot } from '../../src-shared/domain/views.ts';
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

export function quitQuestion(work: Work): Question<QuitAnswer> {
  const { batches, unsent, paid } = work;
  const stands = [
    unsent > 0 ? `${skus(unsent)} ${unsent === 1 ? 'waits' : 'wait'}` : '',
    paid > 0 ? `${skus(paid)} ${paid === 1 ? 'is' : 'are'} being made and paid for` : '',
  ].filter((part) => part !== '');
  const now = stands.length === 0 ? '' : `${sentence(stands.join(', '))}\n\n`;
  return {
    message: batches === 1 ? 'A batch is not finished.' : `${batches} batches are not finished.`,
    detail:
      `${now}Go on next time: nothing more is sent. What is being made goes on at PiktID and is ` +
      'fetched when the app starts again. Nothing is paid twice.\n\n' +
      'Finish in the background: the window closes, and the app quits by itself when all is done.',
    answers: [
      { answer: 'pause', label: 'Quit and go on next time' },
      { answer: 'background', label: 'Finish in the background' },
      { answer: 'cancel', label: batches === 1 ? 'Cancel the batch…' : 'Cancel the batches…' },
      { answer: 'stay', label: 'Don’t quit' },
    ],
  };
}

/** What cancelling can save and what it cannot. */
export function cancelQuestion({ unsent, paid }: Work): Question<CancelAnswer> {
  const saved =
    unsent === 0
      ? 'Everything was sent already: cancelling saves nothing.'
      : `${sentence(`${skus(unsent)} ${unsent === 1 ? 'is' : 'are'} not sent and will cost nothing`)}`;
  const lost =
    paid === 0
      ? ''
      : ` ${sentence(`${skus(paid)} ${paid === 1 ? 'is' : 'are'} sent and will be charged whatever you choose`)}`;
  const giveUp = {
    answer: 'give-up' as const,
    label: paid === 0 ? 'Cancel and quit' : 'Give up what is paid, and quit',
  };
  return {
    message: 'Cancel and quit?',
    detail: `${saved}${lost}`,
    answers: [
      ...(paid === 0 ? [] : [{ answer: 'fetch' as const, label: 'Fetch what is paid, then quit' }]),
      giveUp,
      { answer: 'back', label: 'Back' },
    ],
  };
}

function skus(count: number): string {
  return count === 1 ? '1 SKU' : `${count} SKUs`;
}

function sentence(text: string): string {
  return `${text}.`;
}
