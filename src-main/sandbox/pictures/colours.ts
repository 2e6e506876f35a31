/** Small colour arithmetic on `#rrggbb`. */
export function shade(hex: string, amount: number): string {
  const target = amount < 0 ? 0 : 255;
  const mixed = channels(hex).map((value) =>
    Math.round(value + (target - value) * Math.abs(amount)),
  );
  return toHex(mixed);
}

export function toHex(rgb: readonly number[]): string {
  return `#${rgb.map((value) => Math.max(0, Math.min(255, value)).toString(16).padStart(2, '0')).join('')}`;
}

/** 0 (black) to 1 (white). */
export function lightness(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex);
  return (0.3 * r + 0.59 * g + 0.11 * b) / 255;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
