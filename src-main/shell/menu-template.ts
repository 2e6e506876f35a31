/** The native menus as data, per platform. Pure: roles and commands, no Electron at run time. */
import type { MenuItemConstructorOptions } from 'electron';
import {
  APP_COMMANDS,
  type AppCommand,
  acceleratorOf,
  type CommandInfo,
  WINDOW_COMMANDS,
  type WindowCommand,
} from '../../src-shared/commands.ts';
import type { Theme } from '../../src-shared/ipc/calls/app.ts';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly appName: string;
  readonly theme: Theme;
  /** Reload and developer tools, where the app is not packaged. */
  readonly devTools: boolean;
  readonly onWindowCommand: (command: WindowCommand) => void;
  readonly onAppCommand: (command: AppCommand) => void;
}

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

export function menuTemplate(options: MenuOptions): Item[] {
  const { platform, appName, theme, devTools } = options;
  const isMac = platform === 'darwin';
  const window = (command: WindowCommand): Item => ({
    ...shown(command, WINDOW_COMMANDS[command]),
    click: () => options.onWindowCommand(command),
  });
  const app = (command: AppCommand): Item => ({
    ...shown(command, APP_COMMANDS[command]),
    click: () => options.onAppCommand(command),
  });
  const themeItem = (name: Theme): Item => ({
    ...app(`theme:${name}`),
    type: 'radio',
    checked: theme === name,
  });

  const appMenu: Item = {
    label: appName,
    submenu: [
      { role: 'about' },
      SEPARATOR,
      window('go:settings'),
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
  const file: Item = {
    label: 'File',
    submenu: [
      window('batch:new'),
      window('intake:add-folders'),
      window('intake:add-samples'),
      SEPARATOR,
      window('accounts:sign-in'),
      window('accounts:use-sandbox'),
      SEPARATOR,
      ...(isMac
        ? [{ role: 'close' } as Item]
        : [window('go:settings'), SEPARATOR, { role: 'quit' } as Item]),
    ],
  };
  const batch: Item = {
    label: 'Batch',
    submenu: [
      window('batch:start'),
      window('batch:toggle-pause'),
      SEPARATOR,
      window('batch:show-folder'),
    ],
  };
  const view: Item = {
    label: 'View',
    submenu: [
      window('go:new-batch'),
      window('go:batches'),
      window('go:review'),
      window('go:presets'),
      SEPARATOR,
      window('view:palette'),
      window('view:find'),
      SEPARATOR,
      { label: 'Theme', submenu: [themeItem('system'), themeItem('dark'), themeItem('light')] },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      ...(devTools
        ? [SEPARATOR, { role: 'reload' } as Item, { role: 'toggleDevTools' } as Item]
        : []),
    ],
  };
  const help: Item = {
    role: 'help',
    submenu: [
      window('view:shortcuts'),
      app('help:manual'),
      app('help:diagnostics'),
      ...(isMac ? [] : [SEPARATOR, { role: 'about' } as Item]),
    ],
  };
  const windows: Item = { role: 'windowMenu' };
  return [
    ...(isMac ? [appMenu] : []),
    file,
    { role: 'editMenu' },
    batch,
    view,
    ...(isMac ? [windows] : []),
    help,
  ];
}

function shown(id: string, { title, shortcut }: CommandInfo): Item {
  return { id, label: title, ...(shortcut ? { accelerator: acceleratorOf(shortcut) } : {}) };
}
