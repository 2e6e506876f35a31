import { describe, expect, it } from 'vitest';
import { defaultDataDir } from './data-folder.ts';

describe('the common data folder', () => {
  it('is the folder Electron would use, on each platform', () => {
    expect(defaultDataDir({ platform: 'linux', env: {}, home: '/home/ann' })).toBe(
      '/home/ann/.config/Flat-to-Model Studio',
    );
    expect(
      defaultDataDir({ platform: 'linux', env: { XDG_CONFIG_HOME: '/cfg' }, home: '/home/ann' }),
    ).toBe('/cfg/Flat-to-Model Studio');
    expect(defaultDataDir({ platform: 'darwin', env: {}, home: '/Users/ann' })).toBe(
      '/Users/ann/Library/Application Support/Flat-to-Model Studio',
    );
    expect(
      defaultDataDir({ platform: 'win32', env: { APPDATA: 'C:\\R' }, home: 'C:\\Users\\ann' }),
    ).toBe('C:\\R\\Flat-to-Model Studio');
  });
});
