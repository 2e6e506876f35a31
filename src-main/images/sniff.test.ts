import { describe, expect, it } from 'vitest';
import { sniff } from './sniff.ts';

const of = (latin: string) => sniff(Buffer.from(latin, 'latin1'));

describe('sniff', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'jpeg'],
    ['\x89PNG\r\n\x1a\n', 'png'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'webp'],
    ['GIF89a', 'gif'],
    ['II*\0\x08\0\0\0', 'tiff'],
    ['\0\0\0\x20ftypavif', 'avif'],
    ['\0\0\0\x20ftypmif1\0\0\0\0avifmif1', 'avif'],
    ['\0\0\0\x20ftypmif1\0\0\0\0heic', 'heic'],
    ['\0\0\0\x20ftypheix', 'heic'],
    ['\0\0\0\x18ftypcrx ', 'raw'],
    ['FUJIFILMCCD-RAW', 'raw'],
    ['\xef\xbb\xbf <html>', 'markup'],
    ['{"error":1}', 'markup'],
    ['<svg>', 'svg'],
    ['', 'unknown'],
    ['\xff\xd8', 'unknown'],
  ])('%j is %s', (latin, expected) => {
    expect(of(latin)).toBe(expected);
  });

  it('reads a part of a larger buffer where that part begins', () => {
    const whole = Buffer.from('xxxx\xff\xd8\xff\xe0', 'latin1');
    expect(sniff(whole.subarray(4))).toBe('jpeg');
  });
});
