/** Streams a photo and makes sure that it has exactly the bytes it had when it was chosen. */
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import { type Failure, StudioError } from '../../../src-shared/domain/errors.ts';
import { errnoOf, isMissing } from '../../runtime/errno.ts';
import type { UploadSource } from '../api.ts';
import { PhotoBody } from './photo-body.ts';

const CHUNK_BYTES = 256 * 1024;

/** @throws StudioError `photo-changed`, `photo-missing`, `file-error` out of the stream */
export function exactBytes(
  source: UploadSource,
  onBytes: (soFar: number) => void = () => {},
): Readable {
  let seen = 0;
  const count = (bytes: number): void => {
    seen += bytes;
    const fits = bytes === 0 ? seen === source.bytes : seen <= source.bytes;
    if (!fits) throw new StudioError(changed(source.name));
    if (bytes > 0) onBytes(seen);
  };
  const failed = (error: unknown): StudioError =>
    error instanceof StudioError ? error : new StudioError(failureOfFile(source.name, error));
  const { path, bytes } = source;
  return path === undefined
    ? counted(source.open(), count, failed)
    : new PhotoBody({ path, bytes, count, failed });
}

function counted(
  given: Readable,
  count: (bytes: number) => void,
  failed: (error: unknown) => StudioError,
): Readable {
  const attempt = (bytes: number, done: TransformCallback, chunk?: Buffer): void => {
    try {
      count(bytes);
    } catch (error) {
      done(failed(error));
      return;
    }
    done(null, chunk);
  };
  const through = new Transform({
    highWaterMark: CHUNK_BYTES,
    transform: (chunk: Buffer, _encoding, done) =>
      chunk.length === 0 ? done() : attempt(chunk.length, done, chunk),
    flush: (done) => attempt(0, done),
  });
  given.once('error', (error) => through.destroy(failed(error)));
  through.once('close', () => given.destroy());
  return given.pipe(through);
}

function changed(name: string): Failure {
  return {
    code: 'photo-changed',
    message: 'The photo changed on disk while it was being uploaded. No job was sent.',
    detail: name,
    remedy: 'Let the other program finish, then start this SKU again.',
  };
}

function failureOfFile(name: string, error: unknown): Failure {
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
