/** Builds every service of the app and hands each its dependencies. Decides nothing else. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { SANDBOX_ACCOUNT } from '../src-shared/domain/account-key.ts';
import { OutputId, PhotoId } from '../src-shared/domain/ids.ts';
import type { BatchView } from '../src-shared/domain/views.ts';
import type { Theme } from '../src-shared/ipc/calls/app.ts';
import { mediaUrl } from '../src-shared/ipc/contract.ts';
import type { Say } from '../src-shared/text/catalogue.ts';
import type { Language } from '../src-shared/text/languages.ts';
import { type Accounts, createAccounts } from './accounts/accounts.ts';
import type { Connect } from './accounts/connection.ts';
import { accountsInSettings } from './accounts/settings-store.ts';
import { createEngine } from './batch/create-engine.ts';
import type { ApiProvider, Engine } from './batch/engine.ts';
import type { EngineTiming } from './batch/timing.ts';
import { composeExport } from './compose/export.ts';
import { composeHotFolders } from './compose/hot-folder.ts';
import { composeReview } from './compose/review.ts';
import { composeUpdates, createUpdateHandlers } from './compose/updates.ts';
import { createIdentityLibrary } from './identities/identity-library.ts';
import { createImageService } from './images/create-image-service.ts';
import { createConverter } from './intake/convert-photos.ts';
import { createDraft } from './intake/draft.ts';
import { openDraftFile } from './intake/draft-memory.ts';
import { createGrants } from './intake/grants.ts';
import type { Emit } from './ipc/emit.ts';
import type { DropHandler, Handlers } from './ipc/handler.ts';
import { createAccountHandlers } from './ipc/handlers/accounts.ts';
import { createAppHandlers } from './ipc/handlers/app.ts';
import { createBatchHandlers } from './ipc/handlers/batches.ts';
import { createDropHandler } from './ipc/handlers/drop.ts';
import { createHotFolderHandlers } from './ipc/handlers/hot-folders.ts';
import { createIdentityHandlers } from './ipc/handlers/identities.ts';
import { addInBackground, createIntakeHandlers } from './ipc/handlers/intake.ts';
import { createNightHandlers, nightViewOf } from './ipc/handlers/night.ts';
import { createPresetHandlers } from './ipc/handlers/presets.ts';
import { createStorageHandlers } from './ipc/handlers/storage.ts';
import { createPiktidClient } from './piktid/client.ts';
import { createNetwork } from './piktid/network/network.ts';
import { createSession } from './piktid/session.ts';
import { createPresetStore } from './presets/preset-store.ts';
import type { Clock } from './runtime/clock.ts';
import type { LogFile } from './runtime/log-file.ts';
import { numberedCalls } from './runtime/numbered-log.ts';
import type { Redactor } from './runtime/redact.ts';
import type { MediaSource } from './shell/media-protocol.ts';
import type { Desktop } from './shell/system.ts';
import type { WindowState } from './shell/window-state.ts';
import { createSecretBox } from './storage/credentials.ts';
import { systemKeychain } from './storage/credentials-safe-storage.ts';
import { type DataFolder, dataPaths, openDataFolder } from './storage/data-folder.ts';
import { freeBytes } from './storage/files/free-space.ts';
import { openElectronStore } from './storage/settings/electron-store-backend.ts';
import { createSettings } from './storage/settings/settings.ts';
import type { Activity, Notice } from './studio/activity.ts';
import { diagnosticsText } from './studio/diagnostics.ts';
import { openDiary } from './studio/diary.ts';
import { createEngines } from './studio/engines.ts';
import { createIdentityPictures } from './studio/identity-pictures.ts';
import { createMornings } from './studio/mornings.ts';
import { createNight } from './studio/night.ts';
import { createOpenings, type Handed } from './studio/openings.ts';
import { createRehearsalWorld, REHEARSAL_TIMING } from './studio/rehearsal-world.ts';
import { createSandboxWorld } from './studio/sandbox-world.ts';
import { createStarter } from './studio/starter.ts';
import { createSummaries, type Summaries } from './studio/summaries.ts';
import { watchBatches } from './studio/watch-batches.ts';
import { type Work, workOf } from './studio/work.ts';
import type { UpdateSource } from './updates/updates.ts';

export interface ComposeOptions {
  readonly dataDir: string;
  /** Folder of what ships beside the code: samples, icons. */
  readonly resourcesDir: string;
  readonly clock: Clock;
  readonly log: LogFile;
  readonly redactor: Redactor;
  readonly desktop: Desktop;
  readonly emit: Emit;
  readonly say: Say;
  /** Where newer versions of the app come from. */
  readonly updates: UpdateSource;
  /** Opens the window anew in another language; null is the system's. */
  readonly onLanguage: (language: Language | null) => void;
  readonly attention: { show(activity: Activity): void; notify(notice: Notice): void };
  /** When all is done and the user wanted it. */
  readonly finish: (how: 'quit' | 'sleep') => Promise<void>;
  /** The system's proxy for an address, or null. */
  readonly proxyFor: (url: URL) => Promise<string | null>;
  /** Certificate authorities the system trusts, in PEM. */
  readonly caCertificates: readonly string[];
}

export interface Services {
  readonly handlers: Handlers;
  readonly drop: DropHandler;
  readonly media: MediaSource;
  setTheme(theme: Theme): void;
  saveWindow(state: WindowState): void;
  saveBackgroundHint(): void;
  /** What quitting now would leave unfinished. */
  work(): Work;
  /** Acts on what the system hands over. */
  open(items: readonly Handed[]): void;
  checkForUpdates(): void;
  /** Cancels every unfinished batch. */
  cancelAll(following: 'fetch-anyway' | 'stopped'): void;
  copyDiagnostics(): Promise<void>;
  /** The window came to the front. */
  focused(): void;
  /** The computer is about to sleep. */
  sleep(): void;
  /** After the computer slept: connections are dead without knowing it. */
  wake(): void;
  /** Ends everything in order; state is on disk already. */
  close(): Promise<void>;
}

/** Throws `data-folder-in-use`, `database-newer` and what opening the data folder throws. */
export async function compose(options: ComposeOptions): Promise<Services> {
  const { dataDir, clock, log, redactor, desktop, emit } = options;
  const data = openDataFolder({ dir: dataDir, sandbox: false, label: 'the app', clock, log });
  const settings = createSettings({ dir: dataDir, backend: openElectronStore, clock, log });
  const images = createImageService({ cacheDir: data.paths.thumbs, clock });
  const { proxyFor, caCertificates } = options;
  const { version, node } = desktop.versions();
  const userAgent = `Flat-to-Model-Studio/${version}`;
  const network = createNetwork({ proxyFor, caCertificates, userAgent });
  const grants = createGrants();
  const converter = createConverter({ dir: data.paths.converted, images });
  const draft = createDraft({
    images,
    clock,
    settings,
    log,
    converter,
    file: openDraftFile({ path: join(dataDir, 'draft.json'), log }),
  });
  const presets = createPresetStore({ dir: dataDir, clock, log });
  const engines = createEngines();
  const pictures = createIdentityPictures({ dir: join(data.paths.thumbs, 'identities'), log });

  const callLog = numberedCalls(log);
  const connect: Connect = (baseUrl, credentials) => {
    const common = { baseUrl, network, clock, log: callLog };
    const session = createSession({ ...common, credentials });
    const client = createPiktidClient({ ...common, session, verifyImage: images.verify });
    return { session, client };
  };
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
  const secrets = createSecretBox({ keychain: systemKeychain(), platform: process.platform, log });
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
  const summaries: Summaries[] = [];
  const folders = new Map<Engine, DataFolder>();
  const diary = openDiary({ dir: dataDir, engines, clock, log });
  const mornings = createMornings({
    engines,
    ledgerOf: (one) => folders.get(one)?.ledger,
    diary,
    images,
    clock,
  });
  const takeIn = (one: Engine, folder: DataFolder): void => {
    folders.set(one, folder);
    const { database } = folder;
    const onWritten = async ({ id, state }: BatchView, path: string): Promise<void> => {
      if (state.state === 'ended') await mornings.report(id, path);
    };
    summaries.push(createSummaries({ engine: one, database, clock, log, onWritten }));
    engines.add(one);
  };
  const engine = engineOf(data, accounts);
  takeIn(engine, data);

  const identities = createIdentityLibrary({
    dir: join(dataDir, 'identities'),
    active: async () => {
      const client = await accounts.activeClient();
      return { account: accounts.active()?.key ?? SANDBOX_ACCOUNT, client };
    },
    pictureOf: (client, link) => mediaUrl('identity', pictures.register(client, link), 256),
    consent: {
      get: () => settings.get('portraitConsentMs'),
      set: (nowMs) => settings.set('portraitConsentMs', nowMs),
    },
    clock,
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
  const starter = createStarter({
    draft,
    grants,
    clock,
    active: accounts.active,
    balance: async () =>
      (await accounts.view()).accounts.find(({ active: on }) => on)?.credits ?? null,
    engineFor: async (account) => (account.sandbox ? (await sandbox.get()).engine : engine),
    rehearsal: async () => (await rehearsals.get()).engine,
    onForetold: diary.estimated,
    onStarted: (account, code) =>
      inBackground('remembering the identity', identities.used(account, code)),
  });
  const setTheme = (theme: Theme): void => {
    settings.set('theme', theme);
    desktop.applyTheme(theme);
    emit('theme:changed', { theme });
  };
  const diagnostics = async (): Promise<string> =>
    diagnosticsText({
      versions: desktop.versions(),
      accounts: await accounts.view(),
      snapshot: engines.snapshot(),
      log: log.tail(200_000),
      home: homedir(),
      redactor,
      nowMs: clock.now(),
    });

  function wake(): void {
    diary.woke();
    network.dropConnections();
    engines.wake();
    hotFolders.wake();
    const now = accounts.active();
    if (now && !now.sandbox) inBackground('balance after waking', accounts.refresh(now.key));
  }
  function inBackground(what: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => log.warn(`${what} failed`, { error }));
  }

  const notify = (notice: Notice): void => {
    if (settings.get('notify')) options.attention.notify(notice);
  };
  const night = createNight({
    engines,
    settings,
    secrets,
    redactor,
    network,
    notify,
    finish: options.finish,
    env: process.env,
    clock,
    log,
  });
  const review = composeReview({
    main: data.database,
    databases: () =>
      [...folders.values(), rehearsals.current()?.folder].flatMap((one) => one?.database ?? []),
    engines,
    accounts,
    grants,
    images,
    clock,
    log,
    desktop,
    emit,
  });
  const exports = composeExport({
    ...{ dataDir, review, presets, images, grants, desktop, clock, log, emit },
    resourcesDir: options.resourcesDir,
  });
  const { schedule, webhookKey, testWebhook } = night;
  const nightParts = { settings, schedule, desktop, webhookKey, testWebhook, wake };
  const hotFolders = composeHotFolders({
    ...{ database: data.database, engines, accounts, presets, images, converter, clock, log },
    engineFor: async (account) => (account.sandbox ? (await sandbox.get()).engine : engine),
    notify,
  });
  const updates = composeUpdates({ source: options.updates, settings, emit, clock, log });
  const openings = createOpenings({
    addFolders: (paths) => addInBackground({ draft, log }, paths),
    knowsBatch: (id) => engines.snapshot().batches.some((batch) => batch.id === id),
    came: () => emit('opening:came', {}),
    log,
  });
  let shown: Activity | undefined;
  const showActivity = (activity: Activity): void => {
    shown = activity;
    updates.setBusy(activity.busy);
    const waits = schedule.all().length > 0 || hotFolders.active();
    options.attention.show({ ...activity, goesOn: activity.goesOn || waits });
  };
  const undo = [
    schedule.onChange(() => emit('night:changed', nightViewOf(nightParts))),
    hotFolders.onChange(() => {
      if (shown) showActivity(shown);
      inBackground(
        'telling of watched folders',
        hotFolders.view().then((view) => emit('hot-folders:changed', view)),
      );
    }),
    engines.onChange((change) => emit('studio:changed', change)),
    draft.onChange((view) => emit('draft:changed', view)),
    identities.onChanged((view) => emit('identity:changed', view)),
    accounts.onViewChanged(() =>
      inBackground(
        'telling of accounts',
        accounts.view().then((view) => emit('accounts:changed', view)),
      ),
    ),
    watchBatches({
      engines,
      accounts,
      clock,
      log,
      notify,
      say: options.say,
      show: showActivity,
    }),
    night.close,
    updates.close,
  ];

  inBackground('recovery', engine.recover());
  inBackground('draft of the last start', draft.restore());
  const active = accounts.active();
  if (active?.sandbox || existsSync(dataPaths(dataDir, true).database)) {
    inBackground('sandbox start', sandbox.get());
  }
  if (active && active.key !== SANDBOX_ACCOUNT) {
    inBackground('first look at the balance', accounts.refresh(active.key));
  }

  return {
    handlers: {
      ...createAppHandlers({
        desktop,
        theme: { get: () => settings.get('theme'), set: setTheme },
        language: {
          get: () => settings.get('language'),
          set: (language) => {
            settings.set('language', language);
            options.onLanguage(language);
          },
        },
        freeBytes: () => freeBytes(settings.get('lastOutput') ?? dataDir),
        diagnostics,
      }),
      ...createAccountHandlers(accounts),
      ...createIntakeHandlers({
        draft,
        grants,
        settings,
        desktop,
        log,
        samplesDir: join(options.resourcesDir, 'samples'),
      }),
      ...createIdentityHandlers({ library: identities, grants, desktop }),
      ...createPresetHandlers({ presets, settings, desktop }),
      ...createBatchHandlers({ engines, starter, desktop, mornings, schedule }),
      ...createStorageHandlers({
        dataDir,
        paths: data.paths,
        sandboxDir: dataPaths(dataDir, true).state,
        databases: () => [...folders.values()].map(({ database }) => database),
        batches: () => engines.snapshot().batches,
        removeBatch: (id) => engines.ofBatch(id).removeBatch(id),
        desktop,
      }),
      ...review.handlers,
      ...exports.handlers,
      ...createUpdateHandlers(updates),
      'opening:take': openings.take,
      ...createHotFolderHandlers({ hotFolders, grants, desktop }),
      ...createNightHandlers(nightParts),
    },
    drop: createDropHandler({ draft, grants, log, openForReview: review.openFolders }),
    media: {
      locate: async (kind, id) => {
        switch (kind) {
          case 'draft-photo':
            return draft.photoPath(PhotoId.parse(id));
          case 'photo':
            return engines.photoPath(PhotoId.parse(id));
          case 'output':
            return engines.outputPath(OutputId.parse(id));
          case 'identity':
            return pictures.locate(id);
          case 'result':
          case 'flat-lay':
            return review.library.locate(kind, id);
        }
      },
      thumbnail: images.thumbnail,
    },
    setTheme,
    saveWindow: (state) => settings.set('window', state),
    saveBackgroundHint: () => settings.set('backgroundHintSeen', true),
    open: (items) => inBackground('opening', openings.open(items)),
    checkForUpdates: () => inBackground('looking for updates', updates.check()),
    work: () => workOf(engines.snapshot()),
    cancelAll: (following) => {
      for (const { id, state } of engines.snapshot().batches) {
        if (state.state !== 'ended') engines.ofBatch(id).cancelBatch(id, following);
      }
    },
    copyDiagnostics: async () => desktop.copyText(await diagnostics()),
    sleep: diary.slept,
    focused: review.library.focused,
    wake,
    async close() {
      for (const stop of undo) stop();
      const noMorePictures = pictures.close();
      await draft.close();
      await hotFolders.close();
      await identities.close();
      await engines.stop();
      await exports.close();
      await review.close();
      diary.close();
      for (const one of summaries) await one.close();
      await images.close();
      await noMorePictures;
      network.dropConnections();
      await rehearsals.current()?.close();
      await sandbox.current()?.close();
      data.close();
    },
  };
}
