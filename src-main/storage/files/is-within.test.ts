import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isWithin } from './is-within.ts';

describe('a path within a folder', () => {
  it.each([
    ['/season', '/season', true],
    ['/season/sku/1.jpg', '/season', true],
    ['/season/sku', '/season/', true],
    ['/season/..sku', '/season', true],
    ['/anything', '/', true],
    ['/season 2/sku', '/season', false],
    ['/', '/season', false],
    ['/season/../other', '/season', false],
    ['/other', '/season', false],
  ])('%s in %s: %s', (path, folder, expected) => {
    expect(isWithin(path, folder, posix)).toBe(expected);
  });

  it.each([
    ['C:\\season\\sku', 'C:\\season', true],
    ['c:\\Season\\sku', 'C:\\season', true],
    ['C:\\season\\sku', 'C:\\', true],
    ['C:\\season 2', 'C:\\season', false],
    ['D:\\season\\sku', 'C:\\season', false],
    ['\\\\nas\\share\\season\\sku', '\\\\nas\\share\\season', true],
    ['\\\\nas\\other\\season', '\\\\nas\\share', false],
  ])('on Windows, %s in %s: %s', (path, folder, expected) => {
    expect(isWithin(path, folder, win32)).toBe(expected);
  });
});
