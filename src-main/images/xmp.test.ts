import { describe, expect, it } from 'vitest';
import { exportXmp, sourceTypeOf, TRAINED_MODEL } from './xmp.ts';

const IPTC = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';
const NEWS = { sourceType: TRAINED_MODEL, rated: { rating: 4, label: 'Red' } };
const packet = (inside: string) => `<rdf:RDF>${inside}</rdf:RDF>`;

describe('[EXPORT-02] how a picture was judged', () => {
  it('takes the place of what it said before, and nothing takes the place of it', () => {
    const before = packet(
      '<rdf:Description xmlns:xap="http://ns.adobe.com/xap/1.0/" xap:Rating="1" xap:CreatorTool="x"><xap:Label>Blue</xap:Label></rdf:Description>',
    );
    const written = exportXmp(before, { sourceType: null, rated: NEWS.rated }) ?? '';
    expect(written).not.toContain('xap:Rating');
    expect(written).not.toContain('Blue');
    expect(written).toContain('xap:CreatorTool="x"');
    expect(written).toContain('<xmp:Rating>4</xmp:Rating>');
    expect(written).toContain('<xmp:Label>Red</xmp:Label>');
    const unjudged = { sourceType: null, rated: { rating: 0, label: null } };
    expect(exportXmp(before, unjudged)).toBe(before);
    expect(exportXmp(null, unjudged)).toBeNull();
  });
});

describe('[SEC-10] metadata of a picture that were made to cost hours', () => {
  it('are replaced, and say how the picture was made all the same', () => {
    const started = performance.now();
    const prefixes = Array.from({ length: 5_000 }, (_, at) => ` xmlns:p${at}="${IPTC}"`).join('');
    const tags = `<a xmlns:p="${IPTC}"/>${'<p:DigitalSourceType '.repeat(500_000)}`;
    for (const hostile of [packet(`<a${prefixes}/>`), packet(tags)]) {
      const written = exportXmp(hostile, NEWS) ?? '';
      expect(sourceTypeOf(written)).toBe(TRAINED_MODEL);
      expect(written.length).toBeLessThan(2_000);
    }
    expect(exportXmp(packet('<dc:title/>'), NEWS)).toContain('<dc:title/>');
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
