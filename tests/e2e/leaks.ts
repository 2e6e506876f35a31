/** Looks for secrets where they must not be: in every file, and in what other programs can see. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every way a secret could be written down. */
export function spellings(secret: string): readonly Buffer[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  const forms = [secret, encodeURIComponent(secret), base64, Buffer.from(secret).toString('hex')];
  return [...forms.map((form) => Buffer.from(form)), Buffer.from(secret, 'utf16le')];
}

/** Files below `dir` that hold one of the secrets, in any spelling. */
export function filesWith(dir: string, secrets: readonly string[]): string[] {
  const wanted = secrets.flatMap(spellings);
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const content = readFileSync(path);
      return wanted.some((form) => content.includes(form));
    });
}

/** Process ids whose command line or environment holds one of the secrets. Linux only. */
export function processesWith(secrets: readonly string[]): string[] {
  const wanted = secrets.flatMap(spellings);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .filter((pid) =>
      ['cmdline', 'environ'].some((file) => {
        const content = readOrNothing(`/proc/${pid}/${file}`);
        return wanted.some((form) => content.includes(form));
      }),
    );
}

/** A process may end while it is looked at. */
function readOrNothing(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
