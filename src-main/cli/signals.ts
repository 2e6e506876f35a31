/**
 * What Ctrl-C and its kin do: the first stops gently, the second at once. Knows nothing of what is
 * stopped; the terminal is left as it was found in both cases. Nobody else listens meanwhile: a
 * library that clears up at a signal and sends it to the process again would make one into two.
 */
import { type StopSignal, statusOfSignal } from './exit-status.ts';

export interface SignalSource {
  on(signal: StopSignal, listener: () => void): unknown;
  on(event: 'newListener', listener: WatchListener): unknown;
  off(signal: StopSignal, listener: () => void): unknown;
  off(event: 'newListener', listener: WatchListener): unknown;
  removeAllListeners(signal: StopSignal): unknown;
}

type WatchListener = (event: string | symbol, listener: () => void) => void;

export interface Signals {
  /** Aborted by the first signal. */
  readonly stop: AbortSignal;
  /** The first signal, once it came. */
  stoppedBy(): StopSignal | null;
  /** For Ctrl-C read by ourselves, while a question stands at the terminal. */
  interrupt(signal: StopSignal): void;
  close(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const satisfies readonly StopSignal[];

/** `atOnce` ends the process; called for the second signal. */
export function createSignals(source: SignalSource, atOnce: (status: number) => void): Signals {
  const controller = new AbortController();
  let first: StopSignal | null = null;
  const interrupt = (signal: StopSignal) => {
    if (first !== null) {
      atOnce(statusOfSignal(signal));
      return;
    }
    first = signal;
    controller.abort();
  };
  const listeners = SIGNALS.map((signal) => [signal, () => interrupt(signal)] as const);
  for (const [signal, listener] of listeners) {
    source.removeAllListeners(signal);
    source.on(signal, listener);
  }
  // Libraries may be loaded later: told before a listener is added, it is taken away right after.
  const onNew: WatchListener = (event, listener) => {
    const signal = SIGNALS.find((one) => one === event);
    if (signal !== undefined) queueMicrotask(() => source.off(signal, listener));
  };
  source.on('newListener', onNew);
  return {
    stop: controller.signal,
    stoppedBy: () => first,
    interrupt,
    close() {
      source.off('newListener', onNew);
      for (const [signal, listener] of listeners) source.off(signal, listener);
    },
  };
}
