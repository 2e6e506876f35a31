/** Step: are the photos still the ones that were chosen at Start? Reads files, sends nothing. */
import { stat } from 'node:fs/promises';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { FrozenPhoto } from '../../src-shared/domain/look.ts';
import { hashFile } from '../storage/files/hash-file.ts';

/** Throws `photo-missing` or `photo-changed`, naming the file. */
export async function checkPhotos(
  photos: readonly FrozenPhoto[],
  signal: AbortSignal,
): Promise<void> {
  for (const photo of photos) {
    signal.throwIfAborted();
    await checkPresent(photo);
    if ((await hashFile(photo.path, signal)) !== photo.sha256) throw changed(photo);
  }
}

/** Cheap second look after an upload: a file that was replaced meanwhile went up half old, half new. */
export async function checkUntouched(photo: FrozenPhoto): Promise<void> {
  const facts = await checkPresent(photo);
  if (facts.size !== photo.bytes) throw changed(photo);
}

async function checkPresent(photo: FrozenPhoto): Promise<{ readonly size: number }> {
  try {
    return await stat(photo.path);
  } catch (error) {
    throw new StudioError(
      {
        code: 'photo-missing',
        message: `The photo ${photo.name} is not there any more. Nothing was sent for this SKU.`,
        about: photo.name,
        detail: photo.name,
        remedy: 'Put it back, or start the SKU again without it.',
      },
      { cause: error },
    );
  }
}

function changed(photo: FrozenPhoto): StudioError {
  return new StudioError({
    code: 'photo-changed',
    message: `The photo ${photo.name} was changed after Start. Nothing was sent for this SKU.`,
    about: photo.name,
    detail: photo.name,
    remedy: 'Start the SKU again to use the photo as it is now.',
  });
}
