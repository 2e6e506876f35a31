/**
 * When batches end: the user's program, a call to the user's server; and when nothing goes on any
 * more, sleep or the end of the app. Knows neither Electron nor how any of it is done.
 */
import type { BatchId } from '../../../src-shared/domain/ids.ts';
import type { BatchView } from '../../../src-shared/domain/views.ts';
import type { ThenDo } from '../../../src-shared/ipc/calls/night.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import type { Engines } from '../engines.ts';

export interface WhenDoneOptions {
  readonly engines: Pick<Engines, 'snapshot' | 'onChange'>;
  /** Everything that is told of one batch; each fails for itself. */
  readonly tell: readonly ((batch: BatchView, signal: AbortSignal) => Promise<void>)[];
  readonly thenDo: () => ThenDo;
  /** Something runs, waits for its time, or waits for the user. */
  readonly goesOn: () => boolean;
  readonly finish: (how: Exclude<ThenDo, 'nothing'>) => Promise<void>;
  readonly announce: (how: Exclude<ThenDo, 'nothing'>) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** Somebody who is there after all can stop it, by beginning something or changing the setting. */
const GRACE_MS = 60_000;

export function watchWhenDone(options: WhenDoneOptions): () => void {
  const { engines, tell, thenDo, goesOn, finish, announce, clock, log } = options;
  const stop = new AbortController();
  const { signal } = stop;
  const running = new Set<BatchId>();
  let told: Promise<void> = Promise.resolve();
  let ending = false;

  const tellOf = async (batch: BatchView): Promise<void> => {
    const work = tell.map((one) =>
      one(batch, signal).catch((error: unknown) => {
        if (!signal.aborted) log.warn('not told of the end of a batch', { error });
      }),
    );
    await Promise.all(work);
  };
  const thenFinish = async (): Promise<void> => {
    const how = thenDo();
    if (how === 'nothing' || ending || goesOn()) return;
    ending = true;
    try {
      announce(how);
      await clock.sleep(GRACE_MS, signal);
      if (!goesOn() && thenDo() === how) await finish(how);
    } catch (error) {
      if (!signal.aborted) log.warn('the end of the work was not carried out', { how, error });
    } finally {
      ending = false;
    }
  };
  const look = (batches: readonly BatchView[]): void => {
    for (const batch of batches) {
      if (batch.state.state !== 'ended') running.add(batch.id);
      else if (running.delete(batch.id)) {
        told = Promise.all([told, tellOf(batch)]).then(thenFinish);
      }
    }
  };

  look(engines.snapshot().batches);
  const unsubscribe = engines.onChange(({ batches }) => look(batches));
  return () => {
    unsubscribe();
    stop.abort();
  };
}
