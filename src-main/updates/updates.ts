/**
 * Newer versions of the app: looked for now and then, fetched when nothing else goes on, told
 * quietly when it fails. Decides by the rules in the domain; knows no feed and no Electron.
 */
import {
  FIRST_LOOK_MS,
  LOOK_EVERY_MS,
  mayInstall,
  nextStep,
  type UpdateState,
  type UpdateView,
  type UpdateWay,
} from '../../src-shared/domain/update.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { UpdaterPort } from './updater-port.ts';

export interface UpdateParts {
  readonly way: UpdateWay;
  readonly updater: UpdaterPort;
  readonly automatic: { get(): boolean; set(on: boolean): void };
  readonly changed: (view: UpdateView) => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** What the shell knows of updates: the way, and who fetches them. */
export type UpdateSource = Pick<UpdateParts, 'way' | 'updater'>;

export interface Updates {
  view(): UpdateView;
  /** The user asks: looks now. Resolves when the answer is there. */
  check(): Promise<void>;
  setAutomatic(on: boolean): void;
  /** Whether a batch runs; what waited for its end goes on. */
  setBusy(busy: boolean): void;
  /** Throws `not-allowed` while a batch runs or nothing is ready. */
  install(): void;
  close(): void;
}

export function createUpdates(parts: UpdateParts): Updates {
  const { way, updater, automatic, changed, clock, log } = parts;
  const stop = new AbortController();
  let now: UpdateState = { state: 'unknown' };
  let busy = false;
  let lookMs: number | null = null;
  let fetching: AbortController | undefined;

  const view = (): UpdateView => ({ way, automatic: automatic.get(), busy, now });
  const become = (next: UpdateState): void => {
    now = next;
    changed(view());
  };
  const failed = (what: string, error: unknown): void => {
    log.warn(what, { error });
    become({ state: 'failed', atMs: clock.now() });
  };

  const look = async (): Promise<void> => {
    become({ state: 'checking' });
    lookMs = clock.now();
    try {
      const release = await updater.look();
      become(release ? { state: 'found', release } : { state: 'newest', atMs: clock.now() });
    } catch (error) {
      failed('updates could not be looked for', error);
      return;
    }
    await step();
  };
  const fetch = async (): Promise<void> => {
    if (now.state !== 'found') return;
    const { release } = now;
    const own = new AbortController();
    fetching = own;
    become({ state: 'loading', release, percent: 0 });
    try {
      const onPercent = (percent: number): void => become({ state: 'loading', release, percent });
      await updater.fetch(onPercent, AbortSignal.any([own.signal, stop.signal]));
      become({ state: 'ready', release });
    } catch (error) {
      // Stopped for a batch: it is fetched when the batch is done.
      if (own.signal.aborted) become({ state: 'found', release });
      else failed('the update could not be fetched', error);
    } finally {
      fetching = undefined;
    }
  };
  const step = async (asked = false): Promise<void> => {
    if (stop.signal.aborted) return;
    const next = nextStep(view(), asked, { lookMs, nowMs: clock.now() });
    if (next === 'look') await look();
    else if (next === 'fetch') await fetch();
  };
  const again = async (): Promise<void> => {
    for (let wait = FIRST_LOOK_MS; ; wait = LOOK_EVERY_MS) {
      await clock.sleep(wait, stop.signal);
      await step();
    }
  };
  if (way !== 'none') {
    again().catch((error: unknown) => {
      if (!stop.signal.aborted) log.warn('updates are not looked for any more', { error });
    });
  }

  return {
    view,
    check: () => step(true),
    setAutomatic(on) {
      automatic.set(on);
      changed(view());
    },
    setBusy(next) {
      if (next === busy) return;
      busy = next;
      changed(view());
      if (busy) fetching?.abort();
      // What waited for the end of the batch; its own failure is told by the state.
      if (!busy) void step();
    },
    install() {
      if (!mayInstall(view())) {
        throw refusal('not-allowed', { why: 'update-later' });
      }
      updater.install();
    },
    close: () => stop.abort(),
  };
}
