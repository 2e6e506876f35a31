/** The native menus as data, per platform. Pure: roles and commands, no Electron at run time. */
import type { MenuItemConstructorOptions } from 'electron';
import {
  type AppCommand,
  acceleratorOf,
  type Command,
  shortcutOf,
  type WindowCommand,
  worksWithoutWindow,
} from '../../../src-shared/commands.ts';
import type { Theme } from '../../../src-shared/ipc/calls/app.ts';
import type { Say, SharedEnglish } from '../../../src-shared/text/catalogue.ts';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly appName: string;
  readonly theme: Theme;
  /** Without one, commands of a screen can be seen and not chosen. */
  readonly windowOpen: boolean;
  /** Reload and developer tools, where the app is not packaged. */
  readonly devTools: boolean;
  readonly say: Say;
  readonly onWindowCommand: (command: WindowCommand) => void;
  readonly onAppCommand: (command: AppCommand) => void;
}

type Item = MenuItemConstructorOptions;
type Role = NonNullable<Item['role']>;
/** Words of the menus that hold no name. */
type PlainKey = Exclude<Extract<keyof SharedEnglish, `menu.${string}`>, 'menu.hide'>;

const SEPARATOR: Item = { type: 'separator' };

export function menuTemplate(options: MenuOptions): Item[] {
  const { platform, appName, theme, windowOpen, devTools, say } = options;
  const isMac = platform === 'darwin';
  const item = (command: Command, click: () => void): Item => {
    const shortcut = shortcutOf(command);
    const label = say(`command.${command}`, { app: appName });
    return {
      id: command,
      label,
      click,
      enabled: windowOpen || worksWithoutWindow(command),
      ...(shortcut ? { accelerator: acceleratorOf(shortcut) } : {}),
    };
  };
  const window = (command: WindowCommand): Item =>
    item(command, () => options.onWindowCommand(command));
  const app = (command: AppCommand): Item => item(command, () => options.onAppCommand(command));
  // Electron names its roles in English; the words of the catalogue fit the language of the app.
  const role = (name: Role, key: PlainKey): Item => ({ role: name, label: say(key) });
  const themeItem = (name: Theme): Item => ({
    ...app(`theme:${name}`),
    type: 'radio',
    checked: theme === name,
  });

  const appMenu: Item = {
    label: appName,
    submenu: [
      window('help:about'),
      app('help:updates'),
      SEPARATOR,
      window('go:settings'),
      SEPARATOR,
      role('services', 'menu.services'),
      SEPARATOR,
      { role: 'hide', label: say('menu.hide', { app: appName }) },
      role('hideOthers', 'menu.hide-others'),
      role('unhide', 'menu.unhide'),
      SEPARATOR,
      role('quit', 'menu.quit'),
    ],
  };
  const file: Item = {
    label: say('menu.file'),
    submenu: [
      window('batch:new'),
      window('intake:add-folders'),
      window('intake:add-samples'),
      SEPARATOR,
      window('accounts:sign-in'),
      window('accounts:use-sandbox'),
      SEPARATOR,
      ...(isMac
        ? [role('close', 'menu.close')]
        : [window('go:settings'), SEPARATOR, role('quit', 'menu.quit')]),
    ],
  };
  const edit: Item = {
    label: say('menu.edit'),
    submenu: [
      role('undo', 'menu.undo'),
      role('redo', 'menu.redo'),
      SEPARATOR,
      role('cut', 'menu.cut'),
      role('copy', 'menu.copy'),
      role('paste', 'menu.paste'),
      role('delete', 'menu.delete'),
      SEPARATOR,
      role('selectAll', 'menu.select-all'),
    ],
  };
  const batch: Item = {
    label: say('menu.batch'),
    submenu: [
      window('batch:start'),
      window('batch:toggle-pause'),
      SEPARATOR,
      window('batch:show-folder'),
    ],
  };
  const review: Item = {
    label: say('menu.review'),
    submenu: [
      window('review:open-folder'),
      SEPARATOR,
      window('review:pick'),
      window('review:reject'),
      window('review:unmark'),
      SEPARATOR,
      window('review:undo'),
      window('review:redo'),
      SEPARATOR,
      window('review:order-again'),
      window('review:advance'),
      window('review:full-screen'),
      SEPARATOR,
      window('review:export'),
    ],
  };
  const view: Item = {
    label: say('menu.view'),
    submenu: [
      window('go:new-batch'),
      window('go:batches'),
      window('go:review'),
      window('go:presets'),
      window('go:hot-folders'),
      window('go:identities'),
      SEPARATOR,
      window('view:palette'),
      window('view:find'),
      SEPARATOR,
      {
        label: say('menu.theme'),
        submenu: [themeItem('system'), themeItem('dark'), themeItem('light')],
      },
      role('resetZoom', 'menu.actual-size'),
      role('zoomIn', 'menu.zoom-in'),
      role('zoomOut', 'menu.zoom-out'),
      role('togglefullscreen', 'menu.full-screen'),
      ...(devTools
        ? [SEPARATOR, { role: 'reload' } as Item, { role: 'toggleDevTools' } as Item]
        : []),
    ],
  };
  const help: Item = {
    role: 'help',
    label: say('menu.help'),
    submenu: [
      window('help:manual'),
      window('help:screen'),
      window('view:shortcuts'),
      SEPARATOR,
      app('help:diagnostics'),
      ...(isMac ? [] : [app('help:updates'), SEPARATOR, window('help:about')]),
    ],
  };
  const windows: Item = {
    role: 'window',
    label: say('menu.window'),
    submenu: [
      role('minimize', 'menu.minimize'),
      role('zoom', 'menu.zoom-window'),
      SEPARATOR,
      role('front', 'menu.front'),
    ],
  };
  return [
    ...(isMac ? [appMenu] : []),
    file,
    edit,
    batch,
    review,
    view,
    ...(isMac ? [windows] : []),
    help,
  ];
}
