/**
 * The detail pins of one SKU: loaded, put, moved, named, removed with a way back; where each lies on
 * the shown results.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { toFailure } from '../../../../src-shared/domain/errors.ts';
import type { CollectionId, ResultId } from '../../../../src-shared/domain/ids.ts';
import type {
  ColourHint,
  DetailPin,
  ReviewSku,
} from '../../../../src-shared/domain/review/library.ts';
import { useClient, useStores } from '../../../stores/context.tsx';
import { t } from '../../../text/index.ts';
import type { Point } from '../../../view/compare-geometry.ts';
import { orderedPins, savedPlace } from '../../../view/compare-pins.ts';
import { useColourHints } from './use-colour-hints.ts';

/** Results of a SKU whose places are asked for ahead. */
const MOST_OTHERS = 24;

export interface Pins {
  readonly pins: readonly DetailPin[];
  /** False until this SKU's pins are known. */
  readonly known: boolean;
  /** Said by somebody, else guessed, else where it lies on the flat-lay. */
  placeOn(pin: DetailPin, resultId: ResultId): Point;
  hintOf(pin: DetailPin, resultId: ResultId): ColourHint | undefined;
  save(pin: DetailPin): void;
  remove(pin: DetailPin): void;
}

interface Known {
  readonly of: string;
  readonly pins: readonly DetailPin[];
}

const key = (pinId: string, resultId: string) => `${pinId} ${resultId}`;

export function usePins(
  collectionId: CollectionId,
  sku: ReviewSku,
  result: ResultId,
  others: readonly ResultId[],
): Pins {
  const client = useClient();
  const { notices } = useStores();
  const of = `${collectionId} ${sku.index} ${sku.flatLays.map((one) => one.id).join(' ')}`;
  const [held, setHeld] = useState<Known>({ of: '', pins: [] });
  const [guesses, setGuesses] = useState<ReadonlyMap<string, Point>>(new Map());
  const known = held.of === of;
  const pins = known ? held.pins : NONE;
  const fail = useCallback(
    (error: unknown) => notices.getState().sayFailure(toFailure(error)),
    [notices],
  );

  const latestSku = useRef(sku);
  latestSku.current = sku;
  useEffect(() => {
    let current = true;
    const { flatLays } = latestSku.current;
    const load = async () => {
      if (flatLays.length === 0) return [];
      const photoIds = flatLays.map((one) => one.id);
      return client.call('review:pins', { collectionId, photoIds });
    };
    load().then((found) => {
      if (current) setHeld({ of, pins: orderedPins(found, flatLays) });
    }, fail);
    return () => {
      current = false;
    };
  }, [client, collectionId, of, fail]);

  // In one order, whichever of them is looked at: places are asked for once a SKU.
  const shown = [result, ...others.slice(0, MOST_OTHERS)].sort().join(' ');
  useEffect(() => {
    let current = true;
    for (const pin of pins) {
      for (const resultId of shown.split(' ') as ResultId[]) {
        if (savedPlace(pin, resultId)) continue;
        const say = (place: Point) => {
          if (current) setGuesses((before) => new Map(before).set(key(pin.id, resultId), place));
        };
        // Until a guess is there, and where none can be made, the share of the flat-lay stands for it.
        client
          .call('review:pin-place', { collectionId, pinId: pin.id, resultId })
          .then(say, () => say(pin.at));
      }
    }
    return () => {
      current = false;
    };
  }, [client, collectionId, pins, shown]);

  const hintOf = useColourHints(
    collectionId,
    known ? pins : null,
    result,
    others.slice(0, MOST_OTHERS),
  );

  const change = (make: (pins: readonly DetailPin[]) => readonly DetailPin[]) =>
    setHeld((before) => (before.of === of ? { of, pins: make(before.pins) } : before));

  function save(pin: DetailPin): void {
    change((before) =>
      orderedPins(
        before.some((one) => one.id === pin.id)
          ? before.map((one) => (one.id === pin.id ? pin : one))
          : [...before, pin],
        sku.flatLays,
      ),
    );
    client.call('review:save-pin', { collectionId, pin }).catch(fail);
  }

  return {
    pins,
    known,
    placeOn: (pin, resultId) =>
      savedPlace(pin, resultId) ?? guesses.get(key(pin.id, resultId)) ?? pin.at,
    hintOf,
    save,
    remove(pin) {
      change((before) => before.filter((one) => one.id !== pin.id));
      client.call('review:remove-pin', { collectionId, pinId: pin.id }).catch(fail);
      notices.getState().say({
        tone: 'info',
        text: t('compare.pin-removed', { name: pin.name || t('compare.pins') }),
        action: { label: t('compare.pin-undo'), run: () => save(pin) },
      });
    },
  };
}

const NONE: readonly DetailPin[] = [];
