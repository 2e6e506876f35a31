/** Local date and time as they appear in file names. */

/** `20261123_021500`, local time: the form of PiktID's summary files. */
export function fileStamp(ms: number): string {
  const at = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  return `${date}_${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}

/** `2026-11-23T02:15:00.123000`, local time without a zone: what Python's `isoformat` writes. */
export function localIso(ms: number): string {
  const at = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  const millis = at.getMilliseconds();
  return `${date}T${time}${millis === 0 ? '' : `.${String(millis).padStart(3, '0')}000`}`;
}
