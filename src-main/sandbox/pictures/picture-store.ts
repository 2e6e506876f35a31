/**
 * Pictures made when first asked for and kept on disk: results, their thumbnails, portraits.
 * One is drawn at a time, and never the same one twice.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { loadSharp } from '../../images/sharp.ts';
import type { Look } from './looks.ts';
import { pictureKey, type ResultPicture, thumbnailPixels } from './picture-request.ts';
import { renderPlain } from './plain-picture.ts';
import { renderPortrait } from './portrait.ts';
import { renderResult } from './result-picture.ts';

export interface PictureStore {
  result(picture: ResultPicture): Promise<Buffer>;
  /** Always a JPEG, long side 320 pixels. */
  thumbnail(picture: ResultPicture): Promise<Buffer>;
  /** A JPEG, 768 pixels square. */
  portrait(look: Look): Promise<Buffer>;
  /**
   * Draws nothing more and waits for the picture at hand: a process that ends in the middle of one
   * may wait for its drawing threads for ever.
   */
  close(): Promise<void>;
}

export function createPictureStore(options: {
  readonly folder: string;
  /** Path of a flat-lay by content hash. */
  readonly garmentPath: (hash: string) => string;
}): PictureStore {
  const pending = new Map<string, Promise<Buffer>>();
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  /** Part of every key: raise it when drawing changes, so that old pictures are not reused. */
  const drawing = 2;

  async function cached(
    kind: string,
    subject: object,
    draw: () => Promise<Buffer>,
  ): Promise<Buffer> {
    const key = pictureKey({ drawing, kind, subject });
    const path = join(options.folder, key.slice(0, 2), key);
    if (existsSync(path)) return readFile(path);
    const running = pending.get(key);
    if (running) return running;
    const drawn = queue.then(() => {
      if (closed) throw new Error('The sandbox is closing; nothing more is drawn.');
      return draw();
    });
    const made = drawn.then(async (picture) => {
      await mkdir(dirname(path), { recursive: true });
      const part = `${path}.${randomUUID()}`;
      await writeFile(part, picture);
      await rename(part, path);
      return picture;
    });
    queue = made.catch(() => undefined);
    pending.set(key, made);
    try {
      return await made;
    } finally {
      pending.delete(key);
    }
  }

  function result(picture: ResultPicture): Promise<Buffer> {
    return cached('result', picture, async () => {
      const sharp = await loadSharp();
      if (picture.plain) return renderPlain(sharp, picture);
      return renderResult(sharp, picture, options.garmentPath);
    });
  }

  return {
    result,
    async thumbnail(picture) {
      const full = await result(picture);
      return cached('thumbnail', picture, async () => {
        const sharp = await loadSharp();
        const { width, height } = thumbnailPixels(picture);
        return sharp(full).resize(width, height, { fit: 'fill' }).jpeg({ quality: 80 }).toBuffer();
      });
    },
    portrait(look) {
      return cached('portrait', look, async () => renderPortrait(await loadSharp(), look, 768));
    },
    async close() {
      closed = true;
      await queue;
    },
  };
}
