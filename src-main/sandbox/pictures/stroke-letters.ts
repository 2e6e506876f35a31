/**
 * A small single-stroke alphabet, so that labels need no font: pictures come out the same on
 * every machine and under sharp's WebAssembly build, which has none.
 * Each letter stands on a grid 4 wide and 6 high; strokes are runs of points "x,y".
 */
const letters: Readonly<Record<string, string>> = {
  A: '0,6 0,2 2,0 4,2 4,6|0,4 4,4',
  B: '0,0 0,6 3,6 4,5 4,4 3,3 0,3|0,0 3,0 4,1 4,2 3,3',
  C: '4,1 3,0 1,0 0,1 0,5 1,6 3,6 4,5',
  D: '0,0 0,6 2.5,6 4,4.5 4,1.5 2.5,0 0,0',
  E: '4,0 0,0 0,6 4,6|0,3 3,3',
  F: '4,0 0,0 0,6|0,3 3,3',
  G: '4,1 3,0 1,0 0,1 0,5 1,6 3,6 4,5 4,3 2.4,3',
  H: '0,0 0,6|4,0 4,6|0,3 4,3',
  I: '2,0 2,6|1,0 3,0|1,6 3,6',
  J: '4,0 4,5 3,6 1,6 0,5',
  K: '0,0 0,6|4,0 0,3.4|1.4,2.4 4,6',
  L: '0,0 0,6 4,6',
  M: '0,6 0,0 2,2.6 4,0 4,6',
  N: '0,6 0,0 4,6 4,0',
  O: '1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0',
  P: '0,6 0,0 3,0 4,1 4,2.3 3,3.3 0,3.3',
  Q: '1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0|2.6,4.6 4.2,6.4',
  R: '0,6 0,0 3,0 4,1 4,2.2 3,3.2 0,3.2|2,3.2 4,6',
  S: '4,1 3,0 1,0 0,1 0,2 1,3 3,3 4,4 4,5 3,6 1,6 0,5',
  T: '0,0 4,0|2,0 2,6',
  U: '0,0 0,5 1,6 3,6 4,5 4,0',
  V: '0,0 2,6 4,0',
  W: '0,0 0.8,6 2,2.6 3.2,6 4,0',
  X: '0,0 4,6|4,0 0,6',
  Y: '0,0 2,3 4,0|2,3 2,6',
  Z: '0,0 4,0 0,6 4,6',
  '0': '1,0 3,0 4,1 4,5 3,6 1,6 0,5 0,1 1,0|1.2,4.4 2.8,1.6',
  '1': '0.8,1.2 2,0 2,6|0.8,6 3.2,6',
  '2': '0,1 1,0 3,0 4,1 4,2.2 0,6 4,6',
  '3': '0,0 4,0 2,2.4 3,2.4 4,3.4 4,5 3,6 1,6 0,5',
  '4': '3,6 3,0 0,4 4,4',
  '5': '4,0 0.4,0 0,2.6 3,2.6 4,3.6 4,5 3,6 1,6 0,5',
  '6': '3.6,0 1.6,0 0,2 0,5 1,6 3,6 4,5 4,3.8 3,2.8 1,2.8 0,3.8',
  '7': '0,0 4,0 1.4,6',
  '8': '1,3 0,2 0,1 1,0 3,0 4,1 4,2 3,3 1,3 0,4 0,5 1,6 3,6 4,5 4,4 3,3',
  '9': '0.4,6 2.4,6 4,4 4,1 3,0 1,0 0,1 0,2.2 1,3.2 3,3.2 4,2.2',
  '-': '0.8,3 3.2,3',
  _: '0,6.4 4,6.4',
  '.': '1.8,5.8 2.2,6',
  ',': '2.2,5.4 1.6,6.8',
  ':': '2,1.8 2,2.1|2,4.6 2,4.9',
  '/': '0.4,6.4 3.6,-0.4',
  '#': '1.4,0.6 0.9,5.4|3.1,0.6 2.6,5.4|0.3,2.1 3.9,2.1|0.1,3.9 3.7,3.9',
  '+': '2,1.4 2,4.6|0.4,3 3.6,3',
  '(': '2.8,-0.4 1.6,1.4 1.6,4.6 2.8,6.4',
  ')': '1.2,-0.4 2.4,1.4 2.4,4.6 1.2,6.4',
  '·': '1.9,3 2.1,3',
  '?': '0,1 1,0 3,0 4,1 4,2 2,3.4 2,4.2|2,5.7 2,6',
};

const advance = 5.6;

/** Width of a text in pixels at a cap height. */
export function lettersWidth(text: string, capHeight: number): number {
  return [...text].length * advance * (capHeight / 6);
}

/**
 * SVG path data for a text whose capitals are `capHeight` pixels high, its top-left at (x, y).
 * Accents are dropped; what is not in the alphabet becomes a question mark.
 */
export function letterPath(text: string, x: number, y: number, capHeight: number): string {
  const unit = capHeight / 6;
  return [...plainText(text)]
    .map((character, index) => {
      if (character === ' ') return '';
      const strokes = letters[character] ?? letters['?'] ?? '';
      return strokes
        .split('|')
        .map((stroke) => strokePath(stroke, x + index * advance * unit, y, unit))
        .join('');
    })
    .join('');
}

function strokePath(stroke: string, x: number, y: number, unit: number): string {
  return stroke
    .split(' ')
    .map((point, index) => {
      const [px = 0, py = 0] = point.split(',').map(Number);
      return `${index === 0 ? 'M' : 'L'}${round(x + px * unit)} ${round(y + py * unit)}`;
    })
    .join('');
}

function plainText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
