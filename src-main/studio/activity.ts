/**
 * What the desktop should show of the work: progress, what needs the user, whether sleep is held
 * off. Pure: a picture of the batches in, a picture for dock, taskbar and notifications out.
 */
import type { BatchView } from '../../src-shared/domain/views.ts';
import type { Say } from '../../src-shared/text/catalogue.ts';

export interface Activity {
  /** 0–1 over all unfinished batches; null when none is unfinished. */
  readonly progress: number | null;
  /** A batch stands still for the user. */
  readonly paused: boolean;
  /** Batches and SKUs that wait for the user's decision. */
  readonly needsYou: number;
  /** Something is sent, made or fetched: the computer should not fall asleep. */
  readonly busy: boolean;
  /** The app has something to do, or to ask, also without its window. */
  readonly goesOn: boolean;
  /** SKUs of all unfinished batches, and those of them that need nothing more. */
  readonly total: number;
  readonly settled: number;
}

export function activityOf(batches: readonly BatchView[]): Activity {
  const unfinished = batches.filter((batch) => batch.state.state !== 'ended');
  const total = sum(unfinished, (batch) => batch.counts.total);
  const settled = sum(unfinished, ({ counts }) => counts.done + counts.failed + counts.cancelled);
  const waitingForUser = unfinished.filter((batch) => pausedForUser(batch) !== null).length;
  return {
    progress: total === 0 ? null : settled / total,
    total,
    settled,
    goesOn: batches.some(goesOn),
    paused: waitingForUser > 0,
    needsYou: waitingForUser + sum(unfinished, (batch) => batch.counts.needsYou),
    // A paused batch follows what runs already.
    busy: unfinished.some(
      ({ state, counts }) => counts.running > 0 || (state.state !== 'paused' && counts.waiting > 0),
    ),
  };
}

/** A batch the user paused waits for nothing but the user, once its jobs are fetched. */
export function goesOn({ state, counts }: Pick<BatchView, 'state' | 'counts'>): boolean {
  if (state.state === 'ended') return false;
  return state.state !== 'paused' || counts.running > 0 || state.reason !== 'user';
}

/** Why a batch waits for the user; null when it does not, or when the user paused it. */
export function pausedForUser(batch: BatchView): string | null {
  if (batch.state.state !== 'paused') return null;
  const { reason } = batch.state;
  return reason === 'user' || reason === 'quit' ? null : reason;
}

export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** What to tell, comparing a batch as it was with what it is. Null when it is no news. */
export function noticeFor(before: BatchView | undefined, now: BatchView, say: Say): Notice | null {
  if (before === undefined) return null;
  if (now.state.state === 'ended' && before.state.state !== 'ended') return ended(now, say);
  const reason = pausedForUser(now);
  if (reason === null || reason === pausedForUser(before)) return null;
  const body = PAUSED.has(reason) ? (`notice.${reason}` as PausedKey) : 'notice.paused-otherwise';
  return { title: say('notice.paused', { batch: now.name }), body: say(body) };
}

const PAUSED: ReadonlySet<string> = new Set([
  'signed-out',
  'credits',
  'disk-full',
  'folder-missing',
]);
type PausedKey = `notice.${'signed-out' | 'credits' | 'disk-full' | 'folder-missing'}`;

function ended({ name, counts }: BatchView, say: Say): Notice {
  const parts = [
    say('notice.counts', { done: counts.done, n: counts.total }),
    counts.failed > 0 ? say('notice.failed', { n: counts.failed }) : '',
    counts.cancelled > 0 ? say('notice.cancelled', { n: counts.cancelled }) : '',
  ];
  const title = counts.failed > 0 ? 'notice.with-failures' : 'notice.done';
  return {
    title: say(title, { batch: name }),
    body: parts.filter((part) => part !== '').join(', '),
  };
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
