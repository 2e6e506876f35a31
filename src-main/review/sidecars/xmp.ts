/**
 * Rating and label in XMP, as photo programs read and write them. A file of another program is
 * changed at these two values alone; one that is not understood is left as it is. Pure.
 */
import type { ColourLabel, Judgement } from '../../../src-shared/domain/review/judgement.ts';
import { type Attribute, fullName, type Tag, tagsOf, unescaped } from './xml-tags.ts';

export interface XmpWord {
  /** 0–5, or −1 for rejected. */
  readonly rating: number;
  /** As written: `Red`, or whatever another program calls its labels. */
  readonly label: string | null;
}

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XAP = 'http://ns.adobe.com/xap/1.0/';
/** darktable keeps colours as a list of numbers of its own; it reads `xmp:Label` first, and may not write it. */
const DARKTABLE = 'http://darktable.sf.net/';
const DARKTABLE_COLOURS = ['Red', 'Yellow', 'Green', 'Blue', 'Purple'];

const LABELS: Readonly<Record<ColourLabel, string>> = {
  red: 'Red',
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  purple: 'Purple',
};

export function wordOf({ verdict, stars, label }: Judgement): XmpWord {
  return { rating: verdict === 'reject' ? -1 : stars, label: label && LABELS[label] };
}

/** Undefined for a label that is none of the five. */
export function labelOf(text: string | null): ColourLabel | null | undefined {
  if (text === null || text === '') return null;
  const found = Object.entries(LABELS).find(
    ([, word]) => word.toLowerCase() === text.toLowerCase(),
  );
  return found?.[0] as ColourLabel | undefined;
}

/** What a program that knows only rating and label said, as a change of what is shown here. */
export function changeOf(word: XmpWord, shown: Judgement) {
  const label = labelOf(word.label);
  const verdict = word.rating < 0 ? ('reject' as const) : null;
  const turned = word.rating < 0 || shown.verdict === 'reject';
  return {
    ...(turned ? { verdict } : {}),
    ...(word.rating >= 0 ? { stars: word.rating } : {}),
    ...(label === undefined ? {} : { label }),
  };
}

interface Place {
  readonly text: string;
  /** Replaced by the new value. */
  readonly start: number;
  readonly end: number;
  /** What disappears with the value when there is none. */
  readonly cut: readonly [number, number] | null;
  readonly wrap: (value: string) => string;
}

interface Found {
  readonly description: Tag;
  readonly rating: Place | undefined;
  readonly label: Place | undefined;
  /** The one number in darktable's list of colours; undefined for none and for several. */
  readonly colour: Place | undefined;
}

/** Undefined for what is no XMP, or is written in a way that is not understood. */
export function readXmp(text: string): XmpWord | undefined {
  const found = find(text);
  if (!found) return undefined;
  const rating = Number(found.rating?.text.trim() ?? '0');
  const label =
    found.label?.text.trim() ??
    DARKTABLE_COLOURS[Number.parseInt(found.colour?.text ?? '', 10)] ??
    '';
  return {
    rating: Number.isFinite(rating) ? Math.max(-1, Math.min(5, Math.round(rating))) : 0,
    label: label === '' ? null : label,
  };
}

/** The same text with other values; undefined when it must be left alone. */
export function updateXmp(text: string, word: XmpWord): string | undefined {
  const found = find(text);
  if (!found) return undefined;
  const edits: { start: number; end: number; text: string }[] = [];
  const added: string[] = [];
  const { scope } = found.description;
  const bound = [...scope].find(([prefix, space]) => space === XAP && prefix !== '')?.[0];
  const prefix = bound ?? (scope.has('xmp') ? 'xap' : 'xmp');
  const change = (place: Place, value: string | null): void => {
    if (value === null) {
      const [start, end] = place.cut ?? [place.start, place.end];
      edits.push({ start, end, text: '' });
    } else if (place.text.trim() !== value) {
      edits.push({ start: place.start, end: place.end, text: place.wrap(escaped(value)) });
    }
  };
  const set = (name: 'Rating' | 'Label', place: Place | undefined, value: string | null): void => {
    if (place) change(place, value);
    else if (value !== null) added.push(`\n    ${prefix}:${name}="${escaped(value)}"`);
  };
  set('Rating', found.rating, String(word.rating));
  const ours = found.label === undefined || labelOf(found.label.text.trim()) !== undefined;
  // A label in words of another program says something that is not known here.
  if (word.label !== null || ours) {
    set('Label', found.label, word.label);
    const number = DARKTABLE_COLOURS.indexOf(word.label ?? '');
    if (found.colour) change(found.colour, number < 0 ? null : String(number));
  }
  if (added.length > 0) {
    if (bound === undefined) added.unshift(`\n    xmlns:${prefix}="${XAP}"`);
    const { description } = found;
    const at = description.end - (description.kind === 'single' ? 2 : 1);
    edits.push({ start: at, end: at, text: added.join('') });
  }
  edits.sort((a, b) => b.start - a.start);
  let next = text;
  for (const { start, end, text: put } of edits) {
    next = next.slice(0, start) + put + next.slice(end);
  }
  return next;
}

export function newXmp({ rating, label }: XmpWord): string {
  const labelled = label === null ? '' : `\n    xmp:Label="${escaped(label)}"`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="${RDF}">
  <rdf:Description rdf:about=""
    xmlns:xmp="${XAP}"
    xmp:Rating="${rating}"${labelled}/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
`;
}

function find(text: string): Found | undefined {
  const tags = tagsOf(text);
  if (!tags) return undefined;
  let description: Tag | undefined;
  let rating: Place | undefined;
  let label: Place | undefined;
  let inside: Tag | undefined;
  let list: Tag | undefined;
  const colours: (Place | undefined)[] = [];
  for (const [index, tag] of tags.entries()) {
    const name = fullName(tag.name, tag.scope, true);
    if (name === `{${RDF}}Description` && tag.kind !== 'close' && inside === undefined) {
      description ??= tag;
      for (const attribute of tag.attributes) {
        const key = fullName(attribute.name, tag.scope, false);
        if (key === `{${XAP}}Rating`) rating ??= placeOfAttribute(attribute);
        if (key === `{${XAP}}Label`) label ??= placeOfAttribute(attribute);
      }
      if (tag.kind === 'open') inside = tag;
    } else if (inside && tag.kind === 'close' && tag.depth === inside.depth) {
      inside = undefined;
    } else if (inside && tag.kind !== 'close' && tag.depth === inside.depth + 1) {
      const place = placeOfElement(text, tag, tags[index + 1]);
      if (name === `{${XAP}}Rating`) rating ??= place;
      if (name === `{${XAP}}Label`) label ??= place;
      list = name === `{${DARKTABLE}}colorlabels` ? tag : undefined;
    } else if (list && tag.kind === 'open' && name === `{${RDF}}li`) {
      colours.push(placeOfElement(text, tag, tags[index + 1]));
    }
  }
  const colour = colours.length === 1 ? colours[0] : undefined;
  return description && { description, rating, label, colour };
}

function placeOfAttribute({ value, start, end, valueStart, valueEnd }: Attribute): Place {
  return { text: value, start: valueStart, end: valueEnd, cut: [start, end], wrap: (to) => to };
}

function placeOfElement(text: string, tag: Tag, next: Tag | undefined): Place | undefined {
  if (tag.kind === 'single') {
    const wrap = (to: string): string => `<${tag.name}>${to}</${tag.name}>`;
    return { text: '', start: tag.start, end: tag.end, cut: null, wrap };
  }
  // Anything between the tags but text is not a plain value.
  if (next?.kind !== 'close') return undefined;
  return {
    text: unescaped(text.slice(tag.end, next.start)),
    start: tag.end,
    end: next.start,
    cut: [tag.start, next.end],
    wrap: (to) => to,
  };
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
