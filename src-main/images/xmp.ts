/**
 * The XMP packet of an exported picture: what the source said stays, how the picture came to be is
 * added (IPTC Photo Metadata Standard, "Digital Source Type", an XMP property of the extension
 * schema), and how it was judged, as photo programs read it. Works on text; knows no file.
 */

const IPTC_EXT = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';
const XMP_BASIC = 'http://ns.adobe.com/xap/1.0/';

/** Term of the IPTC vocabulary for pictures made by a trained model. */
export const TRAINED_MODEL =
  'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

/** A simple value in a schema; `usual` is the prefix it goes by. */
interface Property {
  readonly space: string;
  readonly usual: string;
  readonly name: string;
}

const SOURCE_TYPE: Property = { space: IPTC_EXT, usual: 'Iptc4xmpExt', name: 'DigitalSourceType' };
const RATING: Property = { space: XMP_BASIC, usual: 'xmp', name: 'Rating' };
const LABEL: Property = { space: XMP_BASIC, usual: 'xmp', name: 'Label' };

/** How a picture was judged, in words that photo programs know. */
export interface XmpRating {
  /** 0–5, or −1 for rejected. */
  readonly rating: number;
  readonly label: string | null;
}

/** What an export says of a picture; null, or 0 stars without a label, leaves what it says itself. */
export interface XmpNews {
  /** Address of the IPTC term for how it came to be. */
  readonly sourceType: string | null;
  readonly rated: XmpRating | null;
}

/** Of both more than any program writes; a packet made to take hours is no packet. */
const MOST_CHARACTERS = 512 * 1024;
const MOST_PREFIXES = 8;

/**
 * `source` is the packet as it stood, or null. A packet that cannot be understood is replaced: a
 * broken one helps nobody. The picture is upright afterwards.
 */
export function exportXmp(source: string | null, news: XmpNews): string | null {
  const usable = source !== null && source.length <= MOST_CHARACTERS && understood(source);
  const kept = usable ? upright(source) : null;
  const said = saidOf(news);
  if (said.length === 0) return kept;
  const added = said.map(([property, value]) => description(property, value)).join('');
  if (kept === null) return packet(added);
  const without = said.reduce((text, [property]) => withoutProperty(text, property), kept);
  return without.replace('</rdf:RDF>', () => `${added}</rdf:RDF>`);
}

function saidOf({ sourceType, rated }: XmpNews): readonly (readonly [Property, string])[] {
  const { rating = 0, label = null } = rated ?? {};
  return [
    ...(sourceType === null ? [] : [[SOURCE_TYPE, sourceType] as const]),
    ...(rating === 0 ? [] : [[RATING, String(rating)] as const]),
    ...(label === null ? [] : [[LABEL, label] as const]),
  ];
}

/** What a packet says of how its picture came to be; null when nothing. */
export function sourceTypeOf(xmp: string): string | null {
  for (const prefix of prefixesOf(xmp, SOURCE_TYPE.space)) {
    const name = `${prefix}:${SOURCE_TYPE.name}`;
    const element = new RegExp(`<${name}\\s*>([^<]*)<`).exec(xmp)?.[1];
    const attribute = new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(xmp)?.[1];
    const found = element ?? attribute;
    if (found !== undefined) return found.trim();
  }
  return null;
}

function understood(xmp: string): boolean {
  const prefixes = [IPTC_EXT, XMP_BASIC].map((space) => prefixesOf(xmp, space).length);
  return xmp.includes('</rdf:RDF>') && Math.max(...prefixes) <= MOST_PREFIXES;
}

/** The names under which a packet knows a schema; programs are free in them. */
function prefixesOf(xmp: string, space: string): readonly string[] {
  const found = [...xmp.matchAll(/xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)];
  return [...new Set(found.filter((one) => one[2] === space).map((one) => one[1] ?? ''))];
}

function withoutProperty(xmp: string, property: Property): string {
  let text = xmp;
  for (const prefix of prefixesOf(xmp, property.space)) {
    const name = `${prefix}:${property.name}`;
    text = text
      .replace(new RegExp(`<${name}(?:\\s[^>]*)?>[^<]*</${name}\\s*>`, 'g'), '')
      .replace(new RegExp(`<${name}(?:\\s[^>]*)?/>`, 'g'), '')
      .replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'g'), '');
  }
  return text;
}

/** The pixels are turned on export; a flag that still said so would turn them twice. */
function upright(xmp: string): string {
  return xmp
    .replace(/(tiff:Orientation\s*=\s*["'])[2-8](["'])/g, '$11$2')
    .replace(/(<tiff:Orientation\s*>)[2-8](<)/g, '$11$2');
}

/** Values are numbers, words and addresses of our own: nothing in them needs escaping. */
function description({ space, usual, name }: Property, value: string): string {
  return `<rdf:Description rdf:about="" xmlns:${usual}="${space}"><${usual}:${name}>${value}</${usual}:${name}></rdf:Description>`;
}

function packet(inside: string): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${inside}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}
