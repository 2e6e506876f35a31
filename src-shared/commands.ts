/**
 * Everything a person can tell the app to do, by one name each: menus, palette, buttons and key
 * sheet show the same list. What a command is called stands in the catalogues, as `command.<name>`.
 * Pure; who carries a command out is decided elsewhere.
 */

export interface CommandInfo {
  /**
   * Works everywhere, by the menu. `Mod` is Cmd on macOS and Ctrl elsewhere; written as Electron
   * writes accelerators.
   */
  readonly shortcut?: string;
  /**
   * A key of the screen the command belongs to. Never a menu's: a letter would be taken from every
   * text field.
   */
  readonly key?: string;
  /**
   * Acts on what a screen shows at the moment; where no window is open there is nothing that it
   * could mean.
   */
  readonly ofScreen?: true;
}

/** Carried out by the window, which is opened where none is: it takes them by their names. */
export const WINDOW_COMMANDS = {
  'batch:new': { shortcut: 'Mod+N' },
  'intake:add-folders': { shortcut: 'Mod+O' },
  'intake:add-samples': {},
  'batch:start': { shortcut: 'Mod+Enter', ofScreen: true },
  'batch:toggle-pause': { shortcut: 'Mod+Shift+P', ofScreen: true },
  'batch:show-folder': { shortcut: 'Mod+Shift+O', ofScreen: true },
  'review:open-folder': {},
  'review:pick': { key: 'P', ofScreen: true },
  'review:reject': { key: 'X', ofScreen: true },
  'review:unmark': { key: 'U', ofScreen: true },
  'review:undo': { key: 'Mod+Z', ofScreen: true },
  'review:redo': { key: 'Mod+Shift+Z', ofScreen: true },
  'review:order-again': { key: 'R', ofScreen: true },
  'review:advance': { key: 'A', ofScreen: true },
  'review:full-screen': { key: 'F', ofScreen: true },
  'review:export': { shortcut: 'Mod+E', ofScreen: true },
  'accounts:sign-in': {},
  'accounts:use-sandbox': {},
  'go:new-batch': { shortcut: 'Mod+1' },
  'go:batches': { shortcut: 'Mod+2' },
  'go:review': { shortcut: 'Mod+3' },
  'go:presets': { shortcut: 'Mod+4' },
  'go:hot-folders': { shortcut: 'Mod+5' },
  'go:identities': { shortcut: 'Mod+6' },
  'go:settings': { shortcut: 'Mod+,' },
  'view:palette': { shortcut: 'Mod+K' },
  'view:shortcuts': { shortcut: 'Mod+/' },
  'view:find': { shortcut: 'Mod+F', ofScreen: true },
  'help:manual': { shortcut: 'F1' },
  'help:screen': { shortcut: 'Shift+F1' },
  'help:about': {},
} as const satisfies Record<string, CommandInfo>;

/** Carried out by the main process; the window may show them, and asks for them by a call. */
export const APP_COMMANDS = {
  'theme:system': {},
  'theme:dark': {},
  'theme:light': {},
  'help:diagnostics': {},
  'help:updates': {},
} as const satisfies Record<string, CommandInfo>;

export type WindowCommand = keyof typeof WINDOW_COMMANDS;
export type AppCommand = keyof typeof APP_COMMANDS;

/** Every command; the catalogues must name each. */
export const COMMANDS = { ...WINDOW_COMMANDS, ...APP_COMMANDS } as const;
export type Command = keyof typeof COMMANDS;

/** Whether there is something it can do while no window is open: it opens one, or needs none. */
export function worksWithoutWindow(command: Command): boolean {
  const info: CommandInfo = COMMANDS[command];
  return info.ofScreen !== true;
}

/** The shortcut of a command, where it has one. */
export function shortcutOf(command: Command): string | undefined {
  const info: CommandInfo = COMMANDS[command];
  return info.shortcut;
}

/** Where the command is offered: the shortcut that works everywhere, or the key of its screen. */
export function keysOf(command: Command): string | undefined {
  const info: CommandInfo = COMMANDS[command];
  return info.shortcut ?? info.key;
}

/** As Electron's menus want it. */
export function acceleratorOf(shortcut: string): string {
  return shortcut.replace(/\bMod\b/, 'CommandOrControl');
}
