/**
 * Builds every service of the app and hands each its dependencies: what the first screen asks at
 * once, the rest behind it. Decides nothing else.
 */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { SANDBOX_ACCOUNT } from '../src-shared/domain/account-key.ts';
import { OutputId, PhotoId } from '../src-shared/domain/ids.ts';
import type { Theme } from '../src-shared/ipc/calls/app.ts';
import { exportCalls } from '../src-shared/ipc/calls/export.ts';
import { hotFolderCalls } from '../src-shared/ipc/calls/hot-folders.ts';
import { reviewCalls } from '../src-shared/ipc/calls/review.ts';
import { composeBeforeStart } from './compose/before-start.ts';
import { composeFoundation } from './compose/foundation.ts';
import { createInBackground } from './compose/in-background.ts';
import type { Later } from './compose/later.ts';
import type { ComposeOptions, Services } from './compose/services.ts';
import { tellWindow } from './compose/tell-window.ts';
import { composeUpdates, createUpdateHandlers } from './compose/updates.ts';
import { composeWorlds } from './compose/worlds.ts';
import { createAccountHandlers } from './ipc/handlers/accounts.ts';
import { createAppHandlers } from './ipc/handlers/app.ts';
import { createBatchHandlers } from './ipc/handlers/batches.ts';
import { createDropHandler } from './ipc/handlers/drop.ts';
import { createIdentityHandlers } from './ipc/handlers/identities.ts';
import { addInBackground, createIntakeHandlers } from './ipc/handlers/intake.ts';
import { createLaterHandlers } from './ipc/handlers/later.ts';
import { createNightHandlers, nightViewOf } from './ipc/handlers/night.ts';
import { createPresetHandlers } from './ipc/handlers/presets.ts';
import { createStorageHandlers } from './ipc/handlers/storage.ts';
import { dataPaths } from './storage/data-folder.ts';
import { freeBytes } from './storage/files/free-space.ts';
import type { Notice } from './studio/activity.ts';
import { diagnosticsText } from './studio/diagnostics.ts';
import { createNight } from './studio/night.ts';
import { createOpenings } from './studio/openings.ts';
import { workOf } from './studio/work.ts';

/** Throws `data-folder-in-use`, `database-newer` and what opening the data folder throws. */
export async function compose(options: ComposeOptions): Promise<Services> {
  const { dataDir, clock, log, redactor, desktop, emit, resourcesDir, texts } = options;
  const inBackground = createInBackground(log);
  const foundation = composeFoundation(options);
  const { data, settings, secrets, images, photos, network, grants, converter, draft, presets } =
    foundation;
  const worlds = composeWorlds(options, foundation, inBackground);
  const { engines, accounts, sandbox, diary, mornings, engineFor } = worlds;
  const { identities, pictures, starter } = composeBeforeStart(
    options,
    foundation,
    worlds,
    inBackground,
  );

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
      log: (await log.open()).tail(200_000),
      home: homedir(),
      redactor,
      nowMs: clock.now(),
    });
  function wake(): void {
    diary.woke();
    network.dropConnections();
    engines.wake();
    inBackground(
      'waking watched folders',
      later.then(({ hotFolders }) => hotFolders.wake()),
    );
    const now = accounts.active();
    if (now && !now.sandbox) inBackground('balance after waking', accounts.refresh(now.key));
  }

  const notify = (notice: Notice): void => {
    if (settings.get('notify')) options.attention.notify(notice);
  };
  const night = createNight({
    ...{ engines, settings, secrets, redactor, network, notify, clock, log },
    finish: options.finish,
    say: texts.say,
    env: process.env,
  });
  const { schedule, webhookKey, testWebhook } = night;
  const nightParts = { settings, schedule, desktop, webhookKey, testWebhook, wake };
  const updates = composeUpdates({ source: options.updates, settings, emit, clock, log });
  const openings = createOpenings({
    addFolders: (paths) => addInBackground({ draft, log }, paths),
    knowsBatch: (id) => engines.snapshot().batches.some((batch) => batch.id === id),
    came: () => emit('opening:came', {}),
    log,
  });

  const undo = [
    ...tellWindow(emit, { worlds, draft, identities }, inBackground),
    schedule.onChange(() => emit('night:changed', nightViewOf(nightParts))),
    night.close,
    updates.close,
  ];

  inBackground('draft of the last start', draft.restore());
  const later = goOn();
  async function goOn(): Promise<Later> {
    const { composeLater } = await import('./compose/later.ts');
    const rest = composeLater({
      ...{ dataDir, resourcesDir, database: data.database, main: data.database },
      ...{ databases: worlds.databasesWithRehearsals, engines, engineFor, accounts, presets },
      ...{
        images,
        photos: photos.look,
        converter,
        grants,
        desktop,
        emit,
        clock,
        log,
        texts,
        say: texts.say,
      },
      ...{ notify, inBackground, somethingWaits: () => schedule.all().length > 0 },
      showActivity(activity) {
        updates.setBusy(activity.busy);
        options.attention.show(activity);
      },
    });
    inBackground('recovery', worlds.recover());
    const active = accounts.active();
    if (active?.sandbox || existsSync(dataPaths(dataDir, true).database)) {
      inBackground('sandbox start', sandbox.get());
    }
    if (active && active.key !== SANDBOX_ACCOUNT) {
      inBackground('first look at the balance', accounts.refresh(active.key));
    }
    return rest;
  }

  return {
    whole: later,
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
        samplesDir: join(resourcesDir, 'samples'),
      }),
      ...createIdentityHandlers({ library: identities, grants, desktop }),
      ...createPresetHandlers({ presets, settings, desktop }),
      ...createBatchHandlers({ engines, starter, desktop, mornings, schedule }),
      ...createStorageHandlers({
        dataDir,
        paths: data.paths,
        sandboxDir: dataPaths(dataDir, true).state,
        databases: worlds.databases,
        batches: () => engines.snapshot().batches,
        removeBatch: (id) => engines.ofBatch(id).removeBatch(id),
        desktop,
      }),
      ...createUpdateHandlers(updates),
      'opening:take': openings.take,
      ...createLaterHandlers(
        { ...reviewCalls, ...exportCalls, ...hotFolderCalls },
        async () => (await later).handlers,
      ),
      ...createNightHandlers(nightParts),
    },
    drop: createDropHandler({
      ...{ draft, grants, log },
      openForReview: async (paths) => (await later).review.openFolders(paths),
    }),
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
            return (await later).review.library.locate(kind, id);
        }
      },
      thumbnail: images.thumbnail,
    },
    setTheme,
    saveWindow: (state) => settings.set('window', state),
    saveBackgroundHint: () => settings.set('backgroundHintSeen', true),
    open: (items) => inBackground('opening', openings.open(items)),
    command: openings.command,
    checkForUpdates: () => inBackground('looking for updates', updates.check()),
    work: () => workOf(engines.snapshot()),
    cancelAll: (following) => {
      for (const { id, state } of engines.snapshot().batches) {
        if (state.state !== 'ended') engines.ofBatch(id).cancelBatch(id, following);
      }
    },
    copyDiagnostics: async () => desktop.copyText(await diagnostics()),
    sleep: diary.slept,
    focused: () =>
      inBackground(
        'looking again',
        later.then(({ review }) => review.library.focused()),
      ),
    wake,
    async close() {
      for (const stop of undo) stop();
      const rest = await later;
      rest.stopTelling();
      const noMorePictures = pictures.close();
      await draft.close();
      await rest.hotFolders.close();
      await identities.close();
      await worlds.stop();
      await rest.close();
      await images.close();
      await noMorePictures;
      photos.close();
      network.dropConnections();
      await worlds.close();
      data.close();
    },
  };
}
