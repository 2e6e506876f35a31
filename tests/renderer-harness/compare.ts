/** The double's half of looking closely: pins with places and colours, kept while the page is open. */
import { type PhotoId, ResultId } from '../../src-shared/domain/ids.ts';
import type { DetailPin } from '../../src-shared/domain/review/library.ts';
import type { CallInput } from '../../src-shared/ipc/contract.ts';

const COLOURS = ['#3f4a5a', '#8c2f2b', '#e8e2d4', '#2d6a60'];

/** Pins on the flat-lays of every other SKU. */
function firstPins(photoIds: readonly PhotoId[]): readonly DetailPin[] {
  const front = photoIds.find((id) => id.includes('front') && /[24]$/.test(id));
  if (!front) return [];
  return [
    { id: `${front}-1`, photoId: front, at: { x: 0.5, y: 0.3 }, name: 'Collar', places: {} },
    { id: `${front}-2`, photoId: front, at: { x: 0.36, y: 0.62 }, name: 'Pocket', places: {} },
    { id: `${front}-3`, photoId: front, at: { x: 0.5, y: 0.55 }, name: '', places: {} },
  ];
}

export function compareHandlers() {
  const pins = new Map<string, DetailPin>();
  const seen = new Set<string>();
  return {
    'review:pins': ({ photoIds }: CallInput<'review:pins'>): DetailPin[] => {
      for (const pin of firstPins(photoIds as PhotoId[])) {
        if (seen.has(pin.photoId + pin.id)) continue;
        seen.add(pin.photoId + pin.id);
        pins.set(pin.id, pin);
      }
      return [...pins.values()].filter((pin) => photoIds.includes(pin.photoId as string));
    },
    'review:save-pin': ({ pin }: CallInput<'review:save-pin'>) => {
      pins.set(pin.id, pin as DetailPin);
    },
    'review:remove-pin': ({ pinId }: CallInput<'review:remove-pin'>) => {
      pins.delete(pinId);
    },
    'review:pin-place': ({ pinId, resultId }: CallInput<'review:pin-place'>) => {
      const pin = pins.get(pinId);
      const at = pin?.places[resultId] ?? pin?.at ?? { x: 0.5, y: 0.5 };
      return { x: 0.5 + (at.x - 0.5) * 0.45, y: 0.2 + at.y * 0.45 };
    },
    'review:measure-colour': ({ pinId, resultIds }: CallInput<'review:measure-colour'>) =>
      resultIds.map((resultId, at) => {
        const index = [...pins.keys()].indexOf(pinId);
        return {
          pinId,
          resultId: ResultId.parse(resultId),
          deltaE: [4.2, 0.8, 7.1][index % 3] ?? 12,
          flatLay: COLOURS[(index + at) % COLOURS.length] ?? '#000000',
          result: COLOURS[index % COLOURS.length] ?? '#000000',
        };
      }),
  };
}
