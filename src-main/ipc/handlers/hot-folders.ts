/** Answers calls about watched folders. Their paths come from dialogs and never go out. */
import type { HotFolders } from '../../hot-folder/hot-folders.ts';
import { folderLabel, type Grants } from '../../intake/grants.ts';
import type { Desktop } from '../../shell/desktop/system.ts';
import type { HandlersOf } from '../handler.ts';

export interface HotFolderHandlerParts {
  readonly hotFolders: HotFolders;
  readonly grants: Grants;
  readonly desktop: Pick<Desktop, 'pickHotFolder' | 'openFolder'>;
}

export function createHotFolderHandlers(parts: HotFolderHandlerParts): HandlersOf<'hot-folders'> {
  const { hotFolders, grants, desktop } = parts;
  return {
    'hot-folders:view': () => hotFolders.view(),
    'hot-folders:pick': async () => {
      const dir = await desktop.pickHotFolder();
      return dir === undefined
        ? null
        : { id: grants.grant(dir, 'folder'), label: folderLabel(dir) };
    },
    'hot-folders:save': async ({ folder, output, ...wishes }) => {
      await hotFolders.save({
        ...wishes,
        dir: folder === null ? null : grants.pathOf(folder, 'folder'),
        outputDir: output === null ? null : grants.pathOf(output, 'folder'),
      });
      return hotFolders.view();
    },
    'hot-folders:remove': async ({ id }) => {
      await hotFolders.remove(id);
      return hotFolders.view();
    },
    'hot-folders:pause': async ({ id, on }) => {
      await hotFolders.pause(id, on);
      return hotFolders.view();
    },
    'hot-folders:queue': ({ id, sku }) => {
      hotFolders.queue(id, sku);
      return hotFolders.view();
    },
    'hot-folders:dismiss': ({ id, sku }) => {
      hotFolders.dismiss(id, sku);
      return hotFolders.view();
    },
    'hot-folders:open': ({ id }) => desktop.openFolder(hotFolders.dirOf(id)),
  };
}
