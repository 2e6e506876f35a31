/**
 * Remembers which account a name or token turned out to be: it stays that one when the server does
 * not say it again, and `--dry-run` can tell what is done already without asking. Holds hashes and
 * account names, never a secret.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AccountKey } from '../../src-shared/domain/ids.ts';
import { isMissing } from '../runtime/errno.ts';
import { jsonOf } from '../runtime/json-text.ts';
import { writeFileAtomic } from '../storage/files/write-atomic.ts';

const Known = z.object({
  v: z.literal(1),
  /** Hash of base URL and name → account. */
  accounts: z.record(z.string(), AccountKey),
  /** Base URL → the account used last. */
  last: z.record(z.string(), AccountKey),
});
type Known = z.infer<typeof Known>;

const NOTHING: Known = { v: 1, accounts: {}, last: {} };

/** The account this name had last time; without a name the one used last with this server. */
export function rememberedAccount(
  path: string,
  baseUrl: string,
  name: string | null,
): AccountKey | undefined {
  const known = read(path) ?? NOTHING;
  return name === null ? known.last[baseUrl] : known.accounts[hash(baseUrl, name)];
}

export async function rememberAccount(
  path: string,
  baseUrl: string,
  name: string,
  account: AccountKey,
): Promise<void> {
  const known = read(path);
  // It may hold more than can be seen now: nothing is written over it.
  if (known === null) return;
  const key = hash(baseUrl, name);
  if (known.accounts[key] === account && known.last[baseUrl] === account) return;
  const next: Known = {
    v: 1,
    accounts: { ...known.accounts, [key]: account },
    last: { ...known.last, [baseUrl]: account },
  };
  mkdirSync(dirname(path), { recursive: true });
  await writeFileAtomic(path, `${JSON.stringify(next, null, 2)}\n`);
}

/** Null when it is there and cannot be read. A damaged one is no more than none: the server is asked. */
function read(path: string): Known | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return isMissing(error) ? NOTHING : null;
  }
  const parsed = Known.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : NOTHING;
}

function hash(baseUrl: string, name: string): string {
  return createHash('sha256')
    .update(JSON.stringify([baseUrl, name.toLowerCase()]))
    .digest('hex');
}
