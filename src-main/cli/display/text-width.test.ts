import { describe, expect, it } from 'vitest';
import { cutMiddle, cutTo, padTo, printable, textWidth, wrapWords } from './text-width.ts';

describe('widths on a terminal', () => {
  it('count columns, not code units', () => {
    expect(textWidth('abc')).toBe(3);
    expect(textWidth('夏ドレス')).toBe(8);
    expect(textWidth('e\u0301te\u0301')).toBe(3);
    expect(textWidth('👗')).toBe(2);
    expect(textWidth('👩‍🎤')).toBe(2);
    expect(textWidth('█░…')).toBe(3);
  });

  it('cut without splitting a character', () => {
    expect(cutTo('linen-shirt', 6)).toBe('linen…');
    expect(cutTo('夏ドレス', 4)).toBe('夏…');
    expect(cutTo('abc', 0)).toBe('');
    expect(cutMiddle('spring-linen-shirt-0042', 12)).toBe('spring-l…042');
    for (const columns of [1, 3, 7, 8, 9, 15]) {
      expect(textWidth(cutMiddle('夏の白いリネンシャツ-0042', columns))).toBeLessThanOrEqual(
        columns,
      );
    }
    expect(padTo('夏', 4)).toBe('夏  ');
  });

  it('break lines between words', () => {
    expect(wrapWords('one two three four', 9)).toEqual(['one two', '  three', '  four']);
    expect(wrapWords('\u001b[31m✗\u001b[39m name  why', 80)).toEqual([
      '\u001b[31m✗\u001b[39m name  why',
    ]);
    expect(wrapWords('', 10)).toEqual(['']);
    expect(wrapWords('a/very/long/path b', 5)).toEqual(['a/very/long/path', '  b']);
  });

  it('make names safe to print', () => {
    expect(printable('a\u001b[31mred\u0007')).toBe('a�[31mred�');
    expect(printable('photo\u202egpj.exe')).toBe('photo�gpj.exe');
    expect(printable('two\nlines')).toBe('two lines');
    expect(printable('夏-é')).toBe('夏-é');
  });
});
