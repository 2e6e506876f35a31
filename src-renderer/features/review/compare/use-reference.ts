/** What the result is compared with now: the wish, unless a pin being put or walked needs its flat-lay. */
import type {
  DetailPin,
  ReviewResult,
  ReviewSku,
} from '../../../../src-shared/domain/review/library.ts';
import { useView } from '../../../stores/context.tsx';
import { FIRST_WISH, type Reference, referenceOf } from '../../../view/compare-reference.ts';
import type { CompareView } from '../../../view/compare-view.ts';

export function useReference({
  sku,
  result,
  others,
  pins,
  view,
}: {
  readonly sku: ReviewSku;
  readonly result: ReviewResult;
  readonly others: readonly ReviewResult[];
  readonly pins: readonly DetailPin[];
  readonly view: CompareView;
}): Reference | undefined {
  const wish = useView((state) => state.compareWith);
  const needsFlatLay = view.placing !== null && wish.kind === 'result';
  const reference = referenceOf(needsFlatLay ? FIRST_WISH : wish, sku.flatLays, result, others);
  if (reference?.kind !== 'flat-lay' || view.pin === null) return reference;
  const walked = pins.find((pin) => pin.id === view.pin);
  const photo = sku.flatLays.find((one) => one.id === walked?.photoId);
  return photo ? { kind: 'flat-lay', photo } : reference;
}
