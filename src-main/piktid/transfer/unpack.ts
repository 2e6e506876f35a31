/**
 * The bytes of an answer as they were before the server packed them: some storage packs files
 * although nobody asked for it. Knows nothing of what is inside.
 */
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { HttpAnswer } from '../network/exchange.ts';

const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The body itself where it is not packed. An error of the body comes out of what is returned. */
export function unpacked({ headers, body }: HttpAnswer): Readable {
  const unpacker = UNPACKERS[headers['content-encoding']?.trim().toLowerCase() ?? '']?.();
  if (!unpacker) return body;
  // Whoever reads sees the error as well; without a listener it would count as unhandled.
  return pipeline(body, unpacker, () => {});
}
