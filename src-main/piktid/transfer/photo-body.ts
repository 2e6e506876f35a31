/**
 * A photo's file on its way into a request. Its pieces take turns in the same memory: new memory for
 * each piece costs as much as sending it. Knows the file and nothing of where it goes.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';

/**
 * Bytes of a piece, and how many there are: one is read while the others are on their way. The usual
 * 64 KB cost speed, and with ten large photos at once more than this costs memory
 * (`npm run bench -- memory transfer`).
 */
const PIECE_BYTES = 256 * 1024;
const PIECES = 3;

export interface PhotoBodyOptions {
  readonly path: string;
  readonly bytes: number;
  /** Told of each piece before it goes out, 0 at the end; throws when that cannot be the photo. */
  readonly count: (bytes: number) => void;
  /** What the stream fails with. */
  readonly failed: (error: unknown) => Error;
}

/** Piped, it writes by itself; read in any other way it is a stream like all others. */
export class PhotoBody extends Readable {
  readonly #options: PhotoBodyOptions;
  #file: FileHandle | null = null;
  #reading: Promise<unknown> = Promise.resolve();
  /** Called when a piece came free, or none ever will. */
  #freed: () => void = () => undefined;

  constructor(options: PhotoBodyOptions) {
    super({ highWaterMark: PIECE_BYTES });
    this.#options = options;
  }

  override pipe<To extends NodeJS.WritableStream>(to: To): To {
    to.once('close', () => this.#freed());
    void this.#send(to);
    return to;
  }

  override _read(): void {
    this.#next(this.#newPiece()).then(
      (part) => this.push(part),
      (error) => this.destroy(this.#options.failed(error)),
    );
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#freed();
    const close = async (): Promise<void> => this.#file?.close();
    this.#reading.then(close, close).then(
      () => done(error),
      () => done(error),
    );
  }

  async #send(to: NodeJS.WritableStream): Promise<void> {
    const free = Array.from({ length: PIECES }, () => this.#newPiece());
    try {
      while (!this.destroyed) {
        const piece = free.pop();
        if (!piece) {
          await new Promise<void>((resolve) => {
            this.#freed = resolve;
          });
          continue;
        }
        const part = await this.#next(piece);
        if (this.destroyed) return;
        if (part === null) {
          to.end();
          this.push(null);
          this.resume();
          return;
        }
        to.write(part, () => {
          free.push(piece);
          this.#freed();
        });
      }
    } catch (error) {
      this.destroy(this.#options.failed(error));
    }
  }

  /** One byte more than the file should have: what grew is noticed. */
  #newPiece(): Buffer {
    return Buffer.allocUnsafeSlow(Math.min(PIECE_BYTES, this.#options.bytes + 1));
  }

  async #next(piece: Buffer): Promise<Buffer | null> {
    const reading = this.#read(piece);
    this.#reading = reading;
    const bytesRead = await reading;
    this.#options.count(bytesRead);
    return bytesRead === 0 ? null : piece.subarray(0, bytesRead);
  }

  async #read(piece: Buffer): Promise<number> {
    this.#file ??= await open(this.#options.path, 'r');
    return (await this.#file.read(piece, 0, piece.length)).bytesRead;
  }
}
