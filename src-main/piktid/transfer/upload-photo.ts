/**
 * A photo on its way to storage: ask for an address, put the bytes there at once, ask again when
 * the address was refused. Never sends credentials to storage.
 */
import { randomUUID } from 'node:crypto';
import { parse } from 'node:path';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import type { CallOptions, UploadProgress, UploadSource } from '../api.ts';
import { cancelled, failureOfFault, failureOfStatus, UPLOAD_EXPIRED } from '../errors.ts';
import { type ApiTools, callApi, parseAnswer } from '../json-call.ts';
import { toFault } from '../network/fault.ts';
import { readBody } from '../network/read-body.ts';
import { retryAfterOf, type Try, withRetries } from '../retry.ts';
import { UploadAddress } from '../schemas.ts';
import { isSuccess } from '../send-once.ts';
import { beginCall } from '../told-call.ts';
import { exactBytes } from './exact-bytes.ts';

export type UploadOptions = CallOptions & {
  readonly onProgress?: (progress: UploadProgress) => void;
};

/** Under how many names in all a photo is offered. */
const MAX_NAMES = 3;
/** How often in all an address may turn out to be expired. */
const MAX_ADDRESSES = 4;
/** Statuses by which storage says that the address is not (or no longer) good. */
const EXPIRED: ReadonlySet<number> = new Set([400, 401, 403, 404, 410]);
/** Storage writes the whole file before it answers. */
const PATIENCE = 2;
const MAX_WORDS_BYTES = 64 * 1024;

/** @throws StudioError `upload-failed`, `photo-changed`, `unsafe-url`, network codes */
export async function uploadPhoto(
  tools: ApiTools,
  source: UploadSource,
  options: UploadOptions = {},
): Promise<{ readonly fileId: string }> {
  let refusedAddresses = 0;
  return withRetries<{ readonly fileId: string }>(
    async () => {
      for (;;) {
        const address = await addressFor(tools, source.name, options);
        const result = await put(tools, address, source, options);
        if (result !== 'refused-address') return result;
        refusedAddresses++;
        if (refusedAddresses >= MAX_ADDRESSES) throw new StudioError(UPLOAD_EXPIRED);
      }
    },
    {
      call: 'put',
      clock: tools.clock,
      random: tools.random,
      signal: options.signal,
      onWait: options.onWait,
    },
  );
}

/**
 * A place in storage. A server that has a photo of this name already may refuse it (409), also when
 * it was the answer to our own first try that got lost. What lies there may be another photo, so it
 * is never taken: the photo gets another name, which nothing depends on.
 */
async function addressFor(
  tools: ApiTools,
  name: string,
  options: UploadOptions,
): Promise<UploadAddress> {
  for (let tried = 1; ; tried++) {
    const answer = await callApi(
      tools,
      {
        call: 'upload',
        method: 'POST',
        path: '/upload',
        json: { filename: tried === 1 ? name : otherName(name) },
        accept: tried < MAX_NAMES ? [409] : [],
      },
      options,
    );
    if (answer.status !== 409) return parseAnswer(UploadAddress, 'upload', answer);
  }
}

function otherName(name: string): string {
  const { name: stem, ext } = parse(name);
  return `${stem}-${randomUUID().slice(0, 8)}${ext}`;
}

async function put(
  tools: ApiTools,
  address: UploadAddress,
  source: UploadSource,
  { signal, onProgress, onCall }: UploadOptions,
): Promise<Try<{ readonly fileId: string }> | 'refused-address'> {
  const { network, urls, clock, log } = tools;
  const { url, publicOnly } = await urls.foreign(address.upload_url, { upgrade: true });
  const body = exactBytes(source, (sentBytes) =>
    onProgress?.({ sentBytes, totalBytes: source.bytes }),
  );
  let fileError: StudioError | undefined;
  body.once('error', (error) => {
    if (error instanceof StudioError) fileError = error;
  });
  const tell = beginCall({ clock, log, call: 'put', onCall, about: { host: url.host } });
  try {
    const answer = await network.send({
      method: 'PUT',
      url,
      headers: { 'content-type': address.content_type, 'content-length': String(source.bytes) },
      body,
      publicOnly,
      patience: PATIENCE,
      ...(signal ? { signal } : {}),
    });
    tell({ status: answer.status }, { bytes: source.bytes });
    if (isSuccess(answer.status)) {
      await readBody(answer.body, MAX_WORDS_BYTES);
      return { kind: 'done', value: { fileId: address.file_id } };
    }
    answer.body.destroy();
    if (EXPIRED.has(answer.status)) return 'refused-address';
    const retryAfterMs = retryAfterOf(answer.headers, clock.now());
    return {
      kind: 'setback',
      setback: { kind: 'status', status: answer.status, retryAfterMs },
      error: new StudioError(failureOfStatus('put', answer.status)),
    };
  } catch (error) {
    if (fileError) throw fileError;
    const fault = toFault(error, true);
    tell({ fault: fault.kind }, { code: fault.systemCode });
    if (fault.kind === 'aborted') throw cancelled(fault.cause);
    return {
      kind: 'setback',
      setback: { kind: 'fault', fault: fault.kind },
      error: new StudioError(failureOfFault('put', fault), { cause: fault }),
    };
  } finally {
    body.destroy();
  }
}
