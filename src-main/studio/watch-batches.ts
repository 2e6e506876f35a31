/**
 * Draws conclusions from what the engines publish: who must sign in again, whose balance has
 * changed, what the desktop tells. Knows nothing of Electron.
 */
import type { AccountKey, BatchId } from '../../src-shared/domain/ids.ts';
import type { BatchView, StudioSnapshot } from '../../src-shared/domain/views.ts';
import type { Say } from '../../src-shared/text/catalogue.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { type Activity, activityOf, type Notice, noticeFor, pausedForUser } from './activity.ts';
import type { Engines } from './engines.ts';

export interface WatchOptions {
  readonly engines: Pick<Engines, 'onChange' | 'snapshot'>;
  readonly accounts: Pick<Accounts, 'markSignedOut' | 'refresh'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly show: (activity: Activity) => void;
  readonly notify: (notice: Notice) => void;
  readonly say: Say;
}

/** So often the balance is asked for while a batch waits for credits. */
const CREDITS_EVERY_MS = 60_000;
/** Spending is told of in bursts; the balance is asked for after them. */
const SPENT_AFTER_MS = 3_000;

/** Watches until its undo is called. */
export function watchBatches(options: WatchOptions): () => void {
  const { engines, accounts, clock, log, show, notify, say } = options;
  const stop = new AbortController();
  const known = new Map<BatchId, BatchView>();
  const asking = new Set<string>();

  const refreshAfter = async (account: AccountKey, ms: number, why: string): Promise<void> => {
    const key = `${why} ${account}`;
    if (asking.has(key)) return;
    asking.add(key);
    try {
      await clock.sleep(ms, stop.signal);
      asking.delete(key);
      await accounts.refresh(account);
    } catch (error) {
      if (!stop.signal.aborted) log.info('balance not known', { account, error });
    } finally {
      asking.delete(key);
    }
    const waits = [...known.values()].some(
      (batch) => batch.account === account && pausedForUser(batch) === 'credits',
    );
    if (waits && !stop.signal.aborted) void refreshAfter(account, CREDITS_EVERY_MS, 'credits');
  };

  const look = (batch: BatchView): void => {
    const before = known.get(batch.id);
    known.set(batch.id, batch);
    const reason = pausedForUser(batch);
    if (reason === 'signed-out') accounts.markSignedOut(batch.account);
    if (reason === 'credits') void refreshAfter(batch.account, CREDITS_EVERY_MS, 'credits');
    if (before !== undefined && before.creditsSpent !== batch.creditsSpent) {
      void refreshAfter(batch.account, SPENT_AFTER_MS, 'spent');
    }
    const notice = noticeFor(before, batch, say);
    if (notice) notify(notice);
  };
  const lookAtAll = ({ batches }: Pick<StudioSnapshot, 'batches'>): void => {
    for (const batch of batches) look(batch);
    show(activityOf([...known.values()]));
  };

  lookAtAll(engines.snapshot());
  const unsubscribe = engines.onChange((change) => {
    for (const id of change.removedBatches) known.delete(id);
    lookAtAll(change);
  });
  return () => {
    stop.abort();
    unsubscribe();
  };
}
