/** Garments from the waist down: trousers and skirt. */
import { button, crease, halfPath, piece, seam, symmetric } from './cloth.mjs';

const both = (draw) => [-1, 1].map(draw).join('');

export function trousers(back) {
  const paint = { fill: '#3f5573', weave: 'denim', edge: '#12203466' };
  const stitch = '#d6a55ccc';
  const outline = symmetric([
    [0, 262],
    [210, 250],
    [236, 420, 292, 700, 302, 1000],
    [308, 1300, 300, 1560, 292, 1792],
    [96, 1806],
    [88, 1500, 60, 1100, 6, 800],
    [0, 790],
  ]);
  const band = symmetric([
    [0, 250],
    [208, 240],
    [216, 312],
    [100, 324, 50, 326, 0, 326],
  ]);
  const loop = (x) =>
    piece(`M${x - 12} 240H${x + 12}V338H${x - 12}Z`, { ...paint, filter: 'flat' });
  const sides = both(
    (side) =>
      crease(
        halfPath(
          [
            [150, 820],
            [170, 1200, 180, 1500, 190, 1780],
          ],
          side,
          false,
        ),
        { width: 26, opacity: 0.12 },
      ) +
      seam(
        halfPath(
          [
            [208, 330],
            [236, 470, 282, 720, 292, 1000],
            [298, 1300, 290, 1560, 282, 1786],
          ],
          side,
          false,
        ),
        { stitch: '#0000' },
      ) +
      seam(
        halfPath(
          [
            [104, 1770],
            [288, 1756],
          ],
          side,
          false,
        ),
        { stitch, dark: '#0000' },
      ) +
      crease(
        halfPath(
          [
            [20, 830],
            [80, 900, 120, 960, 150, 1040],
          ],
          side,
          false,
        ),
        { width: 14, opacity: 0.16 },
      ),
  );
  const rise = seam('M800 326C802 480 800 640 800 792', { stitch, shift: [8, 0] });
  const pocket = (side) =>
    seam(
      halfPath(
        [
          [76, 326],
          [90, 420, 150, 470, 236, 480],
        ],
        side,
        false,
      ),
      { stitch, shift: [0, 8] },
    );
  const fly = `${seam('M842 330C844 520 838 590 802 640', { stitch })}${button(800, 288, { r: 19, fill: '#a5744a' })}`;
  const patch = (side) => {
    const path = halfPath(
      [
        [52, 452],
        [196, 436],
        [206, 590],
        [134, 650],
        [66, 604],
      ],
      side,
    );
    return `${piece(path, { ...paint, filter: 'flat' })}${seam(path, { stitch, dark: '#0000' })}${seam(
      halfPath(
        [
          [56, 480],
          [198, 464],
        ],
        side,
        false,
      ),
      { stitch, dark: '#0000' },
    )}`;
  };
  const yoke = both((side) =>
    seam(
      halfPath(
        [
          [0, 420],
          [80, 404, 160, 380, 224, 352],
        ],
        side,
        false,
      ),
      { stitch, shift: [0, 8] },
    ),
  );
  const label =
    '<rect x="872" y="256" width="96" height="58" rx="3" fill="#b58a5a"/><rect x="878" y="262" width="84" height="46" rx="2" fill="none" stroke="#6b4a26" stroke-dasharray="6 4"/>';
  return {
    outlines: [outline, band],
    garment: `${piece(outline, paint)}${sides}${rise}${back ? yoke + both(patch) : both(pocket) + fly}
      ${piece(band, { ...paint, filter: 'flat' })}${seam('M594 306C700 320 900 320 1006 306', { stitch, dark: '#0000' })}
      ${[640, 720, 880, 960].map(loop).join('')}${back ? label : ''}`,
  };
}

export function skirt(back) {
  const paint = { fill: '#31584f', weave: 'twill', edge: '#0e211d66', filter: 'drape' };
  const outline = symmetric([
    [0, 420],
    [216, 408],
    [290, 640, 430, 1200, 500, 1590],
    [350, 1660, 160, 1684, 0, 1684],
  ]);
  const band = symmetric([
    [0, 410],
    [214, 398],
    [220, 482],
    [120, 496, 60, 498, 0, 498],
  ]);
  const pleats = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5].map((step) => {
    const path = `M${800 + step * 39} 500C${800 + step * 52} 800 ${800 + step * 74} 1250 ${800 + step * 92} ${1676 - step * step * 3}`;
    return `${crease(path, { width: 18, opacity: 0.3 })}<path d="${path}" transform="translate(7 0)" fill="none" stroke="#fff" stroke-opacity=".13" stroke-width="7"/><path d="${path}" fill="none" stroke="#0a1a17" stroke-opacity=".5" stroke-width="2.4"/>`;
  });
  const closing = back
    ? `<path d="M800 408V720" stroke="#0a1a17" stroke-width="4" opacity=".6"/><rect x="794" y="430" width="12" height="28" rx="3" fill="#b9b4a4"/>`
    : `${button(748, 448, { r: 17, fill: '#c9a25e' })}${button(852, 448, { r: 17, fill: '#c9a25e' })}`;
  return {
    outlines: [outline, band],
    garment: `${piece(outline, paint)}${pleats.join('')}${piece(band, { ...paint, filter: 'flat' })}${seam('M586 474C700 490 900 490 1014 474', { stitch: '#ffffff30', dark: '#0000' })}${closing}`,
  };
}
