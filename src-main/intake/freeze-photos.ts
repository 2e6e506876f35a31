/** Freezes photos at Start: what is sent later must be what was looked at now. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { FrozenPhoto, IdentityChoice } from '../../src-shared/domain/look.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import type { VerifiedImage } from '../images/service.ts';
import { toFileError } from '../storage/files/file-errors.ts';
import { hashFile } from '../storage/files/hash-file.ts';

export interface ChosenPhoto {
  readonly path: string;
  readonly name: string;
  readonly note?: string | undefined;
}

/**
 * Hash, length and time of each photo, in the given order. What was hashed when it was looked
 * through is taken from there: so it is that very content which was found whole. Throws
 * `photo-missing`, or `photo-changed` when a file is written to while it is read.
 */
export async function freezePhotos(
  photos: readonly ChosenPhoto[],
  looked: ReadonlyMap<string, VerifiedImage>,
  signal?: AbortSignal,
): Promise<readonly FrozenPhoto[]> {
  const frozen: FrozenPhoto[] = [];
  for (const photo of photos) {
    const { sha256, bytes, modifiedMs } =
      frozenAlready(looked.get(photo.path)) ?? (await freezeFile(photo.path, photo.name, signal));
    const note = photo.note?.trim() ?? '';
    frozen.push({
      path: photo.path,
      name: photo.name,
      sha256,
      bytes,
      modifiedMs,
      ...(note === '' ? {} : { note }),
    });
  }
  return frozen;
}

/** An identity as the user names it: a code, a portrait's path, or both (the code is tried first). */
export async function freezeIdentity(
  wish: { readonly code?: string | undefined; readonly imagePath?: string | undefined },
  signal?: AbortSignal,
): Promise<IdentityChoice> {
  const { code, imagePath } = wish;
  if (imagePath === undefined) {
    if (code === undefined) throw noIdentity();
    return { code };
  }
  const name = basename(imagePath);
  const { sha256 } = await freezeFile(imagePath, name, signal);
  return { ...(code === undefined ? {} : { code }), image: { path: imagePath, name, sha256 } };
}

function frozenAlready(image: VerifiedImage | undefined) {
  if (!image?.sha256 || !image.version) return null;
  const { bytes, modifiedMs } = image.version;
  return { sha256: image.sha256, bytes, modifiedMs };
}

async function freezeFile(path: string, name: string, signal: AbortSignal | undefined) {
  const before = await statOrThrow(path, name);
  const sha256 = await hashFile(path, signal);
  const after = await statOrThrow(path, name);
  if (before.size !== after.size || before.mtimeMs !== after.mtimeMs) {
    throw refusal('photo-changed', { why: 'photo-being-written', photo: name });
  }
  return { sha256, bytes: after.size, modifiedMs: after.mtimeMs };
}

async function statOrThrow(path: string, name: string) {
  try {
    return await stat(path);
  } catch (error) {
    const failure = toFileError(error, path);
    if (failure.code !== 'folder-missing') throw failure;
    throw new StudioError(
      {
        code: 'photo-missing',
        message: `${name} is not there any more. Nothing was sent.`,
        detail: name,
        remedy: 'Put the photo back, or start again without it.',
      },
      { cause: error },
    );
  }
}

function noIdentity(): StudioError {
  return new StudioError({
    code: 'usage',
    message: 'No model identity was chosen. Nothing was sent.',
    remedy: 'Choose an identity, or give --identity-code or --identity-image.',
  });
}
