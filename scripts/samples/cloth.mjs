/** Drawing cloth: symmetric outlines, fabric filters, weaves, shadows, the paper beneath. */

/**
 * A closed path symmetric about x = 800, from its right half: a list of points going from the
 * top centre to the bottom centre, each `[x, y]` (line) or `[x1, y1, x2, y2, x, y]` (curve),
 * x being the distance from the centre.
 */
export function symmetric(half) {
  const at = (step) => step.slice(-2);
  const right = half.map((step, index) => command(index === 0 ? 'M' : undefined, step, 1));
  const left = [];
  for (let index = half.length - 1; index > 0; index -= 1) {
    const step = half[index];
    const [x, y] = at(half[index - 1]);
    if (step.length === 2) left.push(command(undefined, [x, y], -1));
    else left.push(command(undefined, [step[2], step[3], step[0], step[1], x, y], -1));
  }
  return `${right.join('')}${left.join('')}Z`;
}

/** The same open or closed half on the right (`side` 1) or left (-1). */
export function halfPath(steps, side, closed = true) {
  const body = steps
    .map((step, index) => command(index === 0 ? 'M' : undefined, step, side))
    .join('');
  return closed ? `${body}Z` : body;
}

function command(letter, step, side) {
  const points = [];
  for (let index = 0; index < step.length; index += 2) {
    points.push(`${800 + side * step[index]} ${step[index + 1]}`);
  }
  return `${letter ?? (step.length === 2 ? 'L' : 'C')}${points.join(' ')}`;
}

/** A piece of cloth: fill, weave, folds; `edge` is the colour of its outline. */
export function piece(
  path,
  { fill, weave = 'none', edge = '#00000040', width = 2.5, filter = 'cloth' },
) {
  const woven = weave === 'none' ? '' : `<path d="${path}" fill="url(#${weave})"/>`;
  return `<g filter="url(#${filter})"><path d="${path}" fill="${fill}"/>${woven}</g>
    <path d="${path}" fill="none" stroke="${edge}" stroke-width="${width}" stroke-linejoin="round"/>`;
}

/** A seam: a fine dark line with stitches beside it. */
export function seam(path, { stitch = '#ffffff55', dark = '#00000038', shift = [0, 0] } = {}) {
  return `<path d="${path}" fill="none" stroke="${dark}" stroke-width="2.6" stroke-linecap="round"/>
    <path d="${path}" transform="translate(${shift[0]} ${shift[1]})" fill="none" stroke="${stitch}"
      stroke-width="2.2" stroke-dasharray="9 5" stroke-linecap="butt"/>`;
}

/** A soft dark stroke: a crease, or the shade beneath an edge. */
export function crease(path, { width = 16, colour = '#000', opacity = 0.16 } = {}) {
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" opacity="${opacity}"
    stroke-linecap="round" filter="url(#soft)"/>`;
}

export function button(x, y, { r = 15, fill = '#3a2d23', holes = '#00000066' } = {}) {
  const hole = (dx, dy) =>
    `<circle cx="${x + dx}" cy="${y + dy}" r="${r * 0.13}" fill="${holes}"/>`;
  const d = r * 0.26;
  return `<circle cx="${x + 2}" cy="${y + 4}" r="${r}" fill="#000" opacity=".28" filter="url(#tight)"/>
    <circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>
    <circle cx="${x}" cy="${y}" r="${r * 0.78}" fill="none" stroke="#ffffff40" stroke-width="1.6"/>
    ${hole(-d, -d)}${hole(d, -d)}${hole(-d, d)}${hole(d, d)}`;
}

/** Ribbing: fine upright lines within a path. */
export function ribs(path, id, { dark = '#00000030', light = '#ffffff1c' } = {}) {
  return `<pattern id="${id}" width="13" height="20" patternUnits="userSpaceOnUse">
      <rect width="4" height="20" fill="${dark}"/><rect x="7" width="3" height="20" fill="${light}"/>
    </pattern><path d="${path}" fill="url(#${id})"/>`;
}

const weaves = `
  <pattern id="twill" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(32)">
    <rect width="8" height="2.6" fill="#00000020"/><rect y="4" width="8" height="1.6" fill="#ffffff12"/></pattern>
  <pattern id="denim" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(58)">
    <rect width="6" height="2.6" fill="#ffffff1f"/><rect y="3" width="6" height="1.4" fill="#0000001c"/></pattern>
  <pattern id="herringbone" width="44" height="20" patternUnits="userSpaceOnUse">
    <path d="M0 0L22 20M0 -10L22 10M0 10L22 30M44 0L22 20M44 -10L22 10M44 10L22 30" stroke="#ffffff30" stroke-width="3.4"/>
    <path d="M0 5L22 25M0 -5L22 15M44 5L22 25M44 -5L22 15" stroke="#00000026" stroke-width="2"/></pattern>
  <pattern id="knit" width="26" height="22" patternUnits="userSpaceOnUse">
    <path d="M2 2C6 4 11 10 12.4 19M24 2C20 4 15 10 13.6 19" fill="none" stroke="#00000030" stroke-width="4.6"/>
    <path d="M4 1C8 4 11 8 12 15M22 1C18 4 15 8 14 15" fill="none" stroke="#ffffff26" stroke-width="2.4"/></pattern>
  <pattern id="stripe" width="34" height="34" patternUnits="userSpaceOnUse">
    <rect width="7" height="34" fill="#5a7da633"/><rect x="17" width="3" height="34" fill="#5a7da620"/></pattern>
  <pattern id="jersey" width="6" height="6" patternUnits="userSpaceOnUse">
    <path d="M1.5 0V6M4.5 0V6" stroke="#0000000f" stroke-width="1.2"/></pattern>
  <pattern id="linen" width="10" height="10" patternUnits="userSpaceOnUse">
    <path d="M0 2H10M0 7H10" stroke="#0000000f" stroke-width="1.6"/><path d="M3 0V10M8 0V10" stroke="#ffffff20" stroke-width="1.4"/></pattern>`;

const grey = (gain, offset) => `0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  ${gain} 0 0 0 ${offset}`;

function filters(seed) {
  const cloth = (id, fold, folds, light) => `
  <filter id="${id}" x="-2%" y="-2%" width="104%" height="104%" color-interpolation-filters="sRGB">
    <feTurbulence type="fractalNoise" baseFrequency="${folds}" numOctaves="3" seed="${seed}" result="hills"/>
    <feDiffuseLighting in="hills" surfaceScale="${fold}" diffuseConstant="1.22" lighting-color="#fff" result="lit">
      <feDistantLight azimuth="232" elevation="${light}"/></feDiffuseLighting>
    <feTurbulence type="fractalNoise" baseFrequency="0.55 0.7" numOctaves="2" seed="${seed + 3}"/>
    <feColorMatrix values="${grey(0.5, -0.14)}" result="grain"/>
    <feBlend in="SourceGraphic" in2="lit" mode="multiply" result="shaded"/>
    <feMerge result="all"><feMergeNode in="shaded"/><feMergeNode in="grain"/></feMerge>
    <feComposite in="all" in2="SourceAlpha" operator="in"/>
  </filter>`;
  return `${cloth('cloth', 30, '0.0032 0.0016', 56)}${cloth('drape', 46, '0.0062 0.0009', 56)}
  ${cloth('flat', 12, '0.004 0.003', 56)}
  <filter id="soft" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="9"/></filter>
  <filter id="tight" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="3"/></filter>
  <filter id="far" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="26"/></filter>
  <filter id="paper" x="0" y="0" width="1" height="1" color-interpolation-filters="sRGB">
    <feTurbulence type="fractalNoise" baseFrequency="0.4" numOctaves="3" seed="${seed}"/>
    <feColorMatrix values="${grey(0.16, -0.05)}"/></filter>`;
}

/** A whole photo: paper, shadow of the outlines, the garment; `view` crops for details. */
export function flatLay({
  seed,
  outlines,
  garment,
  view = [0, 0, 1600, 2000],
  turn = 0,
  size = 1,
  middle = 1000,
}) {
  const shade = outlines.map((path) => `<path d="${path}"/>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="2000" viewBox="${view.join(' ')}">
  <defs>${weaves}${filters(seed)}
    <radialGradient id="light" cx=".36" cy=".26" r=".95"><stop offset="0" stop-color="#f8f6f2"/>
      <stop offset=".6" stop-color="#f1eee8"/><stop offset="1" stop-color="#e3dfd7"/></radialGradient></defs>
  <rect width="1600" height="2000" fill="url(#light)"/>
  <rect width="1600" height="2000" filter="url(#paper)"/>
  <g transform="translate(800 1000) rotate(${turn}) scale(${size}) translate(-800 ${-middle})">
    <g transform="translate(16 26)" opacity=".2" filter="url(#far)" fill="#3b3026">${shade}</g>
    <g transform="translate(5 8)" opacity=".3" filter="url(#soft)" fill="#2b231c">${shade}</g>
    ${garment}
  </g></svg>`;
}
