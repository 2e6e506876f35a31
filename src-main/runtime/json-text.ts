/** The value of a JSON text, as files have it: with or without a byte order mark. */

/** Undefined for what is no JSON: no JSON text has that value, and no schema of an object takes it. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
