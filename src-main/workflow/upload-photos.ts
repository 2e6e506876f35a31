/**
 * Step: every photo at the server, in order. All or nothing: one that cannot be uploaded fails the
 * step, so that no job ever goes out with fewer photos or with notes on the wrong ones.
 */
import { createReadStream } from 'node:fs';
import type PQueue from 'p-queue';
import type { FrozenPhoto } from '../../src-shared/domain/look.ts';
import type { CallOptions, PiktidApi } from '../piktid/api.ts';
import { checkUntouched } from './check-photos.ts';

/** As photos pass through the client; the default of 64 KB costs speed. */
const READ_BYTES = 256 * 1024;

export interface UploadDeps {
  readonly api: PiktidApi;
  /** The pool all uploads share. */
  readonly pool: PQueue;
  /** Earlier SKUs first. */
  readonly priority: number;
  readonly signal: AbortSignal;
  /** File id of the same bytes uploaded a short while ago. */
  readonly known: (sha256: string) => string | undefined;
  readonly remember: (sha256: string, fileId: string) => void;
  readonly calls: Pick<CallOptions, 'onWait' | 'onCall'>;
  readonly onProgress: (progress: UploadState) => void;
}

export interface UploadState {
  readonly done: number;
  readonly total: number;
  readonly sentBytes: number;
  readonly totalBytes: number;
}

/** Answers the file ids in the order of the photos. Throws the first failure once all have come to rest. */
export async function uploadPhotos(
  photos: readonly FrozenPhoto[],
  deps: UploadDeps,
): Promise<readonly string[]> {
  const sent = new Array<number>(photos.length).fill(0);
  const totalBytes = photos.reduce((sum, photo) => sum + photo.bytes, 0);
  let done = 0;
  const report = (): void =>
    deps.onProgress({
      done,
      total: photos.length,
      sentBytes: sent.reduce((sum, bytes) => sum + bytes, 0),
      totalBytes,
    });
  // One failed photo fails the SKU: the others stop at once instead of using up the line.
  const failed = new AbortController();
  const signal = AbortSignal.any([deps.signal, failed.signal]);

  const one = async (photo: FrozenPhoto, index: number): Promise<string> => {
    const known = deps.known(photo.sha256);
    const fileId =
      known ??
      (await deps.pool.add(() => send(photo, (bytes) => tell(index, bytes), { ...deps, signal }), {
        priority: deps.priority,
        signal,
      }));
    sent[index] = photo.bytes;
    done += 1;
    report();
    return fileId;
  };
  const tell = (index: number, bytes: number): void => {
    sent[index] = bytes;
    report();
  };

  report();
  let first: { readonly error: unknown } | null = null;
  const ids = await Promise.all(
    photos.map(async (photo, index) => {
      try {
        return await one(photo, index);
      } catch (error) {
        first ??= { error };
        failed.abort(error);
        return '';
      }
    }),
  );
  if (first) throw (first as { readonly error: unknown }).error;
  return ids;
}

async function send(
  photo: FrozenPhoto,
  onBytes: (bytes: number) => void,
  { api, signal, calls, remember }: UploadDeps,
): Promise<string> {
  const source = {
    name: photo.name,
    bytes: photo.bytes,
    path: photo.path,
    open: () => createReadStream(photo.path, { highWaterMark: READ_BYTES }),
  };
  const { fileId } = await api.uploadPhoto(source, {
    signal,
    ...calls,
    onProgress: ({ sentBytes }) => onBytes(sentBytes),
  });
  await checkUntouched(photo);
  remember(photo.sha256, fileId);
  return fileId;
}
