/**
 * The sandbox inside the app: its server on loopback, its own database and ledger, its own engine.
 * Nothing of it stands before it is asked for. Its state survives a restart.
 */
import type { Connect } from '../accounts/connection.ts';
import type { Engine } from '../batch/engine.ts';
import type { PiktidClient } from '../piktid/client.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { DataFolder } from '../storage/data-folder.ts';
import { openDataFolder } from '../storage/data-folder.ts';
import { type Lazy, lazy } from './lazy.ts';

export interface SandboxWorld {
  readonly client: PiktidClient;
  readonly engine: Engine;
  readonly folder: DataFolder;
  close(): Promise<void>;
}

export interface SandboxWorldOptions {
  /** The real accounts' data folder: the sandbox lives beneath it, under the same lock. */
  readonly data: DataFolder;
  readonly clock: Clock;
  readonly log: Log;
  readonly connect: Connect;
  readonly createEngine: (data: DataFolder, client: PiktidClient) => Engine;
  /** Called once, when it stands. */
  readonly onStarted: (world: SandboxWorld) => void;
}

export function createSandboxWorld(options: SandboxWorldOptions): Lazy<SandboxWorld> {
  const { data, clock, log, connect, createEngine, onStarted } = options;
  return lazy(async () => {
    const { createSandbox, sandboxApiToken } = await import('../sandbox/index.ts');
    const server = await createSandbox({
      stateDir: data.paths.sandboxServer,
      log: (line) => log.warn('sandbox', { line }),
    });
    try {
      const folder = openDataFolder({
        dir: data.dir,
        sandbox: true,
        lock: data.lock,
        label: 'the app',
        clock,
        log,
      });
      const { client } = connect(server.url, { kind: 'token', token: sandboxApiToken });
      const world: SandboxWorld = {
        client,
        engine: createEngine(folder, client),
        folder,
        async close() {
          folder.close();
          await server.close();
        },
      };
      log.info('sandbox started');
      onStarted(world);
      return world;
    } catch (error) {
      await server.close();
      throw error;
    }
  });
}
