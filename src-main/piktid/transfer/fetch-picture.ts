/** Small pictures for the interface, e.g. an identity's portrait: whole in memory, bounded. */
import { StudioError } from '../../../src-shared/domain/errors.ts';
import { isPictureFormat, type PictureFormat, sniff } from '../../images/sniff.ts';
import type { CallOptions } from '../api.ts';
import { cancelled, failureOfFault, failureOfStatus, RESULT_UNSAFE } from '../errors.ts';
import type { ApiTools } from '../json-call.ts';
import { NetworkFault } from '../network/fault.ts';
import { readBody } from '../network/read-body.ts';
import { isSuccess } from '../send-once.ts';
import { fetchFile } from './fetch-file.ts';

export interface FetchedPicture {
  readonly bytes: Buffer;
  readonly format: PictureFormat;
}

const MAX_BYTES = 16 * 1024 * 1024;

/** Tried once: the interface asks again when it shows the picture again. @throws StudioError */
export async function fetchPicture(
  tools: ApiTools,
  address: string,
  { signal }: CallOptions = {},
): Promise<FetchedPicture> {
  try {
    const answer = await fetchFile(tools, address, signal);
    const bytes = await readBody(answer.body, MAX_BYTES);
    if (!isSuccess(answer.status)) {
      throw new StudioError(failureOfStatus('identity-picture', answer.status));
    }
    const format = sniff(bytes);
    if (!isPictureFormat(format)) throw new StudioError(RESULT_UNSAFE);
    return { bytes, format };
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error;
    if (error.kind === 'aborted') throw cancelled(error.cause);
    throw new StudioError(failureOfFault('identity-picture', error), { cause: error });
  }
}
