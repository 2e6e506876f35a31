/** Waits for the end of a batch on the engine's events; decides with the pure rules beside it. */
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { hasEnded } from '../../src-shared/domain/run.ts';
import type { RunView } from '../../src-shared/domain/views.ts';
import type { Engine } from '../batch/engine.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Tracker } from './tracker.ts';
import { givenUp, type Patience, standsStill } from './wait-for-end.ts';

export interface WaitOptions {
  readonly engine: Pick<Engine, 'settled' | 'resume' | 'batch'>;
  readonly tracker: Pick<Tracker, 'now' | 'refresh'>;
  readonly batchId: BatchId;
  readonly clock: Clock;
  /** Aborted by a signal: the wait ends at once. */
  readonly stop: AbortSignal;
  readonly patience: Patience;
  /** How long a standstill is waited out before it counts as the end. */
  readonly waitForUserMs: number;
}

export interface Waited {
  readonly givenUp: readonly RunView[];
}

/** How often patience is looked at, and a paused batch asked to try again. */
const LOOK_MS = 250;
const AGAIN_MS = 15_000;

export async function waitForEnd(options: WaitOptions): Promise<Waited> {
  const { engine, tracker, batchId, clock, stop, patience } = options;
  const over = new AbortController();
  const signal = AbortSignal.any([stop, over.signal]);
  let late: readonly RunView[] = [];

  const watchPatience = async () => {
    if (patience.maxWaitMs <= 0) return new Promise<void>(() => undefined);
    while (late.length === 0) {
      await clock.sleep(LOOK_MS, signal);
      late = givenUp(tracker.now(), patience, clock.now());
    }
  };
  const watchBatch = async () => {
    for (;;) {
      await engine.settled(batchId, signal);
      tracker.refresh();
      const { batch, runs } = tracker.now();
      if (runs.every(({ state }) => hasEnded(state)) || options.waitForUserMs <= 0) return;
      // Nobody can say yes to the pilot while this process waits.
      if (batch.pilot?.asking) return;
      if (!standsStill(batch, runs)) continue;
      if (!(await goesOn(options, signal))) return;
    }
  };
  try {
    await Promise.race([watchBatch(), watchPatience(), untilAborted(stop)]);
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    over.abort();
  }
  return { givenUp: late };
}

/** Waits for the user's cure; now and then asks the engine to try again. False when it did not come. */
async function goesOn(options: WaitOptions, signal: AbortSignal): Promise<boolean> {
  const { engine, tracker, batchId, clock } = options;
  const until = clock.now() + options.waitForUserMs;
  let nextTry = clock.now() + AGAIN_MS;
  while (clock.now() < until) {
    await clock.sleep(Math.min(LOOK_MS, Math.max(1, until - clock.now())), signal);
    tracker.refresh();
    const { batch, runs } = tracker.now();
    if (!standsStill(batch, runs)) return true;
    if (clock.now() >= nextTry && engine.batch(batchId)?.state.state === 'paused') {
      nextTry = clock.now() + AGAIN_MS;
      engine.resume(batchId);
    }
  }
  return false;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
