/**
 * Everything a person can tell the app to do, by one name each: the menu, the palette and the
 * shortcuts show the same list. Pure; who carries a command out is decided elsewhere.
 */

/** `Mod` is Cmd on macOS and Ctrl elsewhere. Written as Electron writes accelerators. */
export interface CommandInfo {
  readonly title: string;
  readonly shortcut?: string;
}

/** Carried out by the window: it gets `command:invoked` with the name. */
export const WINDOW_COMMANDS = {
  'batch:new': { title: 'New batch', shortcut: 'Mod+N' },
  'intake:add-folders': { title: 'Add folders…', shortcut: 'Mod+O' },
  'intake:add-samples': { title: 'Add sample SKUs' },
  'batch:start': { title: 'Start', shortcut: 'Mod+Enter' },
  'batch:toggle-pause': { title: 'Pause or resume', shortcut: 'Mod+Shift+P' },
  'batch:show-folder': { title: 'Show results in folder', shortcut: 'Mod+Shift+O' },
  'accounts:sign-in': { title: 'Sign in…' },
  'accounts:use-sandbox': { title: 'Try it without an account' },
  'go:new-batch': { title: 'New batch screen', shortcut: 'Mod+1' },
  'go:batches': { title: 'Batches', shortcut: 'Mod+2' },
  'go:review': { title: 'Review', shortcut: 'Mod+3' },
  'go:presets': { title: 'Presets', shortcut: 'Mod+4' },
  'go:settings': { title: 'Settings…', shortcut: 'Mod+,' },
  'view:palette': { title: 'All commands…', shortcut: 'Mod+K' },
  'view:shortcuts': { title: 'Keyboard shortcuts', shortcut: 'Mod+/' },
  'view:find': { title: 'Find SKU…', shortcut: 'Mod+F' },
} as const satisfies Record<string, CommandInfo>;

/** Carried out by the main process; the window may show them, and asks for them by a call. */
export const APP_COMMANDS = {
  'theme:system': { title: 'Follow the system' },
  'theme:dark': { title: 'Dark' },
  'theme:light': { title: 'Light' },
  'help:manual': { title: 'API documentation' },
  'help:diagnostics': { title: 'Copy diagnostics' },
} as const satisfies Record<string, CommandInfo>;

export type WindowCommand = keyof typeof WINDOW_COMMANDS;
export type AppCommand = keyof typeof APP_COMMANDS;

/** As Electron's menus want it. */
export function acceleratorOf(shortcut: string): string {
  return shortcut.replace(/\bMod\b/, 'CommandOrControl');
}
