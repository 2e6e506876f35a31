/**
 * Builds where batches run: the engine of real accounts, the sandbox's, that of rehearsals, each over
 * a database of its own, and what is told of them all: summaries, diary, mornings.
 */
import type { BatchView } from '../../src-shared/domain/views.ts';
import { type Accounts, type ActiveAccount, createAccounts } from '../accounts/accounts.ts';
import { accountsInSettings } from '../accounts/settings-store.ts';
import { createEngine } from '../batch/create-engine.ts';
import type { ApiProvider, Engine } from '../batch/engine.ts';
import type { EngineTiming } from '../batch/state/timing.ts';
import type { DataFolder } from '../storage/data-folder.ts';
import type { Database } from '../storage/database.ts';
import { type Diary, openDiary } from '../studio/diary.ts';
import { createEngines, type Engines } from '../studio/engines.ts';
import type { Lazy } from '../studio/lazy.ts';
import { createMornings, type Mornings } from '../studio/mornings.ts';
import { createRehearsalWorld, REHEARSAL_TIMING } from '../studio/rehearsal-world.ts';
import { createSandboxWorld, type SandboxWorld } from '../studio/sandbox-world.ts';
import { createSummaries, type Summaries } from '../studio/summaries.ts';
import type { Foundation } from './foundation.ts';
import type { InBackground } from './in-background.ts';
import type { ComposeOptions } from './services.ts';

export interface Worlds {
  /** All engines as one. */
  readonly engines: Engines;
  readonly accounts: Accounts;
  readonly sandbox: Lazy<SandboxWorld>;
  readonly diary: Diary;
  readonly mornings: Mornings;
  /** The engine in which an account's batches run; starts the sandbox where it is that. */
  engineFor(account: ActiveAccount): Promise<Engine>;
  rehearsal(): Promise<Engine>;
  /** Databases of real accounts and of the sandbox, as far as they stand. */
  databases(): readonly Database[];
  /** The same, and that of rehearsals. */
  databasesWithRehearsals(): readonly Database[];
  /** Everything unfinished goes on. */
  recover(): Promise<void>;
  /** Stops the engines, then writes what is told of them. */
  stop(): Promise<void>;
  /** Closes sandbox and rehearsals; after `stop`. */
  close(): Promise<void>;
}

export function composeWorlds(
  options: Pick<ComposeOptions, 'dataDir' | 'clock' | 'log' | 'redactor' | 'desktop' | 'texts'>,
  foundation: Foundation,
  inBackground: InBackground,
): Worlds {
  const { dataDir, clock, log, redactor, desktop, texts } = options;
  const { data, settings, secrets, images, connect } = foundation;
  const { version, node } = desktop.versions();
  const engines = createEngines();
  const engineOf = (folder: DataFolder, api: ApiProvider, timing?: Partial<EngineTiming>) =>
    createEngine({
      ...(timing ? { timing } : {}),
      data: folder,
      clock,
      log,
      images,
      api,
      random: Math.random,
      versions: { app: version, node },
    });

  const sandbox = createSandboxWorld({
    data,
    clock,
    log,
    connect,
    createEngine: (folder, client) =>
      engineOf(folder, { apiFor: () => client, onAccountChanged: accounts.onAccountChanged }),
    onStarted: ({ engine, folder }) => {
      takeIn(engine, folder);
      inBackground('sandbox recovery', engine.recover());
    },
  });
  const accounts: Accounts = createAccounts({
    store: accountsInSettings(settings),
    secrets,
    connect,
    sandbox: {
      client: () => sandbox.current()?.client,
      start: async () => (await sandbox.get()).client,
    },
    redactor,
    log,
  });
  const rehearsals = createRehearsalWorld({
    data,
    clock,
    log,
    connect,
    createEngine: (folder, client) =>
      engineOf(
        folder,
        { apiFor: () => client, onAccountChanged: () => () => {} },
        REHEARSAL_TIMING,
      ),
    onStarted: engines.add,
  });

  const summaries: Summaries[] = [];
  const folders = new Map<Engine, DataFolder>();
  const diary = openDiary({ dir: dataDir, engines, clock, log });
  const mornings = createMornings({
    engines,
    ledgerOf: (one) => folders.get(one)?.ledger,
    diary,
    images,
    clock,
    texts,
  });
  function takeIn(one: Engine, folder: DataFolder): void {
    folders.set(one, folder);
    const { database } = folder;
    const onWritten = async ({ id, state }: BatchView, path: string): Promise<void> => {
      if (state.state === 'ended') await mornings.report(id, path);
    };
    summaries.push(createSummaries({ engine: one, database, clock, log, onWritten }));
    engines.add(one);
  }
  const engine = engineOf(data, accounts);
  takeIn(engine, data);
  const databases = () => [...folders.values()].map(({ database }) => database);

  return {
    engines,
    accounts,
    sandbox,
    diary,
    mornings,
    engineFor: async (account) => (account.sandbox ? (await sandbox.get()).engine : engine),
    rehearsal: async () => (await rehearsals.get()).engine,
    databases,
    databasesWithRehearsals: () => [...databases(), ...databaseOf(rehearsals.current()?.folder)],
    recover: () => engine.recover(),
    async stop() {
      await engines.stop();
      diary.close();
      for (const one of summaries) await one.close();
    },
    async close() {
      await rehearsals.current()?.close();
      await sandbox.current()?.close();
    },
  };
}

function databaseOf(folder: Pick<DataFolder, 'database'> | undefined): readonly Database[] {
  return folder ? [folder.database] : [];
}
