/** Finds sections of the guide by the words in them. Pure. */
import type { GuideBlock, GuidePage, GuideSpan } from './guide.ts';

export interface GuideHit {
  readonly page: string;
  readonly section: string;
  readonly pageTitle: string;
  readonly title: string;
  /** Some words around the first place; empty where only the title holds them. */
  readonly excerpt: string;
}

/** More than can be looked through help nobody. */
const MOST_HITS = 30;
const AROUND = 60;

/** Sections that hold every word, those with a word in their title first, then as they stand. */
export function searchGuide(pages: readonly GuidePage[], wanted: string): readonly GuideHit[] {
  const words = folded(wanted).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const hits = pages.flatMap((page) =>
    page.sections.flatMap((section) => {
      const title = folded(section.title);
      const text = section.blocks.map(textOf).join(' ').replace(/\s+/g, ' ');
      const body = folded(text);
      if (!words.every((word) => title.includes(word) || body.includes(word))) return [];
      const hit: GuideHit = {
        page: page.id,
        section: section.id,
        pageTitle: page.title,
        title: section.title,
        excerpt: excerptOf(text, body, words),
      };
      return [{ hit, inTitle: words.some((word) => title.includes(word)) }];
    }),
  );
  return hits
    .toSorted((a, b) => Number(b.inTitle) - Number(a.inTitle))
    .slice(0, MOST_HITS)
    .map(({ hit }) => hit);
}

/** Without case, and one character for each, so that places in the text stay where they are. */
function folded(text: string): string {
  return [...text]
    .map((letter) =>
      letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
    )
    .join('');
}

function excerptOf(text: string, body: string, words: readonly string[]): string {
  const places = words.map((word) => body.indexOf(word)).filter((at) => at >= 0);
  if (places.length === 0) return '';
  const at = Math.min(...places);
  const from = at <= AROUND ? 0 : text.indexOf(' ', at - AROUND) + 1;
  const until = at + AROUND * 2;
  const to = until >= text.length ? text.length : text.lastIndexOf(' ', until);
  return `${from > 0 ? '… ' : ''}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
}

function textOf(block: GuideBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return spansText(block.spans);
    case 'code':
      return block.text;
    case 'picture':
      return block.alt;
    case 'list':
      return block.items.flat().map(textOf).join(' ');
    case 'table':
      return [block.head, ...block.rows].flat().map(spansText).join(' ');
  }
}

const spansText = (spans: readonly GuideSpan[]): string =>
  spans.map((span) => ('text' in span ? span.text : spansText(span.spans))).join('');
