import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spelledAs } from './spelled-as.ts';

describe('[RUN-17] one spelling for a folder', () => {
  it.each([
    ['c:\\work\\IN\\ct-1048', 'C:\\Work\\in\\CT-1048', 'C:\\Work\\in\\CT-1048'],
    ['C:\\Work', 'C:\\Work', 'C:\\Work'],
    ['c:\\', 'C:\\', 'C:\\'],
    // A drive letter that stands for a share stays, the names behind it are those of the share.
    ['z:\\season\\SKU 1', '\\\\nas\\photos\\Season\\sku 1', 'Z:\\Season\\sku 1'],
    ['z:\\season', '\\\\nas\\photos\\2026\\Season', 'Z:\\Season'],
    ['\\\\NAS\\Photos\\season', '\\\\nas\\photos\\Season', '\\\\nas\\photos\\Season'],
    ['C:\\Users\\ANNAMA~1\\SKU', 'C:\\Users\\Anna Maria\\SKU', 'C:\\Users\\Anna Maria\\SKU'],
    // A link under its own name is not the folder it leads to.
    ['C:\\Season\\linked', 'C:\\Other\\Real', 'C:\\Season\\linked'],
  ])('on Windows: %s, on the disk %s', (path, onDisk, expected) => {
    expect(spelledAs(path, onDisk, win32)).toBe(expected);
  });

  it.each([
    ['/Users/ann/SEASON/Blusen gru\u0308n', '/Users/Ann/Season/Blusen gr\u00fcn'],
    ['/Volumes/Photos/sku', '/Volumes/Photos/SKU'],
    ['/', '/'],
  ])('on macOS: %s', (path, onDisk) => {
    expect(spelledAs(path, onDisk, posix)).toBe(onDisk);
  });
});
