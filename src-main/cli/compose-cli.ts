/**
 * Builds the services of one command, without Electron: data folder, sandbox, network, pictures,
 * engine. Closes them in the reverse order. Decides nothing about batches.
 */
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import { createEngine } from '../batch/create-engine.ts';
import type { ApiProvider, Engine } from '../batch/engine.ts';
import { createImageService } from '../images/create-image-service.ts';
import { type Converter, createConverter } from '../intake/convert-photos.ts';
import { createPhotoMemory, type PhotoLook } from '../intake/photo-memory.ts';
import type { PiktidApi } from '../piktid/api.ts';
import { createPiktidClient } from '../piktid/client.ts';
import { createNetwork } from '../piktid/network/network.ts';
import { type Credentials, createSession } from '../piktid/session.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { openLogFile } from '../runtime/log-file.ts';
import { createRedactor } from '../runtime/redact.ts';
import { createSandbox, type Sandbox, sandboxApiToken } from '../sandbox/index.ts';
import { type DataFolder, dataPaths, openDataFolder } from '../storage/data-folder.ts';

export interface ServiceOptions {
  readonly dataDir: string;
  readonly sandbox: boolean;
  /** Who holds the data folder, told to a second process: "flat-to-model batch". */
  readonly label: string;
  readonly clock: Clock;
  readonly version: string;
}

export interface Services {
  readonly data: DataFolder;
  readonly log: Log;
  /** Looks at photos; remembers what it has seen. */
  readonly photos: PhotoLook;
  readonly converter: Converter;
  /** Starts the sandbox if that is asked for, and answers the client of the account. */
  connect(credentials: Credentials | 'sandbox', baseUrl: string): Promise<PiktidApi>;
  /** The engine, working with this account only. Sends nothing by itself. */
  engineFor(account: AccountKey, api: PiktidApi | null): Engine;
  /** In order, each even if one before it failed to close. */
  close(): Promise<void>;
}

/** @throws StudioError `data-folder-in-use`, `database-newer`, … */
export function openServices(options: ServiceOptions): Services {
  const { clock, version } = options;
  const redactor = createRedactor();
  const { logs } = dataPaths(options.dataDir, options.sandbox);
  const log = openLogFile({ dir: logs, redactor });
  const data = openDataFolder({
    dir: options.dataDir,
    sandbox: options.sandbox,
    clock,
    log,
    label: options.label,
  });
  const images = createImageService({ cacheDir: data.paths.thumbs, clock });
  const memory = createPhotoMemory({ images, database: data.database, clock, log });
  const network = createNetwork({ userAgent: `Flat-to-Model-Studio/${version}` });
  let sandbox: Sandbox | null = null;

  return {
    data,
    log,
    photos: memory.look,
    converter: createConverter({ dir: data.paths.converted, images }),
    async connect(credentials, baseUrl) {
      if (credentials === 'sandbox') {
        sandbox = await createSandbox({ stateDir: data.paths.sandboxServer });
      }
      const url = sandbox ? sandbox.url : baseUrl;
      if (credentials !== 'sandbox') {
        redactor.learn(credentials.kind === 'token' ? credentials.token : credentials.password);
      }
      const session = createSession({
        credentials:
          credentials === 'sandbox' ? { kind: 'token', token: sandboxApiToken } : credentials,
        baseUrl: url,
        network,
        clock,
        log,
      });
      const verifyImage = images.verify;
      return createPiktidClient({ baseUrl: url, session, network, verifyImage, clock, log });
    },
    engineFor: (account, api) =>
      createEngine({
        data,
        clock,
        log,
        images,
        api: onlyAccount(account, api),
        random: Math.random,
        versions: { app: version, node: process.versions.node },
      }),
    async close() {
      try {
        await images.close();
        network.dropConnections();
        await sandbox?.close();
      } finally {
        memory.close();
        data.close();
      }
    },
  };
}

/** Runs of other accounts stand still: this command has no credentials of theirs. */
function onlyAccount(account: AccountKey, api: PiktidApi | null): ApiProvider {
  return {
    apiFor(asked) {
      if (asked === account && api) return api;
      throw new StudioError({
        code: 'signed-out',
        message: 'This SKU belongs to an account that is not signed in here.',
        remedy: 'Give the command with that account’s credentials.',
      });
    },
    onAccountChanged: () => () => undefined,
  };
}
