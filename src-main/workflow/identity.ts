/**
 * Step: which identity code wears the garment. The code comes first, the portrait is its fallback;
 * a portrait is uploaded once, then its preprocessing is waited for.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parse } from 'node:path';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { IdentityChoice } from '../../src-shared/domain/look.ts';
import { failureWith, refusal } from '../../src-shared/text/refusal.ts';
import type { IdentityInfo, PiktidApi } from '../piktid/api.ts';
import type { Clock } from '../runtime/clock.ts';
import { hashFile } from '../storage/files/hash-file.ts';

export interface IdentityDeps {
  readonly api: PiktidApi;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly pollMs: number;
  readonly patienceMs: number;
  /** Codes of portraits uploaded before, by hash. */
  readonly knownPortrait: (sha256: string) => string | undefined;
  readonly rememberPortrait: (sha256: string, code: string) => void;
  /** Told when the code did not serve and the portrait is used instead. */
  readonly onFallback: (code: string) => void;
}

/** Throws `identity-not-found`, `identity-not-usable`, `identity-rejected`, `photo-missing`, `photo-changed`. */
export async function resolveIdentity(choice: IdentityChoice, deps: IdentityDeps): Promise<string> {
  if (choice.code !== undefined) {
    try {
      const info = await deps.api.identity(choice.code, { signal: deps.signal });
      return await waitUntilUsable(info, deps);
    } catch (error) {
      if (!choice.image || !isUnusable(error)) throw error;
      deps.onFallback(choice.code);
    }
  }
  if (!choice.image) throw notUsable(choice.code ?? '', null);
  return await portraitCode(choice.image, deps);
}

async function portraitCode(
  image: NonNullable<IdentityChoice['image']>,
  deps: IdentityDeps,
): Promise<string> {
  const known = deps.knownPortrait(image.sha256);
  if (known !== undefined) {
    try {
      return await waitUntilUsable(await deps.api.identity(known, { signal: deps.signal }), deps);
    } catch (error) {
      // It was removed from the account meanwhile: upload it again.
      if (!isUnusable(error)) throw error;
    }
  }
  const bytes = await sizeOf(image.path, image.name);
  if ((await hashFile(image.path, deps.signal)) !== image.sha256) {
    throw refusal('photo-changed', { why: 'portrait-changed', photo: image.name });
  }
  const info = await deps.api.uploadIdentity(
    { name: image.name, bytes, open: () => createReadStream(image.path) },
    parse(image.name).name,
    { signal: deps.signal },
  );
  deps.rememberPortrait(image.sha256, info.code);
  return await waitUntilUsable(info, deps);
}

/** A server that reports no preprocessing is believed to need none. */
async function waitUntilUsable(first: IdentityInfo, deps: IdentityDeps): Promise<string> {
  const { api, clock, signal } = deps;
  // Looks are counted, not moments: a wall clock that was set fails nobody.
  let waitedMs = 0;
  for (let info = first; ; ) {
    if (info.preprocessing === 'failed') throw notUsable(first.code, info.errorMessage);
    if (info.preprocessing === 'completed' || info.preprocessing === 'unknown') return first.code;
    if (waitedMs >= deps.patienceMs) {
      throw refusal('identity-not-usable', { why: 'identity-unfinished', code: first.code });
    }
    await clock.sleep(deps.pollMs, signal);
    waitedMs += deps.pollMs;
    info = await api.identityStatus(first.code, { signal });
  }
}

function isUnusable(error: unknown): boolean {
  return (
    error instanceof StudioError &&
    (error.code === 'identity-not-found' || error.code === 'identity-not-usable')
  );
}

function notUsable(code: string, detail: string | null): StudioError {
  return new StudioError({
    code: 'identity-not-usable',
    message: `The identity ${code} cannot be used. Nothing was uploaded or spent.`,
    about: code,
    ...(detail ? { detail } : {}),
    remedy: 'Choose another identity, or upload a portrait.',
  });
}

async function sizeOf(path: string, name: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw new StudioError(failureWith('photo-missing', { why: 'portrait-gone', photo: name }), {
      cause: error,
    });
  }
}
