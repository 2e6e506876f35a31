/**
 * How different two colours look: CIEDE2000, and the way from sRGB to CIELAB under D65. Pure.
 * Formula: Sharma, Wu, Dalal, "The CIEDE2000 Color-Difference Formula", Color Research and
 * Application 30 (2005), whose published pairs are the test.
 */

export interface Lab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

/** Each 0–255. */
export interface Rgb {
  readonly r: number;
  readonly g: number;
  readonly b: number;
}

/** 0–255, encoded → 0–1, proportional to light (IEC 61966-2-1). */
export function linearOf(value: number): number {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** The way back, rounded to whole steps. */
export function encodedOf(light: number): number {
  const share = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.max(0, Math.min(255, Math.round(share * 255)));
}

export function labOf({ r, g, b }: Rgb): Lab {
  const red = linearOf(r);
  const green = linearOf(g);
  const blue = linearOf(b);
  // sRGB to XYZ, then relative to the white of D65.
  const x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047;
  const y = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue;
  const z = (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883;
  return { l: 116 * root(y) - 16, a: 500 * (root(x) - root(y)), b: 200 * (root(y) - root(z)) };
}

function root(value: number): number {
  return value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27 / 116) * value + 16 / 116;
}

export function hexOf({ r, g, b }: Rgb): string {
  return `#${[r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** 0 is the same; about 1 is the least that can be seen side by side. */
export function deltaE2000(one: Lab, two: Lab): number {
  const c1 = Math.hypot(one.a, one.b);
  const c2 = Math.hypot(two.a, two.b);
  const meanC7 = ((c1 + c2) / 2) ** 7;
  const g = 0.5 * (1 - Math.sqrt(meanC7 / (meanC7 + 25 ** 7)));
  const a1 = one.a * (1 + g);
  const a2 = two.a * (1 + g);
  const chroma1 = Math.hypot(a1, one.b);
  const chroma2 = Math.hypot(a2, two.b);
  const grey = chroma1 * chroma2 === 0;
  const hue1 = hueOf(one.b, a1);
  const hue2 = hueOf(two.b, a2);

  const dL = two.l - one.l;
  const dC = chroma2 - chroma1;
  const turn = hue2 - hue1;
  const dHue = grey ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
  const dH = 2 * Math.sqrt(chroma1 * chroma2) * Math.sin(radians(dHue / 2));

  const meanL = (one.l + two.l) / 2;
  const meanC = (chroma1 + chroma2) / 2;
  const meanH = grey ? hue1 + hue2 : meanHue(hue1, hue2);
  const t =
    1 -
    0.17 * Math.cos(radians(meanH - 30)) +
    0.24 * Math.cos(radians(2 * meanH)) +
    0.32 * Math.cos(radians(3 * meanH + 6)) -
    0.2 * Math.cos(radians(4 * meanH - 63));
  const fromGrey = (meanL - 50) ** 2;
  const sL = 1 + (0.015 * fromGrey) / Math.sqrt(20 + fromGrey);
  const sC = 1 + 0.045 * meanC;
  const sH = 1 + 0.015 * meanC * t;
  const rotation = 30 * Math.exp(-(((meanH - 275) / 25) ** 2));
  const rC = 2 * Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7));
  const rT = -Math.sin(radians(2 * rotation)) * rC;
  const partC = dC / sC;
  const partH = dH / sH;
  return Math.sqrt(Math.max(0, (dL / sL) ** 2 + partC ** 2 + partH ** 2 + rT * partC * partH));
}

function meanHue(hue1: number, hue2: number): number {
  const sum = hue1 + hue2;
  if (Math.abs(hue1 - hue2) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

function hueOf(b: number, a: number): number {
  if (a === 0 && b === 0) return 0;
  const degrees = (Math.atan2(b, a) * 180) / Math.PI;
  return degrees < 0 ? degrees + 360 : degrees;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
