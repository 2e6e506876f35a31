/** Credentials as one sealed text and back. Nothing of them is written anywhere unsealed. */
import { z } from 'zod';
import type { Credentials } from '../piktid/session.ts';
import type { SecretBox } from '../storage/credentials.ts';

const Sealed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('password'), username: z.string(), password: z.string() }),
  z.object({ kind: z.literal('token'), token: z.string() }),
]);

/** Null where this computer protects nothing. */
export function writeSecret(secrets: SecretBox, credentials: Credentials): Promise<string | null> {
  return secrets.seal(JSON.stringify(credentials));
}

/** Null when the text cannot be read any more, or holds no credentials. */
export async function readSecret(
  secrets: SecretBox,
  sealed: string,
): Promise<{ readonly credentials: Credentials; readonly stale: boolean } | null> {
  const opened = await secrets.open(sealed);
  if (opened === null) return null;
  try {
    return { credentials: Sealed.parse(JSON.parse(opened.secret)), stale: opened.stale };
  } catch {
    return null;
  }
}
