/**
 * Detail pins: where they were put, where they most likely lie on results, and how far the colours
 * at both places are apart. Pictures are looked at by the image workers.
 */
import { StudioError } from '../../../src-shared/domain/errors.ts';
import type { CollectionId, PhotoId, ResultId } from '../../../src-shared/domain/ids.ts';
import { deltaE2000, hexOf, labOf } from '../../../src-shared/domain/review/colour.ts';
import type {
  ColourHint,
  DetailPin,
  PicturePoint,
} from '../../../src-shared/domain/review/library.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import type { ImageService } from '../../images/service.ts';
import { mapBounded } from '../../runtime/map-bounded.ts';
import { type OpenCollection, pathOfResult, resultIn } from '../collections/open-collection.ts';
import type { ReviewLibrary } from '../library.ts';
import { type Box, carried, garmentBox, subjectBox } from './garment-box.ts';

export interface Pins {
  of(id: CollectionId, photoIds: readonly PhotoId[]): Promise<DetailPin[]>;
  save(id: CollectionId, pin: DetailPin): Promise<void>;
  remove(id: CollectionId, pinId: string): Promise<void>;
  place(id: CollectionId, pinId: string, resultId: ResultId): Promise<PicturePoint>;
  measure(id: CollectionId, pinId: string, resultIds: readonly ResultId[]): Promise<ColourHint[]>;
}

export interface PinOptions {
  readonly library: Pick<ReviewLibrary, 'opened'>;
  readonly images: Pick<ImageService, 'patch' | 'small'>;
}

/** Enough to find a garment, little enough to be quick. */
const SMALL = 192;
/** Half the patch's side: some 16 pixels on a picture of 2,000. */
const RADIUS = 0.008;
const MOST_PINS = 500;
const MOST_BOXES = 2_000;

export function createPins({ library, images }: PinOptions): Pins {
  /** By both pictures' ids: looking at a picture takes some 50 ms. */
  const boxes = new Map<string, Promise<{ readonly from: Box; readonly to: Box }>>();

  const pinOf = (open: OpenCollection, pinId: string): DetailPin => {
    const found = open.shelf.collections.pins(open.id).find((pin) => pin.id === pinId);
    if (found) return found;
    throw new StudioError({ code: 'not-found', message: 'This pin is not there any more.' });
  };
  const flatLayOf = (open: OpenCollection, photoId: PhotoId): string => {
    const path = open.photos.get(photoId);
    if (path !== undefined) return path;
    throw refusal('photo-missing', { why: 'flat-lay-gone' });
  };
  const boxesOf = (photoId: PhotoId, flatLay: string, resultId: ResultId, result: string) => {
    const key = `${photoId} ${resultId}`;
    const known = boxes.get(key);
    if (known) return known;
    const looking = (async () => {
      const [one, two] = await Promise.all([
        images.small(flatLay, SMALL),
        images.small(result, SMALL),
      ]);
      return { from: subjectBox(one), to: garmentBox(one, two) };
    })();
    boxes.set(key, looking);
    looking.catch(() => boxes.delete(key));
    for (const oldest of boxes.keys()) {
      if (boxes.size <= MOST_BOXES) break;
      boxes.delete(oldest);
    }
    return looking;
  };
  const placeOf = async (
    open: OpenCollection,
    pin: DetailPin,
    resultId: ResultId,
  ): Promise<PicturePoint> => {
    const saved = pin.places[resultId];
    if (saved) return saved;
    const flatLay = flatLayOf(open, pin.photoId);
    const result = pathOfResult(resultIn(open, resultId));
    try {
      const { from, to } = await boxesOf(pin.photoId, flatLay, resultId, result);
      return carried(pin.at, from, to);
    } catch {
      // Neither picture can be looked at: the same share of the picture is the best guess left.
      return pin.at;
    }
  };

  return {
    async of(id, photoIds) {
      const open = await library.opened(id);
      const wanted = new Set(photoIds);
      return open.shelf.collections.pins(id).filter(({ photoId }) => wanted.has(photoId));
    },
    async save(id, pin) {
      const { collections } = (await library.opened(id)).shelf;
      const pins = collections.pins(id);
      const before = pins.find((one) => one.id === pin.id);
      if (!before && pins.length >= MOST_PINS) {
        throw refusal('not-allowed', { why: 'too-many-pins', n: MOST_PINS });
      }
      collections.savePin(id, pin);
      if (!before) return;
      if (before.photoId !== pin.photoId || !samePoint(before.at, pin.at)) {
        collections.forgetColours(pin.id);
        return;
      }
      for (const result of new Set([...Object.keys(before.places), ...Object.keys(pin.places)])) {
        if (samePoint(before.places[result], pin.places[result])) continue;
        collections.forgetColours(pin.id, result as ResultId);
      }
    },
    async remove(id, pinId) {
      const { collections } = (await library.opened(id)).shelf;
      collections.removePin(pinId);
    },
    async place(id, pinId, resultId) {
      const open = await library.opened(id);
      return placeOf(open, pinOf(open, pinId), resultId);
    },
    async measure(id, pinId, resultIds) {
      const open = await library.opened(id);
      const pin = pinOf(open, pinId);
      const flatLay = flatLayOf(open, pin.photoId);
      const here = await images.patch({ path: flatLay, ...pin.at, radius: RADIUS });
      const measured = await mapBounded(resultIds, 2, async (resultId) => {
        try {
          const path = pathOfResult(resultIn(open, resultId));
          const at = await placeOf(open, pin, resultId);
          const there = await images.patch({ path, ...at, radius: RADIUS });
          return {
            pinId,
            resultId,
            deltaE: deltaE2000(labOf(here), labOf(there)),
            flatLay: hexOf(here),
            result: hexOf(there),
          };
        } catch {
          // Gone or damaged: left out of the answer, as promised.
          return null;
        }
      });
      const hints = measured.flatMap((hint) => hint ?? []);
      open.shelf.collections.saveColours(hints);
      return hints;
    },
  };
}

function samePoint(one: PicturePoint | undefined, two: PicturePoint | undefined): boolean {
  return one?.x === two?.x && one?.y === two?.y;
}
