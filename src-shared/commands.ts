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
}

/** Carried out by the window: it gets `command:invoked` with the name. */
export const WINDOW_COMMANDS = {
  'batch:new': { shortcut: 'Mod+N' },
  'intake:add-folders': { shortcut: 'Mod+O' },
  'intake:add-samples': {},
  'batch:start': { shortcut: 'Mod+Enter' },
  'batch:toggle-pause': { shortcut: 'Mod+Shift+P' },
  'batch:show-folder': { shortcut: 'Mod+Shift+O' },
  'review:open-folder': {},
  'review:pick': { key: 'P' },
  'review:reject': { key: 'X' },
  'review:unmark': { key: 'U' },
  'review:undo': { key: 'Mod+Z' },
  'review:redo': { key: 'Mod+Shift+Z' },
  'review:order-again': { key: 'R' },
  'review:advance': { key: 'A' },
  'review:full-screen': { key: 'F' },
  'review:export': { shortcut: 'Mod+E' },
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
  'view:find': { shortcut: 'Mod+F' },
  'help:manual': { shortcut: 'F1' },
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
