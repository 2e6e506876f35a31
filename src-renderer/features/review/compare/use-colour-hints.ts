/**
 * How far the colours at a SKU's pins are off: on the shown result first, then on the others of the
 * SKU, so that they can be sorted by it. Measured again only where a pin lies elsewhere than before.
 */
import { useEffect, useRef, useState } from 'react';
import type { CollectionId, ResultId } from '../../../../src-shared/domain/ids.ts';
import type { ColourHint, DetailPin } from '../../../../src-shared/domain/review/library.ts';
import { useClient, useStores } from '../../../stores/context.tsx';
import { resultAt } from '../../../stores/review-state.ts';
import { savedPlace } from '../../../view/compare-pins.ts';

/** So long a result has to stay before its colours are measured: not while somebody leafs through. */
const MEASURE_AFTER_MS = 200;
/** And so long before those of the others are: what comes next is decoded first. */
const OTHERS_AFTER_MS = 1_500;

interface Measured {
  /** Where both patches were taken. */
  readonly where: string;
  /** Undefined where a picture could not be read. */
  readonly hint: ColourHint | undefined;
}

type Hints = ReadonlyMap<string, Measured>;

const key = (pinId: string, resultId: string) => `${pinId} ${resultId}`;

const whereOf = (pin: DetailPin, resultId: ResultId): string =>
  JSON.stringify([pin.photoId, pin.at, savedPlace(pin, resultId) ?? null]);

/** The hint for a pin on a result; undefined while there is none. */
export function useColourHints(
  collectionId: CollectionId,
  /** Null while they are not known. */
  pins: readonly DetailPin[] | null,
  result: ResultId,
  others: readonly ResultId[],
): (pin: DetailPin, resultId: ResultId) => ColourHint | undefined {
  const client = useClient();
  const { review } = useStores();
  const [hints, setHints] = useState<Hints>(new Map());
  const latest = useRef(hints);
  const othersText = others.join(' ');

  useEffect(() => {
    if (pins === null) return;
    let current = true;
    const isKnown = (pin: DetailPin, id: ResultId) =>
      latest.current.get(key(pin.id, id))?.where === whereOf(pin, id);
    /** What was sorted by before this window measured anything needs no second look. */
    const isSorted = (id: ResultId) =>
      resultAt(review.getState(), id)?.colourDelta != null &&
      !pins.some((pin) => latest.current.has(key(pin.id, id)));
    const measure = async (pin: DetailPin, ids: readonly ResultId[]) => {
      if (!current || ids.length === 0) return;
      const input = { collectionId, pinId: pin.id, resultIds: [...ids] };
      // A hint that cannot be measured is not shown; the picture itself says when it is missing.
      const found = await client.call('review:measure-colour', input).catch(() => []);
      if (!current) return;
      const next = new Map(latest.current);
      for (const id of ids) {
        const hint = found.find((one) => one.resultId === id);
        next.set(key(pin.id, id), { where: whereOf(pin, id), hint });
      }
      latest.current = next;
      setHints(next);
    };
    const tell = (ids: readonly ResultId[]) => {
      if (!current) return;
      review
        .getState()
        .applyColours(
          collectionId,
          new Map(ids.map((id) => [id, worstOf(latest.current, pins, id)])),
        );
    };
    const timers = [
      setTimeout(async () => {
        await Promise.all(pins.map((pin) => measure(pin, [result])));
        tell([result]);
      }, MEASURE_AFTER_MS),
      setTimeout(async () => {
        const all = othersText === '' ? [] : (othersText.split(' ') as ResultId[]);
        if (pins.length === 0) tell(all);
        const due = all.filter((id) => !isSorted(id) && pins.some((pin) => !isKnown(pin, id)));
        for (const pin of pins) {
          await measure(
            pin,
            due.filter((id) => !isKnown(pin, id)),
          );
        }
        if (pins.length > 0) tell(due);
      }, OTHERS_AFTER_MS),
    ];
    return () => {
      current = false;
      for (const timer of timers) clearTimeout(timer);
    };
  }, [client, review, collectionId, pins, result, othersText]);

  return (pin, resultId) => {
    const measured = hints.get(key(pin.id, resultId));
    return measured?.where === whereOf(pin, resultId) ? measured.hint : undefined;
  };
}

function worstOf(hints: Hints, pins: readonly DetailPin[], id: ResultId): number | null {
  const deltas = pins.flatMap((pin) => hints.get(key(pin.id, id))?.hint?.deltaE ?? []);
  return deltas.length > 0 ? Math.max(...deltas) : null;
}
