/**
 * Full-size pictures held ready: loaded and decoded ahead, so that the next one is on the screen
 * with the key that asks for it. Bounded; the longest unused leave first.
 */
import type { PhotoId, ResultId } from '../../../../src-shared/domain/ids.ts';
import { mediaUrl } from '../../../../src-shared/ipc/addresses.ts';
import type { Size } from '../../../view/compare-geometry.ts';

/** Pictures held at most, and their pixels together: about 0.6 GB if all of them are decoded. */
const MOST_PICTURES = 24;
const MOST_PIXELS = 150_000_000;
const AHEAD_AT_ONCE = 2;

export interface FullPicture {
  /** The element itself is put on the stage: what it has decoded is not decoded again. */
  readonly element: HTMLImageElement;
  readonly size: Size;
}

export interface FullPictures {
  /** The picture if it is there this very moment. */
  now(url: string): FullPicture | undefined;
  /** Rejects when the picture cannot be shown; the next call tries anew. */
  load(url: string): Promise<FullPicture>;
}

export function createFullPictures(
  makeImage: () => HTMLImageElement,
  bounds = { pictures: MOST_PICTURES, pixels: MOST_PIXELS },
): FullPictures {
  const ready = new Map<string, FullPicture>();
  const coming = new Map<string, Promise<FullPicture>>();

  function touch(url: string, picture: FullPicture): void {
    ready.delete(url);
    ready.set(url, picture);
    let pixels = 0;
    for (const { size } of ready.values()) pixels += size.width * size.height;
    for (const [oldest, { size }] of ready) {
      if (ready.size <= bounds.pictures && pixels <= bounds.pixels) break;
      if (oldest === url) break;
      ready.delete(oldest);
      pixels -= size.width * size.height;
    }
  }

  async function fetch(url: string): Promise<FullPicture> {
    try {
      const element = makeImage();
      element.decoding = 'sync';
      element.draggable = false;
      element.src = url;
      await element.decode();
      const size = { width: element.naturalWidth, height: element.naturalHeight };
      const picture = { element, size };
      touch(url, picture);
      return picture;
    } finally {
      coming.delete(url);
    }
  }

  return {
    now(url) {
      const picture = ready.get(url);
      if (picture) touch(url, picture);
      return picture;
    },
    load(url) {
      const held = ready.get(url);
      if (held) return Promise.resolve(held);
      const started = coming.get(url) ?? fetch(url);
      coming.set(url, started);
      return started;
    },
  };
}

/**
 * Loads one after the other, two at a time: more would only make the first ones late. A new wish takes
 * the place of what has not begun: whoever leafs fast is past that.
 */
export function createAhead(
  pictures: Pick<FullPictures, 'load'>,
): (urls: readonly string[]) => void {
  let waiting: readonly string[] = [];
  let busy = 0;
  const next = (): void => {
    const [url, ...rest] = waiting;
    if (url === undefined || busy >= AHEAD_AT_ONCE) return;
    waiting = rest;
    busy += 1;
    pictures
      .load(url)
      // What cannot be read is told when it is shown.
      .catch(() => undefined)
      .finally(() => {
        busy -= 1;
        next();
      });
    next();
  };
  return (urls) => {
    waiting = urls;
    next();
  };
}

/** The page's one store of them: decoded pictures are the page's memory, whoever asks. */
export const fullPictures = createFullPictures(() => new Image());

export const resultUrl = (id: ResultId, size: 96 | 256 | 640 | 'full' = 'full'): string =>
  mediaUrl('result', id, size);
export const flatLayUrl = (id: PhotoId, size: 96 | 256 | 640 | 'full' = 'full'): string =>
  mediaUrl('flat-lay', id, size);

/** Loads and decodes pictures by address ahead, the first ones first. */
export const preloadFull = createAhead(fullPictures);
