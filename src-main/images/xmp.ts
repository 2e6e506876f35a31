/**
 * The XMP packet of an exported picture: what the source said stays, how the picture came to be is
 * added (IPTC Photo Metadata Standard, "Digital Source Type", an XMP property of the extension
 * schema). Works on text; knows no file.
 */

const IPTC_EXT = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';

/** Term of the IPTC vocabulary for pictures made by a trained model. */
export const TRAINED_MODEL =
  'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

const PROPERTY = 'DigitalSourceType';

/** Of both more than any program writes; a packet made to take hours is no packet. */
const MOST_CHARACTERS = 512 * 1024;
const MOST_PREFIXES = 8;

/**
 * `source` is the packet as it stood, or null. A packet that cannot be understood is replaced: a
 * broken one helps nobody. `sourceType` null adds nothing. The picture is upright afterwards.
 */
export function exportXmp(source: string | null, sourceType: string | null): string | null {
  const usable = source !== null && source.length <= MOST_CHARACTERS && understood(source);
  const kept = usable ? upright(source) : null;
  if (sourceType === null) return kept;
  if (kept === null) return packet(description(sourceType));
  const without = withoutSourceType(kept);
  return without.replace('</rdf:RDF>', () => `${description(sourceType)}</rdf:RDF>`);
}

/** What a packet says of how its picture came to be; null when nothing. */
export function sourceTypeOf(xmp: string): string | null {
  for (const prefix of prefixesOf(xmp)) {
    const element = new RegExp(`<${prefix}:${PROPERTY}\\s*>([^<]*)<`).exec(xmp)?.[1];
    const attribute = new RegExp(`\\s${prefix}:${PROPERTY}\\s*=\\s*["']([^"']*)["']`).exec(
      xmp,
    )?.[1];
    const found = element ?? attribute;
    if (found !== undefined) return found.trim();
  }
  return null;
}

function understood(xmp: string): boolean {
  return xmp.includes('</rdf:RDF>') && prefixesOf(xmp).length <= MOST_PREFIXES;
}

/** The names under which a packet knows the schema; programs are free in them. */
function prefixesOf(xmp: string): readonly string[] {
  const found = [...xmp.matchAll(/xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)];
  return [...new Set(found.filter((one) => one[2] === IPTC_EXT).map((one) => one[1] ?? ''))];
}

function withoutSourceType(xmp: string): string {
  let text = xmp;
  for (const prefix of prefixesOf(xmp)) {
    const name = `${prefix}:${PROPERTY}`;
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

function description(sourceType: string): string {
  return `<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="${IPTC_EXT}"><Iptc4xmpExt:${PROPERTY}>${sourceType}</Iptc4xmpExt:${PROPERTY}></rdf:Description>`;
}

function packet(inside: string): string {
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">${inside}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}
