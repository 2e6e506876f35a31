/** What the service asks of whatever fetches updates. */
import type { Release } from '../../src-shared/domain/update.ts';

export interface UpdaterPort {
  /** The newer version of the feed; null when this is the newest. */
  look(): Promise<Release | null>;
  /**
   * Fetches what was found last and checks it; rejects when it is not what the feed promised, and
   * when the signal stops it.
   */
  fetch(onPercent: (percent: number) => void, signal: AbortSignal): Promise<void>;
  /** Ends the app and puts what was fetched in its place. */
  install(): void;
}
