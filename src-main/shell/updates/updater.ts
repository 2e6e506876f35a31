/**
 * Updates as electron-updater gives them, on the feed of this build. Loaded when they are first
 * asked for. Decides nothing: what is looked for, fetched and installed is told from outside.
 */
import type { AppUpdater } from 'electron-updater';
import { notesAsText } from '../../../src-shared/domain/update.ts';
import type { Log } from '../../runtime/log.ts';
import type { UpdaterPort } from '../../updates/updater-port.ts';

export interface UpdaterOptions {
  readonly feed: string;
  /** Where the app is not packaged, a file in place of the one a package brings along. */
  readonly configFile: string | undefined;
  readonly log: Log;
}

/** Sent instead of a number for this computer, which the feed has no need of. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export function createUpdater({ feed, configFile, log }: UpdaterOptions): UpdaterPort {
  let loaded: Promise<AppUpdater> | undefined;
  const load = async (): Promise<AppUpdater> => {
    const { default: library } = await import('electron-updater');
    const updater = library.autoUpdater;
    updater.autoDownload = false;
    updater.autoInstallOnAppQuit = true;
    updater.disableWebInstaller = true;
    updater.logger = {
      info: (said) => log.debug('updater', { said }),
      warn: (said) => log.info('updater', { said }),
      error: (said) => log.info('updater', { said }),
    };
    updater.requestHeaders = { 'x-user-staging-id': NOBODY };
    // Packages that cannot update themselves are told of updates by the same feed.
    updater.forceDevUpdateConfig = true;
    if (configFile !== undefined) updater.updateConfigPath = configFile;
    updater.setFeedURL({ provider: 'generic', url: feed });
    return updater;
  };
  const updater = (): Promise<AppUpdater> => {
    loaded ??= load();
    return loaded;
  };

  return {
    async look() {
      const answer = await (await updater()).checkForUpdates();
      if (!answer?.isUpdateAvailable) return null;
      const { version, releaseNotes } = answer.updateInfo;
      return { version, notes: notesAsText(releaseNotes) };
    },
    async fetch(onPercent, signal) {
      const { CancellationToken } = (await import('electron-updater')).default;
      const from = await updater();
      const token = new CancellationToken();
      const cancel = (): void => token.cancel();
      const onProgress = ({ percent }: { readonly percent: number }): void =>
        onPercent(Math.max(0, Math.min(100, percent)));
      from.on('download-progress', onProgress);
      signal.addEventListener('abort', cancel, { once: true });
      try {
        signal.throwIfAborted();
        await from.downloadUpdate(token);
      } finally {
        signal.removeEventListener('abort', cancel);
        from.off('download-progress', onProgress);
      }
    },
    install() {
      void updater().then((ready) => ready.quitAndInstall(false, true));
    },
  };
}
