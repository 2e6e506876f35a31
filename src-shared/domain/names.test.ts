import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assignPlaces,
  compareCodePoints,
  isSafeName,
  MAX_NAME_BYTES,
  nameKey,
  safePlaceName,
  safeResultName,
  uniqueName,
} from './names.ts';

/** Written apart from the code it judges: what Windows documents, and nothing else. */
function legalOnWindows(name: string): boolean {
  if (name === '' || name === '.' || name === '..') return false;
  if ([...name].some((c) => '<>:"/\\|?*'.includes(c) || c < ' ')) return false;
  if (name.endsWith('.') || name.endsWith(' ')) return false;
  const stem = name.split('.')[0]?.trim().toUpperCase() ?? '';
  const devices = ['CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$'];
  const ports = [...'0123456789¹²³'].flatMap((n) => [`COM${n}`, `LPT${n}`]);
  return ![...devices, ...ports].includes(stem);
}
const bytes = (text: string) => new TextEncoder().encode(text).length;

const nasty = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(
      fc.constantFrom(
        '..',
        '.',
        '/',
        '\\',
        'C:',
        'CON',
        'nul',
        'COM1',
        'é',
        'e\u0301',
        ' ',
        ':',
        '\u202e',
        '\0',
        '\ud800',
        'a',
        '😀',
        '.jpg',
        '.exe',
        '\u200b',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
  fc.string({ minLength: 4000, maxLength: 5000 }),
);

describe('names of places', () => {
  it('keeps an ordinary name as it is', () => {
    for (const name of ['SKU 001', 'Größe M (rot)', '夏の服', 'a.b.c', '№ 5 – «été»', '.5']) {
      expect(safePlaceName(name)).toBe(name === '.5' ? '_5' : name);
    }
  });

  it('makes the same of both Unicode forms', () => {
    expect(safePlaceName('cafe\u0301')).toBe('caf\u00e9');
  });

  it.each([
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['aux .b', '_aux .b'],
    ['COM¹', '_COM¹'],
    ['name. . ', 'name'],
    ['a/b\\c', 'a_b_c'],
    ['what?', 'what_'],
    ['abc\u202egpj', 'abcgpj'],
    ['..', 'SKU'],
    ['', 'SKU'],
    ['   ', 'SKU'],
    ['\u0000\u0007', 'SKU'],
  ])('turns %j into %j', (name, safe) => {
    expect(safePlaceName(name)).toBe(safe);
  });

  it('gives names that are legal everywhere, whatever comes in', () => {
    fc.assert(
      fc.property(nasty, (name) => {
        const safe = safePlaceName(name);
        expect(legalOnWindows(safe)).toBe(true);
        expect(isSafeName(safe)).toBe(true);
        expect(bytes(safe)).toBeLessThanOrEqual(MAX_NAME_BYTES);
        expect(safePlaceName(safe)).toBe(safe);
      }),
    );
  });
});

describe('places of several SKUs', () => {
  it('numbers two folders of one name in path order, whatever order they came in', () => {
    const wishes = [
      { name: 'shirt', dir: '/b/shirt' },
      { name: 'Shirt', dir: '/a/Shirt' },
      { name: 'SHIRT', dir: '/c/SHIRT' },
    ];
    expect(assignPlaces(wishes)).toEqual(['shirt (2)', 'Shirt', 'SHIRT (3)']);
  });

  it('compares composed and decomposed names as one', () => {
    expect(
      assignPlaces([
        { name: 'cafe\u0301', dir: '/a' },
        { name: 'caf\u00e9', dir: '/b' },
      ]),
    ).toEqual(['caf\u00e9', 'caf\u00e9 (2)']);
  });

  it('leaves taken names alone, also a numbered one', () => {
    expect(assignPlaces([{ name: 'a', dir: '/a' }], ['A', 'a (2)'])).toEqual(['a (3)']);
  });

  it('never gives one place twice', () => {
    fc.assert(
      fc.property(fc.array(nasty, { maxLength: 30 }), (names) => {
        const places = assignPlaces(names.map((name, i) => ({ name, dir: `/${i}` })));
        expect(new Set(places.map(nameKey)).size).toBe(names.length);
        for (const place of places) expect(legalOnWindows(place)).toBe(true);
      }),
    );
  });
});

describe('names of results', () => {
  it.each([
    ['output_0_1.jpg', 1, 0, 'output_0_1_v0.jpg'],
    ['output_0_1.jpg', 1, 3, 'output_0_1_v3.jpg'],
    ['look.final.png', 0, 0, 'look.final_v0.png'],
    ['noextension', 0, 0, 'noextension_v0'],
    [null, 4, 0, 'image_4_v0.jpg'],
    ['', 4, 2, 'image_4_v2.jpg'],
    ['../../etc/passwd', 0, 0, 'passwd_v0'],
    ['C:\\Windows\\system32\\a.jpg', 0, 0, 'a_v0.jpg'],
    ['C:a.jpg', 0, 0, 'a_v0.jpg'],
    ['..', 7, 0, 'image_7_v0.jpg'],
    ['/', 7, 0, 'image_7_v0.jpg'],
    ['CON.jpg', 0, 0, 'CON_v0.jpg'],
    ['nul.a.jpg', 0, 0, '_nul.a_v0.jpg'],
    ['gpj.\u202eexe', 0, 0, 'gpj_v0.exe_'],
    ['page.html', 0, 0, 'page_v0.html_'],
    ['a:b.jpg', 0, 0, 'b_v0.jpg'],
    ['ab:stream.jpg', 0, 0, 'ab_stream_v0.jpg'],
    ['trailing. ', 0, 0, 'trailing_v0'],
  ])('%j, picture %i, version %i → %j', (name, index, version, expected) => {
    expect(safeResultName(name, index, version)).toBe(expected);
  });

  it('shortens 5,000 characters and keeps version and type', () => {
    const name = safeResultName(`${'ä'.repeat(5000)}.jpg`, 0, 12);
    expect(name.endsWith('ä_v12.jpg')).toBe(true);
    expect(bytes(name)).toBeLessThanOrEqual(MAX_NAME_BYTES);
  });

  it('never leaves the folder and is legal on Windows, whatever the server says', () => {
    fc.assert(
      fc.property(nasty, fc.nat(40), fc.nat(99), (serverName, index, version) => {
        const name = safeResultName(serverName, index, version);
        expect(legalOnWindows(name)).toBe(true);
        expect(isSafeName(name)).toBe(true);
        expect(name).not.toMatch(/^\./);
      }),
    );
  });

  it('numbers duplicates before the type', () => {
    const taken = new Set(['output_0_0_v0.jpg', 'output_0_0_v0 (2).jpg']);
    const name = uniqueName('output_0_0_v0.jpg', (n) => taken.has(n), true);
    expect(name).toBe('output_0_0_v0 (3).jpg');
  });
});

describe('order of names', () => {
  it('is that of Python: capitals first, no natural numbers, astral characters last', () => {
    const names = ['b.jpg', 'a10.jpg', 'B.jpg', 'a2.jpg', '😀.jpg', '\uff41.jpg', 'é.jpg'];
    expect([...names].sort(compareCodePoints)).toEqual([
      'B.jpg',
      'a10.jpg',
      'a2.jpg',
      'b.jpg',
      'é.jpg',
      '\uff41.jpg',
      '😀.jpg',
    ]);
  });
});
