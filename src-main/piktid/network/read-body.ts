/** Reads an answer whole, up to a limit. */
import type { Readable } from 'node:stream';
import { NetworkFault, toFault } from './fault.ts';

/** @throws NetworkFault `too-large`, or what broke the stream off */
export async function readBody(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new NetworkFault('too-large', { sent: true });
      chunks.push(chunk);
    }
  } catch (error) {
    throw toFault(error, true);
  } finally {
    body.destroy();
  }
  return Buffer.concat(chunks, bytes);
}
