/** The places of a row of equal things, from 1: what is drawn for a number. */
export function slots(count: number): readonly number[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => index + 1);
}
