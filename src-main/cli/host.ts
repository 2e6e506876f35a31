/** What a command is given of the process it runs in; made once, in `main.ts`. */
import type { Clock } from '../runtime/clock.ts';
import type { SecretBox } from '../storage/credentials.ts';
import type { Asker } from './credentials.ts';
import type { Display } from './display/watched.ts';
import type { Signals } from './signals.ts';

export interface Host {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly version: string;
  /** The common data folder, when no flag names another. */
  readonly defaultDataDir: string;
  readonly signals: Signals;
  /** Where the app keeps secrets; null under plain Node. */
  readonly secrets: SecretBox | null;
  /** Null where nobody sits at a terminal. */
  readonly ask: Asker | null;
  /** Writes to standard output. */
  readonly print: (text: string) => void;
  /** Writes to standard error. */
  readonly printError: (text: string) => void;
  readonly displayFor: (json: boolean) => Display;
}
