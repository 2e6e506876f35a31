/** Native dialogs of what leaves the review: folders, a PDF, the file an art director sent back. */
import { type BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { Say } from '../../../src-shared/text/catalogue.ts';
import type { Desktop } from './system.ts';

type ExportDialogs = Pick<Desktop, 'pickExportFolder' | 'pickPackAnswer' | 'saveContactSheet'>;

export function exportDialogs(window: () => BrowserWindow | undefined, say: Say): ExportDialogs {
  const pickOne = async (options: OpenDialogOptions): Promise<string | undefined> => {
    const parent = window();
    const answer = parent
      ? await dialog.showOpenDialog(parent, options)
      : await dialog.showOpenDialog(options);
    return answer.canceled ? undefined : answer.filePaths[0];
  };
  return {
    pickExportFolder: (kind, start) =>
      pickOne({
        title: say(kind === 'pack' ? 'dialog.pack-folder' : 'dialog.export-folder'),
        buttonLabel: say('dialog.choose'),
        properties: ['openDirectory', 'createDirectory'],
        ...(start === undefined ? {} : { defaultPath: start }),
      }),
    pickPackAnswer: () =>
      pickOne({
        title: say('dialog.pack-answer'),
        properties: ['openFile'],
        filters: [{ name: say('dialog.pack-answers'), extensions: ['json'] }],
      }),
    saveContactSheet: async (name) => {
      const options = {
        title: say('dialog.save-sheet'),
        defaultPath: name,
        filters: [{ name: say('dialog.pdf'), extensions: ['pdf'] }],
      };
      const parent = window();
      const answer = parent
        ? await dialog.showSaveDialog(parent, options)
        : await dialog.showSaveDialog(options);
      return answer.canceled || answer.filePath === '' ? undefined : answer.filePath;
    },
  };
}
