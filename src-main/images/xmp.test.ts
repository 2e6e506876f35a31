import { describe, expect, it } from 'vitest';
import { exportXmp, sourceTypeOf, TRAINED_MODEL } from './xmp.ts';

const IPTC = 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/';
const packet = (inside: string) => `<rdf:RDF>${inside}</rdf:RDF>`;

describe('[SEC-10] metadata of a picture that were made to cost hours', () => {
  it('are replaced, and say how the picture was made all the same', () => {
    const started = performance.now();
    const prefixes = Array.from({ length: 5_000 }, (_, at) => ` xmlns:p${at}="${IPTC}"`).join('');
    const tags = `<a xmlns:p="${IPTC}"/>${'<p:DigitalSourceType '.repeat(500_000)}`;
    for (const hostile of [packet(`<a${prefixes}/>`), packet(tags)]) {
      const written = exportXmp(hostile, TRAINED_MODEL) ?? '';
      expect(sourceTypeOf(written)).toBe(TRAINED_MODEL);
      expect(written.length).toBeLessThan(2_000);
    }
    expect(exportXmp(packet('<dc:title/>'), TRAINED_MODEL)).toContain('<dc:title/>');
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
