/** What accounts know of the sandbox: that it can be started, and how it answers then. */
import type { PiktidClient } from '../piktid/client.ts';

export interface SandboxPort {
  /** The client of the running sandbox; undefined while it does not run. */
  client(): PiktidClient | undefined;
  /** Starts it when needed. Throws when it cannot start. */
  start(): Promise<PiktidClient>;
}
