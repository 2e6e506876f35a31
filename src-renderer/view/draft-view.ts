/** What the draft's SKUs mean for people and for Start: filters, counts, marks, a name. Pure. */
import type {
  DraftPhotoView,
  DraftSkuView,
  Problem,
  ProblemCode,
} from '../../src-shared/domain/draft-views.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import { MAX_PHOTOS } from '../../src-shared/domain/instruction.ts';
import type { ViewState } from '../stores/view.ts';
import { formatClock, formatDay } from '../text/format.ts';
import { hasProblem } from './preflight-view.ts';

type SkuTable = Readonly<Record<DraftSkuId, DraftSkuView>>;

export const isBlocked = (sku: DraftSkuView): boolean =>
  sku.problems.some((problem) => problem.blocks);

/** SKUs that Start would send: taken in, and nothing stands against them. */
export function readySkus(order: readonly DraftSkuId[], skus: SkuTable): readonly DraftSkuView[] {
  return skusOf(order, skus).filter((sku) => sku.included && !isBlocked(sku));
}

export function skusOf(order: readonly DraftSkuId[], skus: SkuTable): readonly DraftSkuView[] {
  return order.flatMap((id) => skus[id] ?? []);
}

/** Those whose folder brings instructions along. */
export const withOwnFile = (ids: readonly DraftSkuId[], skus: SkuTable): readonly DraftSkuId[] =>
  ids.filter((id) => skus[id]?.ownInstructions);

/** Whether some of them have another look than the first. */
export function haveOwnLooks(ids: readonly DraftSkuId[], skus: SkuTable): boolean {
  const [first, ...others] = skusOf(ids, skus);
  if (!first) return false;
  const look = JSON.stringify(first.override);
  // Where nobody has a look of his own there is nothing to compare.
  return others.some(
    ({ override }) => override !== first.override && JSON.stringify(override) !== look,
  );
}

/** A left-out SKU asks for nothing any more, so it counts only as left out. */
const passes = (sku: DraftSkuView, filter: ViewState['draftFilter']): boolean =>
  filter === 'all' || (filter === 'out' ? !sku.included : sku.included && isBlocked(sku));

/** How many SKUs a filter leaves. */
export function countSkus(
  order: readonly DraftSkuId[],
  skus: SkuTable,
  filter: ViewState['draftFilter'],
): number {
  if (filter === 'all') return order.length;
  let count = 0;
  for (const id of order) {
    const sku = skus[id];
    if (sku && passes(sku, filter)) count += 1;
  }
  return count;
}

/** Ids that the filter and the search leave, in the order of the list. */
export function visibleSkus(
  order: readonly DraftSkuId[],
  skus: SkuTable,
  filter: ViewState['draftFilter'],
  search: string,
  problem: ProblemCode | null = null,
): readonly DraftSkuId[] {
  const wanted = search.trim().toLocaleLowerCase();
  if (filter === 'all' && wanted === '' && problem === null) return order;
  return order.filter((id) => {
    const sku = skus[id];
    if (!sku || !passes(sku, filter)) return false;
    if (problem !== null && !hasProblem(sku, problem)) return false;
    return wanted === '' || sku.name.toLocaleLowerCase().includes(wanted);
  });
}

/** The problem a row tells: what blocks comes first. */
export function worstProblem(sku: DraftSkuView): Problem | null {
  return sku.problems.find((problem) => problem.blocks) ?? sku.problems[0] ?? null;
}

export const includedPhotos = (sku: DraftSkuView): readonly DraftPhotoView[] =>
  sku.photos.filter((photo) => photo.included);

/** How far the user's choice is from what a job takes; null where there is nothing to choose. */
export function photoChoice(
  sku: DraftSkuView,
): { readonly chosen: number; readonly over: number } | null {
  if (sku.photos.length <= MAX_PHOTOS) return null;
  const chosen = includedPhotos(sku).length;
  return { chosen, over: Math.max(0, chosen - MAX_PHOTOS) };
}

/** Moves one photo along the upload order; null when it is at the end already. */
export function movePhoto(
  photos: readonly DraftPhotoView[],
  from: number,
  to: number,
): readonly DraftPhotoView[] | null {
  const photo = photos[from];
  const target = Math.min(photos.length - 1, Math.max(0, to));
  if (!photo || target === from) return null;
  return photos.toSpliced(from, 1).toSpliced(target, 0, photo);
}

/** The folder all SKUs came from, or the day and time when they came from several. */
export function suggestName(skus: readonly DraftSkuView[], nowMs: number): string {
  const [first] = skus;
  const only = first ? parentOf(first) : '';
  if (only !== '' && skus.every((sku) => parentOf(sku) === only)) return only;
  return `${formatDay(nowMs)}, ${formatClock(nowMs)}`;
}

function parentOf({ folderLabel }: DraftSkuView): string {
  const parts = folderLabel.split(/[\\/]/).filter((part) => part !== '' && part !== '…');
  return parts.at(-2) ?? '';
}
