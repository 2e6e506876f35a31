/**
 * Ids that go back to the server in a body. Everywhere else an id is text; a server that counts its
 * projects and files by numbers may take nothing else back, so that what came as a number is marked
 * and leaves as one. Pure.
 */
import { z } from 'zod';

/** An id as it came: text stays as it is, the number 7 becomes `#7`, the text `#7` becomes `##7`. */
export const WireId = z.union([
  z
    .string()
    .trim()
    .min(1)
    .max(512)
    .transform((text) => (text.startsWith('#') ? `#${text}` : text)),
  z
    .number()
    .int()
    .transform((number) => `#${number}`),
]);

/** As it stands in a JSON body. */
export function idInBody(id: string): string | number {
  return /^#-?\d+$/.test(id) ? Number(id.slice(1)) : plainId(id);
}

/** As it stands in an address, and as it is compared: a list may write as text what was a number. */
export function plainId(id: string): string {
  return id.startsWith('#') ? id.slice(1) : id;
}
