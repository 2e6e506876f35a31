/** One registry of commands: each is in the palette and in the menus, and no two share a key. */
import { describe, expect, it } from 'vitest';
import { menuTemplate } from '../../src-main/shell/menu/menu-template.ts';
import { availableCommands } from '../../src-renderer/frame/commands.ts';
import { shownShortcut } from '../../src-renderer/ui/shortcut-text.ts';
import {
  APP_COMMANDS,
  acceleratorOf,
  COMMANDS,
  type Command,
  shortcutOf,
  WINDOW_COMMANDS,
} from '../../src-shared/commands.ts';
import { en } from '../../src-shared/text/en.ts';
import { createTranslate } from '../../src-shared/text/translate.ts';

const PLATFORMS = ['darwin', 'win32', 'linux'] as const;
type Platform = (typeof PLATFORMS)[number];

/** What menus of Electron's own roles and the systems keep for themselves. */
const RESERVED: Readonly<Record<Platform | 'all', readonly string[]>> = {
  all: ['Mod+C', 'Mod+V', 'Mod+X', 'Mod+A', 'Mod+Z', 'Mod+0', 'Mod+Plus', 'Mod+-', 'Mod+W'],
  darwin: ['Mod+Q', 'Mod+H', 'Mod+M', 'Mod+Alt+H', 'Mod+Shift+Z', 'Mod+Space', 'Mod+Tab'],
  win32: ['Alt+F4', 'F11', 'Mod+Y', 'Mod+Shift+Escape', 'Alt+Space'],
  linux: ['Mod+Q', 'F11', 'Mod+Shift+Z', 'Alt+F4', 'Alt+Space'],
};

interface MenuItem {
  readonly id?: string;
  readonly role?: string;
  readonly label?: string;
  readonly accelerator?: string;
  readonly click?: () => void;
}

function menu(platform: Platform, done: string[] = []): readonly MenuItem[] {
  const flat = (items: readonly unknown[]): MenuItem[] =>
    items.flatMap((item) => {
      const { submenu = [], ...one } = item as MenuItem & { submenu?: readonly unknown[] };
      return [one, ...flat(submenu)];
    });
  return flat(
    menuTemplate({
      platform,
      appName: 'Studio',
      theme: 'dark',
      windowOpen: true,
      devTools: false,
      say: createTranslate<typeof en>(en, 'en'),
      onWindowCommand: (command) => done.push(command),
      onAppCommand: (command) => done.push(command),
    }),
  );
}

const all = Object.keys(COMMANDS) as Command[];
const sorted = (names: readonly (string | undefined)[]) => [...names].toSorted();

describe('[SHIP-06] commands', () => {
  it('of the window are all in the palette, and those of the app too', () => {
    expect(sorted(availableCommands)).toEqual(sorted(Object.keys(COMMANDS)));
    expect(Object.keys(WINDOW_COMMANDS).length + Object.keys(APP_COMMANDS).length).toBe(all.length);
  });

  it.each(PLATFORMS)(
    'are in the menus of %s once each, and do what they are called',
    (platform) => {
      const done: string[] = [];
      const items = menu(platform, done).filter(({ id }) => id !== undefined);
      expect(sorted(items.map(({ id }) => id))).toEqual(sorted(all));
      for (const item of items) item.click?.();
      expect(sorted(done)).toEqual(sorted(all));
      for (const { id, label, accelerator } of items) {
        const shortcut = shortcutOf(id as Command);
        expect(accelerator).toBe(shortcut === undefined ? undefined : acceleratorOf(shortcut));
        expect(label).not.toContain('command.');
        expect(label).not.toMatch(/\{/);
      }
    },
  );

  it.each(PLATFORMS)('share no key with each other or with %s', (platform) => {
    const keys = all.flatMap((command) => shortcutOf(command) ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    const taken = new Set([...RESERVED.all, ...RESERVED[platform]]);
    expect(keys.filter((key) => taken.has(key))).toEqual([]);
    // A single letter would be taken from text fields; on AltGr keyboards Ctrl+Alt types characters.
    expect(
      keys.filter((key) => !/^((Shift\+)?F1|Mod\+(Shift\+)?(\w|Enter|,|\/))$/.test(key)),
    ).toEqual([]);
  });

  it.each(PLATFORMS)(
    'leave no menu of %s without a name in the language of the app',
    (platform) => {
      const named = menu(platform).filter(({ role, id }) => role !== undefined || id !== undefined);
      expect(named.filter(({ label }) => !label)).toEqual([]);
    },
  );

  it('show their keys as each system writes them', () => {
    expect(shownShortcut('Mod+Shift+P', true)).toBe('⌘ ⇧ P');
    expect(shownShortcut('Mod+Shift+P', false)).toBe('Ctrl + Shift + P');
    expect(shownShortcut('Alt+← · →', true)).toBe('⌥ ← · →');
    // A plus that is a key itself.
    expect(shownShortcut('+ · −', true)).toBe('+ · −');
    expect(shownShortcut('+ · −', false)).toBe('+ · −');
  });
});
