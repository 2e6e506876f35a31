/** A number with what it counts, in the words of reports. Pure; knows only regular plurals. */

/** `1 SKU`, `12 SKUs`. */
export function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
