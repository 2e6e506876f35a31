/**
 * Tells of one exchange with the server or its storage once it is over: to the log, and to whoever
 * listens. Nobody who only listens can change what came of the exchange.
 */
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { CallOptions } from './api.ts';
import { CALL_SHOWN, type CallName } from './call-names.ts';

export interface CallOutcome {
  /** Absent when no answer came. */
  readonly status?: number;
  /** What broke it off, in a word. */
  readonly fault?: string | undefined;
}

export interface ToldCallOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly call: CallName;
  readonly onCall: CallOptions['onCall'];
  /** For the log alone: nothing of the user's, no signed address. */
  readonly about: Readonly<Record<string, unknown>>;
}

/** The exchange begins now; `tell` is called at its end. */
export function beginCall({ clock, log, call, onCall, about }: ToldCallOptions) {
  const atMs = clock.now();
  return (outcome: CallOutcome, more: Readonly<Record<string, unknown>> = {}): void => {
    const { status, fault } = outcome;
    const durationMs = clock.now() - atMs;
    log.info('api call', {
      call,
      ...about,
      ms: durationMs,
      ...(status === undefined ? {} : { status }),
      ...(fault === undefined ? {} : { [status === undefined ? 'failed' : 'broken']: fault }),
      ...more,
    });
    try {
      onCall?.({
        atMs,
        request: CALL_SHOWN[call],
        status: status ?? null,
        fault: fault ?? null,
        durationMs,
      });
    } catch (error) {
      log.error('api call not told', { call, error });
    }
  };
}
