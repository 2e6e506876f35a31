/** The user guide as the app shows it: every page read, every link and picture there, found by its words. */
import { describe, expect, it } from 'vitest';
import { picturesIn, readPage } from '../../scripts/guide/read-guide.mjs';
import { readGuide } from '../../scripts/guide/vite-plugin.mjs';
import type { GuidePage } from '../../src-renderer/features/help/guide.ts';
import { searchGuide } from '../../src-renderer/features/help/search-guide.ts';
import { GUIDE_PLACES } from '../../src-renderer/view/guide-place.ts';

const pages: readonly GuidePage[] = readGuide();

/** Every link of a page, wherever it stands. */
function linksIn(value: unknown): readonly { page: string; section: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const here = 'kind' in value && value.kind === 'link' ? [value as never] : [];
  return [...here, ...Object.values(value).flatMap(linksIn)];
}

describe('[APP-13] the guide inside the app', () => {
  it('has every page, the first one first, then as it names them', () => {
    expect(pages.map(({ id }) => id).slice(0, 4)).toEqual([
      'README',
      'before-start',
      'progress',
      'night',
    ]);
    for (const page of pages) expect(page.sections.length, page.id).toBeGreaterThan(1);
  });

  it('leads with every link to a page and a section that are there', () => {
    const places = new Set(
      pages.flatMap((page) => page.sections.map((section) => `${page.id}#${section.id}`)),
    );
    const dead = pages.flatMap((page) =>
      linksIn(page.sections)
        .map((link) => `${link.page === '' ? page.id : link.page}#${link.section}`)
        .filter((place) => !places.has(place)),
    );
    expect(dead).toEqual([]);
    expect(pages.flatMap((page) => linksIn(page.sections)).length).toBeGreaterThan(8);
  });

  it('[APP-16] has the part that each screen leads to', () => {
    const places = pages.flatMap((page) => page.sections.map(({ id }) => `${page.id}#${id}`));
    const wanted = Object.values(GUIDE_PLACES).map(({ page, section }) => `${page}#${section}`);
    expect(wanted.filter((place) => !places.includes(place))).toEqual([]);
  });

  it('shows its pictures by name, in both themes', () => {
    expect(pages.flatMap(picturesIn)).toContain('new-batch');
  });

  it('is found by all words that are typed, without case, titles first', () => {
    const [first] = searchGuide(pages, 'WATCHED folder');
    expect(first?.page).toBe('night');
    const hits = searchGuide(pages, 'pilot');
    expect(hits[0]?.title.toLowerCase()).toContain('pilot');
    expect(hits.some(({ excerpt }) => excerpt.toLowerCase().includes('pilot'))).toBe(true);
    expect(searchGuide(pages, 'pilot zeppelin')).toEqual([]);
    expect(searchGuide(pages, '  ')).toEqual([]);
  });

  it('does not build with what nothing draws, nor with a picture of one theme', () => {
    expect(() => readPage('x', '# X\n\n<b>y</b>\n')).toThrow(/nothing draws/);
    expect(() => readPage('x', '# X\n\n![y](../images/welcome.png)\n')).toThrow(/two themes/);
    expect(() => readPage('x', 'no heading')).toThrow(/heading/);
  });
});
