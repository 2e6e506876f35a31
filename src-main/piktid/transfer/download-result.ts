/**
 * A result on its way to disk: streamed into its part file, bounded, checked by length, by type
 * and by decoding it to the end. A damaged one is fetched again a bounded number of times.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type Failure, StudioError } from '../../../src-shared/domain/errors.ts';
import { isPictureFormat, type PictureFormat, SNIFF_BYTES, sniff } from '../../images/sniff.ts';
import type { CallOptions, DownloadedFile } from '../api.ts';
import {
  cancelled,
  failureOfFault,
  failureOfStatus,
  RESULT_DAMAGED,
  RESULT_MISSING,
  RESULT_UNSAFE,
} from '../errors.ts';
import type { ApiTools } from '../json-call.ts';
import { NetworkFault, toFault } from '../network/fault.ts';
import { retryAfterOf, type Setback, type Try, withRetries } from '../retry.ts';
import { isSuccess } from '../send-once.ts';
import { beginCall } from '../told-call.ts';
import { fetchFile } from './fetch-file.ts';
import { flow } from './flow.ts';
import { createPartFile, type PartFile, WRITE_BYTES } from './part-file.ts';
import { unpacked } from './unpack.ts';

/**
 * Decodes every pixel, and hashes the file where it can do so beside the decoding, off the main
 * thread. @throws StudioError `photo-unreadable` when it is truncated or damaged
 */
export type VerifyImage = (
  path: string,
  signal?: AbortSignal,
  wishes?: { readonly hash: boolean },
) => Promise<{
  readonly width: number;
  readonly height: number;
  readonly sha256?: string | undefined;
}>;

export type DownloadOptions = CallOptions & {
  readonly onProgress?: (progress: { readonly bytes: number }) => void;
};

export interface DownloadTools extends ApiTools {
  readonly verifyImage: VerifyImage;
  /** Longest result that is believed, in bytes. */
  readonly maxResultBytes: number;
}

/** How often in all a picture is fetched that arrives damaged. */
const MAX_DAMAGED = 3;
const GONE: ReadonlySet<number> = new Set([400, 401, 403, 404, 410]);

/** @throws StudioError */
export async function downloadResult(
  tools: DownloadTools,
  address: string,
  partPath: string,
  options: DownloadOptions = {},
): Promise<DownloadedFile> {
  let damaged = 0;
  return withRetries<DownloadedFile>(
    async () => {
      const result = await fetchOnce(tools, address, partPath, options);
      if (result.kind === 'done' || !isDamage(result.error)) return result;
      damaged++;
      if (damaged >= MAX_DAMAGED) throw result.error;
      return result;
    },
    {
      call: 'result-download',
      clock: tools.clock,
      random: tools.random,
      signal: options.signal,
      onWait: options.onWait,
    },
  );
}

function isDamage(error: Error): boolean {
  return (
    error instanceof StudioError &&
    error.failure !== TOO_LARGE &&
    (error.code === 'result-damaged' || error.code === 'result-unsafe')
  );
}

async function fetchOnce(
  tools: DownloadTools,
  address: string,
  partPath: string,
  options: DownloadOptions,
): Promise<Try<DownloadedFile>> {
  const { clock, log } = tools;
  const { signal } = options;
  const { onCall } = options;
  const tell = beginCall({ clock, log, call: 'result-download', onCall, about: {} });
  let part: PartFile | undefined;
  let kept = false;
  try {
    const answer = await fetchFile(tools, address, signal);
    try {
      if (!isSuccess(answer.status)) {
        tell({ status: answer.status });
        return refusal(answer.status, retryAfterOf(answer.headers, clock.now()));
      }
      part = await createPartFile(partPath);
      const format = await receive(tools, answer, part, options);
      const bytes = await part.finish();
      tell({ status: answer.status }, { bytes });
      const { width, height, sha256 } = await check(tools.verifyImage, partPath, signal);
      kept = true;
      return { kind: 'done', value: { partPath, bytes, sha256, width, height, format } };
    } finally {
      answer.body.destroy();
    }
  } catch (error) {
    if (signal?.aborted) throw cancelled(signal.reason);
    if (error instanceof StudioError) {
      if (!isDamage(error)) throw error;
      tell({ fault: error.code });
      return { kind: 'setback', setback: AGAIN, error };
    }
    if (!(error instanceof NetworkFault)) throw error;
    tell({ fault: error.kind }, { code: error.systemCode });
    return {
      kind: 'setback',
      setback: { kind: 'fault', fault: error.kind },
      error: new StudioError(failureOfFault('result-download', error), { cause: error }),
    };
  } finally {
    if (!kept) await part?.discard();
  }
}

/** Damage may pass with the next try, like a server's error. */
const AGAIN: Setback = { kind: 'status', status: 502, retryAfterMs: null };

function refusal(status: number, retryAfterMs: number | null): Try<never> {
  const failure = GONE.has(status)
    ? { ...RESULT_MISSING, status }
    : failureOfStatus('result-download', status);
  return {
    kind: 'setback',
    setback: { kind: 'status', status, retryAfterMs },
    error: new StudioError(failure),
  };
}

async function receive(
  { maxResultBytes }: DownloadTools,
  answer: Awaited<ReturnType<typeof fetchFile>>,
  part: PartFile,
  { onProgress }: DownloadOptions,
): Promise<PictureFormat> {
  const expected = lengthOf(answer.headers['content-length']);
  if (expected !== null && expected > maxResultBytes) throw new StudioError(TOO_LARGE);
  let bytes = 0;
  let head = Buffer.alloc(0);
  let format: PictureFormat | undefined;
  const stream = unpacked(answer);
  const isPacked = stream !== answer.body;
  try {
    await flow(stream, (chunk) => {
      bytes += chunk.length;
      if (bytes > maxResultBytes) throw new StudioError(TOO_LARGE);
      if (format === undefined) {
        head = Buffer.concat([head, chunk.subarray(0, SNIFF_BYTES)]);
        if (head.length >= SNIFF_BYTES) format = requirePicture(head);
      }
      const full = part.write(chunk);
      onProgress?.({ bytes });
      return full;
    });
  } catch (error) {
    // Ours, or the disk's; anything else is the network's.
    if (error instanceof StudioError) throw error;
    if (isPacked && answer.body.errored === null) throw damage('cannot be unpacked');
    throw toFault(error, true);
  }
  if (bytes === 0) throw damage('empty');
  if (!isPacked && expected !== null && bytes !== expected)
    throw damage(`${bytes} of ${expected} bytes`);
  return format ?? requirePicture(head);
}

function requirePicture(head: Buffer): PictureFormat {
  const found = sniff(head);
  if (isPictureFormat(found)) return found;
  throw new StudioError({ ...RESULT_UNSAFE, detail: `type by content: ${found}` });
}

/** What lies on the disk, decoded to the end and named by its hash. */
async function check(
  verifyImage: VerifyImage,
  path: string,
  signal: AbortSignal | undefined,
): Promise<Pick<DownloadedFile, 'width' | 'height' | 'sha256'>> {
  try {
    const { width, height, sha256 } = await verifyImage(path, signal, { hash: true });
    return { width, height, sha256: sha256 ?? (await hashOf(path, signal)) };
  } catch (error) {
    if (error instanceof StudioError && DAMAGE.has(error.code)) {
      throw damage(error.failure.detail ?? 'does not decode to the end');
    }
    throw error;
  }
}

/** For a checker that does not hash. */
async function hashOf(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash('sha256');
  const bytes = createReadStream(path, {
    highWaterMark: WRITE_BYTES,
    ...(signal ? { signal } : {}),
  });
  for await (const chunk of bytes) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const DAMAGE: ReadonlySet<string> = new Set([
  'photo-unreadable',
  'photo-unsupported',
  'photo-empty',
]);

function damage(detail: string): StudioError {
  return new StudioError({ ...RESULT_DAMAGED, detail });
}

/** Not worth a second try: what is too large stays too large. */
const TOO_LARGE: Failure = {
  ...RESULT_UNSAFE,
  message: 'The server sent far more than any picture is, so it was not kept.',
};

function lengthOf(header: string | undefined): number | null {
  return header !== undefined && /^\d+$/.test(header) ? Number(header) : null;
}
