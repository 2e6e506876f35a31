/** Streams a photo and makes sure that it has exactly the bytes it had when it was chosen. */
import { Transform } from 'node:stream';
import { type Failure, StudioError } from '../../../src-shared/domain/errors.ts';
import { errnoOf, isMissing } from '../../runtime/errno.ts';
import type { UploadSource } from '../api.ts';

/**
 * Photos pass in pieces of 256 KB: the usual 64 KB cost speed, and with ten large photos at once
 * pieces of 1 MB cost half as much memory again (`npm run bench -- memory transfer`).
 */
export const CHUNK_BYTES = 256 * 1024;

/** @throws StudioError `photo-changed`, `photo-missing`, `file-error` out of the stream */
export function exactBytes(
  source: UploadSource,
  onBytes: (soFar: number) => void = () => {},
): Transform {
  let seen = 0;
  const counted = new Transform({
    highWaterMark: CHUNK_BYTES,
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > source.bytes) {
        done(new StudioError(changed(source.name)));
        return;
      }
      onBytes(seen);
      done(null, chunk);
    },
    flush(done) {
      done(seen === source.bytes ? null : new StudioError(changed(source.name)));
    },
  });
  const file = source.open();
  file.once('error', (error) =>
    counted.destroy(new StudioError(failureOfFile(source.name, error))),
  );
  counted.once('close', () => file.destroy());
  return file.pipe(counted);
}

function changed(name: string): Failure {
  return {
    code: 'photo-changed',
    message: 'The photo changed on disk while it was being uploaded. No job was sent.',
    detail: name,
    remedy: 'Let the other program finish, then start this SKU again.',
  };
}

function failureOfFile(name: string, error: Error): Failure {
  if (isMissing(error)) {
    return {
      code: 'photo-missing',
      message: 'The photo is not there any more. No job was sent.',
      detail: name,
      remedy: 'Put it back, or remove it from the SKU, and start again.',
    };
  }
  return {
    code: 'file-error',
    message: 'The photo could not be read from disk. No job was sent.',
    detail: `${name} (${errnoOf(error) || 'unknown'})`,
    remedy: 'Check the disk and the rights to the file, then start again.',
  };
}
