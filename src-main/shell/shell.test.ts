import { resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { WINDOW_COMMANDS } from '../../src-shared/commands.ts';
import { ExternalPage } from '../../src-shared/ipc/calls/app.ts';
import { en } from '../../src-shared/text/en.ts';
import { createTranslate } from '../../src-shared/text/translate.ts';
import { downloadAddress, pageAddress } from './desktop/pages.ts';
import { menuTemplate } from './menu/menu-template.ts';
import { readArguments } from './opening/arguments.ts';
import { CONTENT_SECURITY_POLICY, PAGE_HEADERS } from './page/csp.ts';
import { isFeed, updateWay } from './updates/update-way.ts';
import { createWindowCommands } from './window/window-commands.ts';
import { placeWindow } from './window/window-state.ts';

/** Where a start happens; with a drive where the system has drives. */
const from = { cwd: resolve('/cwd'), appDir: resolve('/cwd/studio') };

describe('arguments', () => {
  const read = (...argv: string[]) => readArguments(argv, from);

  it('finds the data folder, written either way', () => {
    expect(read('app', '.', '--data-dir', '/x/y').dataDir).toBe(resolve('/x/y'));
    expect(read('app', '--data-dir=y').dataDir).toBe(resolve('/cwd/y'));
    expect(read('app', '--data-dir').dataDir).toBeUndefined();
    expect(read('app').dataDir).toBeUndefined();
  });

  it.each([
    ['a plain start', ['app'], undefined],
    ['a start with switches', ['app', '--no-sandbox', '--data-dir', '/d'], undefined],
    ['the command line', ['app', '--cli', '--', 'run', '--size', '2K'], ['run', '--size', '2K']],
    ['switches of Chromium', ['app', '--no-zygote', '--cli', '--x=y', '--', 'run'], ['run']],
    ['no separator', ['app', '--cli', 'ledger', '--json'], ['ledger', '--json']],
    ['a checkout', ['app', '--no-sandbox', 'studio', '--cli', 'ledger'], ['ledger']],
    ['nothing to do', ['app', '--cli'], []],
    ['arguments that look alike', ['app', '--cli', '--', 'run', '--cli'], ['run', '--cli']],
    ['a link that is opened', ['app', 'flat-to-model://x', '--cli', '--', 'run'], undefined],
    ['a file of that name', ['app', '--', '--cli', 'run'], undefined],
  ])('[ACC-09] [SEC-05] finds a command for the terminal: %s', (_, argv, command) => {
    expect(read(...argv).command).toEqual(command);
  });

  it('takes the data folder of a command from the command', () => {
    expect(read('app', '--cli', '--', 'run', '--data-dir', 'x').dataDir).toBe(resolve('/cwd/x'));
  });
});

describe('[SHIP-06] what the system hands over', () => {
  const opened = (...argv: string[]) => readArguments(['app', ...argv], from).opened;

  it('is folders and files by absolute path, and addresses', () => {
    expect(opened('photos', '/x/a.ftmpreset', 'flat-to-model://settings')).toEqual([
      { kind: 'path', path: resolve('/cwd/photos') },
      { kind: 'path', path: resolve('/x/a.ftmpreset') },
      { kind: 'link', link: 'flat-to-model://settings' },
    ]);
  });

  it('is neither a switch, nor the app’s own folder, nor that of its data', () => {
    expect(opened('--no-sandbox', 'studio', '--data-dir', '/d', '/photos')).toEqual([
      { kind: 'path', path: resolve('/photos') },
    ]);
    expect(opened('--cli', '--', 'run', '/photos')).toEqual([]);
  });

  it('[SEC-05] never turns what follows an address into a data folder', () => {
    const { dataDir } = readArguments(['app', 'flat-to-model://x', '--data-dir', '/evil'], from);
    expect(dataDir).toBeUndefined();
  });
});

describe('the content policy', () => {
  it('[SEC-01] allows nothing inline, no eval and no foreign host', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*|data:|blob:/);
  });

  it('[SHIP-07] does not make Chromium change the process of the window while it opens', () => {
    expect(Object.keys(PAGE_HEADERS)).not.toContain('Cross-Origin-Opener-Policy');
  });
});

describe('pages in the browser', () => {
  it('[SEC-05] are https, on hosts of the product, each with a name', () => {
    for (const page of ExternalPage.options.filter((one) => one !== 'download')) {
      const { protocol, host } = new URL(pageAddress(page));
      expect(protocol).toBe('https:');
      expect(['app.on-model.com', 'docs.piktid.com']).toContain(host);
    }
  });
});

describe('[SHIP-02] updates of this build', () => {
  const feed = 'https://updates.example.com/studio/';

  it('come from a feed that is https, or on this computer', () => {
    expect(isFeed(feed)).toBe(true);
    expect(isFeed('http://127.0.0.1:8080/')).toBe(true);
    for (const bad of ['', 'updates', 'http://updates.example.com/', 'file:///x', 'ftp://x/']) {
      expect(isFeed(bad)).toBe(false);
    }
    expect(isFeed('https://user:pass@updates.example.com/')).toBe(false);
  });

  it.each([
    ['darwin', {}, 'self'],
    ['win32', {}, 'self'],
    ['win32', { PORTABLE_EXECUTABLE_FILE: 'D:\\app.exe' }, 'by-hand'],
    ['linux', { APPIMAGE: '/home/a/app.AppImage' }, 'self'],
    ['linux', {}, 'by-hand'],
  ] as const)('are put in place, or told of, on %s with %o: %s', (platform, env, way) => {
    expect(updateWay({ platform, env, feed })).toBe(way);
    expect(updateWay({ platform, env, feed: '' })).toBe('none');
  });

  it('are fetched by hand from a page on the host of the feed, and from no other', () => {
    const page = 'https://updates.example.com/get';
    expect(downloadAddress(page, feed)).toBe(page);
    for (const bad of ['http://updates.example.com/get', 'https://evil.example.com/get', '']) {
      expect(downloadAddress(bad, feed)).toBeUndefined();
    }
    expect(downloadAddress(page, '')).toBeUndefined();
    expect(() => pageAddress('download')).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});

describe('the place of the window', () => {
  const screens = [
    { x: 0, y: 0, width: 1920, height: 1040 },
    { x: 1920, y: 0, width: 2560, height: 1400 },
  ];
  const saved = { x: 2000, y: 100, width: 1500, height: 900, maximized: true };

  it('is where it was', () => expect(placeWindow(saved, screens)).toEqual(saved));
  it('is on the main screen when its own is gone', () => {
    expect(placeWindow(saved, screens.slice(0, 1))).toEqual({
      width: 1500,
      height: 900,
      maximized: true,
    });
  });
  it('fits a smaller screen, and never below what can be worked with', () => {
    const small = [{ x: 0, y: 0, width: 1024, height: 500 }];
    expect(placeWindow(undefined, small)).toEqual({ width: 1024, height: 600, maximized: false });
  });
  it('is reachable by its title bar', () => {
    expect(placeWindow({ ...saved, x: -1450, y: 0 }, screens)).not.toHaveProperty('x');
    expect(placeWindow({ ...saved, x: 0, y: -30 }, screens)).not.toHaveProperty('y');
  });
});

describe('menus', () => {
  const options = {
    appName: 'Studio',
    theme: 'dark' as const,
    windowOpen: true,
    devTools: false,
    say: createTranslate<typeof en>(en, 'en'),
    onWindowCommand: () => undefined,
    onAppCommand: () => undefined,
  };
  interface Shown {
    readonly id?: string;
    readonly role?: string;
    readonly enabled?: boolean;
  }
  const flat = (items: unknown[]): Shown[] =>
    items.flatMap((item) => {
      const { submenu = [], ...one } = item as Shown & { submenu?: unknown[] };
      return [one, ...flat(submenu)];
    });

  it.each(['darwin', 'win32', 'linux'] as const)('name each command once on %s', (platform) => {
    const items = flat(menuTemplate({ ...options, platform }));
    const ids = items.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('batch:start');
    expect(items.some(({ role }) => role === 'quit')).toBe(true);
    expect(items.some(({ role }) => role === 'toggleDevTools')).toBe(false);
  });

  const idle = (windowOpen: boolean) =>
    flat(menuTemplate({ ...options, platform: 'darwin', windowOpen })).flatMap(({ id, enabled }) =>
      id !== undefined && enabled === false ? [id] : [],
    );

  it('[APP-15] offer all while a window is open, and no command of a screen without one', () => {
    expect(idle(true)).toEqual([]);
    const ofScreens = Object.entries(WINDOW_COMMANDS).flatMap(([id, info]) =>
      'ofScreen' in info ? [id] : [],
    );
    expect(idle(false).sort()).toEqual(ofScreens.sort());
    for (const id of ['batch:new', 'go:review', 'go:settings', 'help:manual', 'theme:dark']) {
      expect(idle(false)).not.toContain(id);
    }
  });

  it.each([
    ['closed', undefined, 1],
    ['minimised', true, 1],
    ['open', false, 0],
  ] as const)(
    '[APP-15] bring a window that is %s to work, and hand it the command',
    (_, minimized, opened) => {
      const [show, keep] = [vi.fn(), vi.fn()];
      const current = () =>
        minimized === undefined ? undefined : { isMinimized: () => minimized };
      createWindowCommands({ window: { current, show }, keep })('batch:new');
      expect(show).toHaveBeenCalledTimes(opened);
      expect(keep).toHaveBeenCalledWith('batch:new');
    },
  );

  it('has no shortcut twice', () => {
    const shortcuts = Object.values(WINDOW_COMMANDS).flatMap((command) =>
      'shortcut' in command ? [command.shortcut] : [],
    );
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });
});
