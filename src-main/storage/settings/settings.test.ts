import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../runtime/clock.ts';
import { silentLog } from '../../runtime/log.ts';
import { openConf } from './conf-backend.ts';
import { createSettings } from './settings.ts';

const clock: Clock = {
  now: () => new Date(2026, 10, 23, 2, 3, 4).getTime(),
  sleep: async () => {},
};
let dir: string;
const open = () => createSettings({ dir, backend: openConf, clock, log: silentLog });

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ftm-settings-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('settings', () => {
  it('[STORE-03] answer their defaults on a new computer', () => {
    const settings = open();
    expect(settings.get('theme')).toBe('dark');
    expect(settings.get('lastOutput')).toBeNull();
    expect(settings.get('recentFolders')).toEqual([]);
    expect(settings.get('uploadReuseHours')).toBe(12);
    expect(settings.damaged).toBeNull();
  });

  it('[STORE-03] are there after a restart, names with dots among them', () => {
    const settings = open();
    settings.set('theme', 'light');
    settings.set('secrets', { 'ann@studio.example at v2.api.piktid.com': 'c2VhbGVk' });
    settings.set('window', { x: 1, y: 2, width: 1280, height: 800, maximized: false });
    settings.set('lastLook', {
      identityCode: 'Ann',
      instructions: [{ pose: 'standing' }],
      disabled: [],
      options: { model: 'auto', consistency: true, barefoot: false },
    });
    const again = open();
    expect(again.get('theme')).toBe('light');
    expect(again.get('secrets')).toEqual({ 'ann@studio.example at v2.api.piktid.com': 'c2VhbGVk' });
    expect(again.get('window')?.width).toBe(1280);
    expect(again.get('lastLook')?.instructions).toEqual([{ pose: 'standing' }]);
  });

  it('[STORE-03] lose only the field that makes no sense', () => {
    const file = join(dir, 'settings.json');
    writeFileSync(
      file,
      JSON.stringify({ theme: 'pink', lastOutput: '/out', window: { x: 'a' }, future: 1 }),
    );
    const settings = open();
    expect(settings.get('theme')).toBe('dark');
    expect(settings.get('window')).toBeNull();
    expect(settings.get('lastOutput')).toBe('/out');
    settings.set('theme', 'dark');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ future: 1, theme: 'dark' });
  });

  it.each(['', '{"theme":"li', '[]', 'null', '\0\0\0\0'])(
    '[STORE-03] a damaged file (%j) is set aside and said',
    (content) => {
      writeFileSync(join(dir, 'settings.json'), content);
      const settings = open();
      expect(settings.damaged?.movedTo).toBe(join(dir, 'settings.damaged-20261123_020304.json'));
      expect(readFileSync(settings.damaged?.movedTo ?? '', 'utf8')).toBe(content);
      settings.set('theme', 'dark');
      expect(open().damaged).toBeNull();
      expect(open().get('theme')).toBe('dark');
    },
  );

  it('never overwrite what was set aside before', () => {
    for (let n = 0; n < 2; n += 1) {
      writeFileSync(join(dir, 'settings.json'), `broken ${n}`);
      open();
    }
    expect(readdirSync(dir).filter((name) => name.includes('damaged'))).toHaveLength(2);
  });

  it('keep the ten folders used last, each once', () => {
    const settings = open();
    for (let n = 0; n < 12; n += 1) settings.rememberFolder(`/f${n}`);
    settings.rememberFolder('/f5');
    expect(settings.get('recentFolders').slice(0, 3)).toEqual(['/f5', '/f11', '/f10']);
    expect(settings.get('recentFolders')).toHaveLength(10);
  });
});
