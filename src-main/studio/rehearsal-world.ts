/**
 * Where a dress rehearsal happens: a fast sandbox and an engine of its own, so that neither the real
 * work nor the demo account meets it. Begun anew with every start of the app.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connect } from '../accounts/connection.ts';
import type { Engine } from '../batch/engine.ts';
import type { PiktidClient } from '../piktid/client.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { type DataFolder, openDataFolder } from '../storage/data-folder.ts';
import { type Lazy, lazy } from './lazy.ts';

export interface RehearsalWorld {
  readonly engine: Engine;
  readonly folder: DataFolder;
  close(): Promise<void>;
}

export interface RehearsalWorldOptions {
  readonly data: Pick<DataFolder, 'dir'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly connect: Connect;
  readonly createEngine: (data: DataFolder, client: PiktidClient) => Engine;
  /** Called once, when it stands. */
  readonly onStarted: (engine: Engine) => void;
}

/** Nobody is spared by patience here. */
export const REHEARSAL_TIMING = { pollMinMs: 100, firstLookMs: 200, identityPollMs: 200 };

/** Pictures are plain and come at once: names and places are what is rehearsed. */
const FAST = {
  speed: { queueSeconds: 0, secondsPerOutput: 0.02, visibleAfterMs: 0, identitySeconds: 0 },
  limits: { submissions: 1000, running: 100 },
  credits: 1_000_000,
  behaviour: { plainPictures: true },
} as const;

export function createRehearsalWorld(options: RehearsalWorldOptions): Lazy<RehearsalWorld> {
  const { clock, log, connect, createEngine, onStarted } = options;
  const dir = join(options.data.dir, 'rehearsal');
  return lazy(async () => {
    // Copies of photos lie in it: nothing of an earlier rehearsal is worth its room.
    await rm(dir, { recursive: true, force: true });
    const { createSandbox, sandboxApiToken } = await import('../sandbox/index.ts');
    const folder = openDataFolder({ dir, sandbox: true, label: 'a rehearsal', clock, log });
    try {
      const server = await createSandbox({
        ...FAST,
        stateDir: folder.paths.sandboxServer,
        log: (line) => log.warn('rehearsal', { line }),
      });
      const { client } = connect(server.url, { kind: 'token', token: sandboxApiToken });
      const engine = createEngine(folder, client);
      onStarted(engine);
      return {
        engine,
        folder,
        async close() {
          folder.close();
          await server.close();
        },
      };
    } catch (error) {
      folder.close();
      throw error;
    }
  });
}
