/**
 * Reads a body in flow: pieces are handed over as they arrive, and the sender is held only while the
 * taker asks for it. Iterating over the body instead stops and starts the connection at every piece,
 * which costs more than receiving it. Knows nothing of what is inside.
 */
import { finished, type Readable } from 'node:stream';

/** A promise from `take` holds the sender until it is fulfilled. */
export type Take = (chunk: Buffer) => Promise<void> | undefined;

/**
 * Resolves when the body has ended and every piece is taken; rejects with what broke the body off or
 * with what `take` threw. The body is destroyed then.
 */
export function flow(body: Readable, take: Take): Promise<void> {
  return new Promise((resolve, reject) => {
    let held = Promise.resolve();
    const fail = (error: unknown): void => {
      body.destroy();
      reject(error);
    };
    body.on('data', (chunk: Buffer) => {
      try {
        const full = take(chunk);
        if (!full) return;
        body.pause();
        held = full;
        full.then(() => body.resume(), fail);
      } catch (error) {
        fail(error);
      }
    });
    finished(body, { writable: false }, (error) => {
      if (error) fail(error);
      else held.then(resolve, reject);
    });
  });
}
