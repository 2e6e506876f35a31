import { describe, expect, it } from 'vitest';
import { UNJUDGED } from '../../../src-shared/domain/review/judgement.ts';
import { changeOf, newXmp, readXmp, updateXmp, wordOf } from './xmp.ts';

/** As Adobe's programs write it: attributes, other namespaces, nested lists. */
const ADOBE = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 7.0">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
   xmp:Rating="2"
   xmp:Label="Select"
   crs:Exposure2012="+0.35">
   <dc:subject>
    <rdf:Bag>
     <rdf:li>linen &amp; silk</rdf:li>
    </rdf:Bag>
   </dc:subject>
   <!-- <xmp:Rating>5</xmp:Rating> -->
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;

/** As darktable and exiv2 may write it: elements, another prefix. */
const ELEMENTS = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:xap='http://ns.adobe.com/xap/1.0/'>
 <xap:Rating>4</xap:Rating><xap:Label/></rdf:Description></rdf:RDF></x:xmpmeta>`;

/** As darktable 4.2 writes it: colours as a list of numbers, no `xmp:Label`. */
const DARKTABLE = `<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:darktable="http://darktable.sf.net/"
   xmp:Rating="2"
   darktable:xmp_version="5">
   <darktable:colorlabels>
    <rdf:Seq>
     <rdf:li>3</rdf:li>
    </rdf:Seq>
   </darktable:colorlabels>
   <darktable:history>
    <rdf:Seq>
     <rdf:li darktable:num="0">1</rdf:li>
    </rdf:Seq>
   </darktable:history>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>`;

describe('[REVIEW-05] ratings in XMP', () => {
  it('writes what it reads', () => {
    for (const word of [
      { rating: 0, label: null },
      { rating: 5, label: 'Red' },
      { rating: -1, label: 'Purple' },
    ]) {
      expect(readXmp(newXmp(word))).toEqual(word);
    }
  });

  it('reads attributes and elements, whatever the prefix', () => {
    expect(readXmp(ADOBE)).toEqual({ rating: 2, label: 'Select' });
    expect(readXmp(ELEMENTS)).toEqual({ rating: 4, label: null });
  });

  it('changes two values of a file of another program and leaves the rest as it is', () => {
    const changed = updateXmp(ADOBE, { rating: -1, label: null });
    expect(changed).toBe(ADOBE.replace('xmp:Rating="2"', 'xmp:Rating="-1"'));
    const labelled = updateXmp(ADOBE, { rating: 2, label: 'Green' });
    expect(labelled).toBe(ADOBE.replace('"Select"', '"Green"'));
    const elements = updateXmp(ELEMENTS, { rating: 1, label: 'Blue' });
    expect(elements).toBe(
      ELEMENTS.replace('>4<', '>1<').replace('<xap:Label/>', '<xap:Label>Blue</xap:Label>'),
    );
    expect(readXmp(updateXmp(elements ?? '', { rating: 0, label: null }) ?? '')).toEqual({
      rating: 0,
      label: null,
    });
  });

  it('reads the colour that darktable keeps as a number, and keeps the two together', () => {
    expect(readXmp(DARKTABLE)).toEqual({ rating: 2, label: 'Blue' });
    const red = updateXmp(DARKTABLE, { rating: 2, label: 'Red' }) ?? '';
    expect(red).toContain('<rdf:li>0</rdf:li>');
    expect(red).toContain('xmp:Label="Red"');
    expect(red).toContain('<rdf:li darktable:num="0">1</rdf:li>');
    const none = updateXmp(red, { rating: 2, label: null }) ?? '';
    expect(readXmp(none)).toEqual({ rating: 2, label: null });
    expect(none).not.toContain('<rdf:li>0</rdf:li>');
    // Several colours at once are darktable's own affair.
    const two = DARKTABLE.replace('<rdf:li>3</rdf:li>', '<rdf:li>3</rdf:li><rdf:li>1</rdf:li>');
    expect(readXmp(two)).toEqual({ rating: 2, label: null });
    expect(updateXmp(two, { rating: 3, label: null })).toBe(two.replace('"2"', '"3"'));
  });

  it('adds what is missing, under a name that is free', () => {
    const bare = ELEMENTS.replace('<xap:Rating>4</xap:Rating><xap:Label/>', '').replace(
      "xmlns:xap='http://ns.adobe.com/xap/1.0/'",
      'xmlns:xmp="urn:somebody:else"',
    );
    const added = updateXmp(bare, { rating: 3, label: 'Yellow' });
    expect(added).toContain('xap:Rating="3"');
    expect(readXmp(added ?? '')).toEqual({ rating: 3, label: 'Yellow' });
    const single = newXmp({ rating: 1, label: null });
    expect(readXmp(updateXmp(single, { rating: 1, label: 'Red' }) ?? '')).toEqual({
      rating: 1,
      label: 'Red',
    });
  });

  it('leaves alone what it does not understand', () => {
    for (const text of [
      'no markup at all',
      '<a><b></a>',
      ADOBE.slice(0, 500),
      '<!DOCTYPE a [<!ENTITY x "y">]><a/>',
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>',
      `${ADOBE}<`,
    ]) {
      expect(readXmp(text), text).toBeUndefined();
      expect(updateXmp(text, { rating: 1, label: null }), text).toBeUndefined();
    }
  });

  it('turns decisions into ratings and back', () => {
    const reject = { ...UNJUDGED, verdict: 'reject' as const, stars: 4 };
    expect(wordOf(reject)).toEqual({ rating: -1, label: null });
    expect(wordOf({ ...UNJUDGED, verdict: 'pick', stars: 4, label: 'red' })).toEqual({
      rating: 4,
      label: 'Red',
    });
    expect(changeOf({ rating: 2, label: null }, reject)).toEqual({
      verdict: null,
      stars: 2,
      label: null,
    });
    expect(changeOf({ rating: -1, label: 'red' }, UNJUDGED)).toEqual({
      verdict: 'reject',
      label: 'red',
    });
    const picked = { ...UNJUDGED, verdict: 'pick' as const };
    expect(changeOf({ rating: 3, label: 'Select' }, picked)).toEqual({ stars: 3 });
  });

  it('takes no hour, and no memory, for a file that was made to cost them', () => {
    const inside = (text: string) =>
      `<x:xmpmeta xmlns:x="adobe:ns:meta/">${text}${newXmp({ rating: 3, label: null })
        .replace(/<\?[^>]*\?>/g, '')
        .trim()}</x:xmpmeta>`;
    expect(readXmp(inside('<a/>'))).toEqual({ rating: 3, label: null });
    const spaces = Array.from({ length: 100_000 }, (_, at) => ` xmlns:n${at}="u"`).join('');
    const started = performance.now();
    for (const hostile of [
      `<r${spaces}>${'<a/>'.repeat(400_000)}</r>`,
      inside('<a xmlns:b="u"/>'.repeat(200_000)),
      inside('<a/>'.repeat(900_000)),
      inside('<a>'.repeat(900_000)),
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${inside('&b;')}`,
      `<a${' '.repeat(4_000_000)}`,
      `<a b="${'x'.repeat(4_000_000)}`,
      `<!--${'-'.repeat(4_000_000)}`,
    ]) {
      expect(readXmp(hostile)).toBeUndefined();
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
