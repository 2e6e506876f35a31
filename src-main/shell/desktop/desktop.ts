/** The desktop as Electron gives it: dialogs, file manager, browser, clipboard, theme. */
import { rm } from 'node:fs/promises';
import {
  app,
  type BrowserWindow,
  clipboard,
  dialog,
  nativeTheme,
  type OpenDialogOptions,
  shell,
} from 'electron';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import type { Say } from '../../../src-shared/text/catalogue.ts';
import { isFolder } from '../../storage/files/is-folder.ts';
import { exportDialogs } from './export-dialogs.ts';
import { openAtLogin, setOpenAtLogin } from './open-at-login.ts';
import { pageAddress } from './pages.ts';
import { sleepComputer } from './sleep-computer.ts';
import type { Desktop } from './system.ts';

/** `window` is the parent of dialogs, while there is one. */
export function createDesktop(window: () => BrowserWindow | undefined, say: Say): Desktop {
  const lookFiles = () => [{ name: say('dialog.instructions'), extensions: ['json'] }];
  const pick = async (options: OpenDialogOptions): Promise<readonly string[]> => {
    const parent = window();
    const answer = parent
      ? await dialog.showOpenDialog(parent, options)
      : await dialog.showOpenDialog(options);
    return answer.canceled ? [] : answer.filePaths;
  };

  return {
    versions: () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      chrome: process.versions.chrome ?? '',
      node: process.versions.node,
      platform: platform(),
    }),
    applyTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    openPage: (page) => shell.openExternal(pageAddress(page)),
    // From Electron 44 on this answers a promise; before, nothing.
    copyText: async (text) => clipboard.writeText(text),
    showFile: (path) => shell.showItemInFolder(path),
    trashFile: async (path) => {
      try {
        await shell.trashItem(path);
        return { inTrash: true };
      } catch {
        // Network drives and some desktops have no trash; the user asked for it to be gone.
        await rm(path);
        return { inTrash: false };
      }
    },
    openFolder: async (path) => {
      const problem = (await isFolder(path)) ? await shell.openPath(path) : 'missing';
      if (problem !== '') {
        throw new StudioError({
          code: 'folder-missing',
          message: 'This folder could not be opened. It may have been moved or renamed.',
          remedy: 'Look for it in your file manager, or connect the drive it is on.',
        });
      }
    },
    pickFolders: (start) =>
      pick({
        title: say('dialog.add-folders'),
        buttonLabel: say('dialog.add'),
        properties: ['openDirectory', 'multiSelections'],
        ...at(start),
      }),
    pickResults: (why) =>
      pick({
        title: say(why === 'open' ? 'dialog.open-results' : 'dialog.find-results'),
        buttonLabel: say('dialog.choose'),
        properties: ['openDirectory'],
      }),
    pickOutput: async (start) => {
      const [folder] = await pick({
        title: say('dialog.output'),
        buttonLabel: say('dialog.choose'),
        properties: ['openDirectory', 'createDirectory'],
        ...at(start),
      });
      return folder;
    },
    pickHotFolder: async () => {
      const [folder] = await pick({
        title: say('dialog.hot-folder'),
        buttonLabel: say('dialog.watch'),
        properties: ['openDirectory', 'createDirectory'],
      });
      return folder;
    },
    pickPicture: async (start) => {
      const [file] = await pick({
        title: say('dialog.portrait'),
        properties: ['openFile'],
        filters: [{ name: say('dialog.pictures'), extensions: ['jpg', 'jpeg', 'png'] }],
        ...at(start),
      });
      return file;
    },
    pickProgram: async () => {
      const [file] = await pick({
        title: say('dialog.program'),
        buttonLabel: say('dialog.choose'),
        properties: ['openFile'],
      });
      return file;
    },
    mayCall: async (url) => {
      const options = {
        type: 'question' as const,
        message: say('dialog.webhook'),
        detail: say('dialog.webhook-text', { url }),
        buttons: [say('dialog.webhook-yes'), say('dialog.webhook-no')],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      };
      const parent = window();
      const { response } = parent
        ? await dialog.showMessageBox(parent, options)
        : await dialog.showMessageBox(options);
      return response === 0;
    },
    openAtLogin,
    setOpenAtLogin,
    sleepComputer: () => sleepComputer(process.platform),
    pickLook: async () => {
      const [file] = await pick({
        title: say('dialog.open-look'),
        properties: ['openFile'],
        filters: lookFiles(),
      });
      return file;
    },
    saveLook: async (name) => {
      const options = { title: say('dialog.save-look'), defaultPath: name, filters: lookFiles() };
      const parent = window();
      const answer = parent
        ? await dialog.showSaveDialog(parent, options)
        : await dialog.showSaveDialog(options);
      return answer.canceled || answer.filePath === '' ? undefined : answer.filePath;
    },
    ...exportDialogs(window, say),
  };
}

function at(start: string | undefined): { defaultPath?: string } {
  return start === undefined ? {} : { defaultPath: start };
}

function platform(): 'darwin' | 'win32' | 'linux' {
  if (process.platform === 'darwin' || process.platform === 'win32') return process.platform;
  return 'linux';
}
