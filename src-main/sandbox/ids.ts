/** Identifiers as the service makes them: a prefix and random hex. */
import { randomBytes } from 'node:crypto';

export function shortId(prefix: string): string {
  return `${prefix}_${randomBytes(9).toString('hex')}`;
}
