/** Local date and time as they appear in file names. */

/** `20261123_021500`, local time: the form of PiktID's summary files. */
export function fileStamp(ms: number): string {
  const at = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${date}_${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}
