/**
 * What a result is compared with: one of its flat-lays, or another result of the same SKU. A wish is
 * kept from picture to picture and fulfilled as well as the next SKU can. Pure.
 */
import type { PhotoId, ResultId } from '../../src-shared/domain/ids.ts';
import type { FlatLayView, ReviewResult } from '../../src-shared/domain/review/library.ts';

export type Reference =
  | { readonly kind: 'flat-lay'; readonly photo: FlatLayView }
  | { readonly kind: 'result'; readonly result: ReviewResult };

/** What was chosen last. Ids hold within the SKU; of a flat-lay's role the next SKU has one, too. */
export type ReferenceWish =
  | { readonly kind: 'flat-lay'; readonly id: PhotoId | null; readonly role: FlatLayView['role'] }
  | { readonly kind: 'result'; readonly id: ResultId | null };

export const FIRST_WISH: ReferenceWish = { kind: 'flat-lay', id: null, role: 'front' };

const ROLES: readonly FlatLayView['role'][] = ['front', 'back', 'detail', 'other'];

/** Front first, then back, details and the rest, each in the order of the SKU. */
export function orderedFlatLays(flatLays: readonly FlatLayView[]): readonly FlatLayView[] {
  return flatLays.toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role));
}

/** Undefined when there is nothing to compare with. */
export function referenceOf(
  wish: ReferenceWish,
  flatLays: readonly FlatLayView[],
  result: ReviewResult,
  others: readonly ReviewResult[],
): Reference | undefined {
  const photo = flatLayFor(wish, flatLays);
  const other = otherFor(wish, result, others);
  const first = wish.kind === 'flat-lay' ? photo : other;
  const found = first ?? photo ?? other;
  if (!found) return undefined;
  return 'role' in found ? { kind: 'flat-lay', photo: found } : { kind: 'result', result: found };
}

function flatLayFor(
  wish: ReferenceWish,
  flatLays: readonly FlatLayView[],
): FlatLayView | undefined {
  const ordered = orderedFlatLays(flatLays);
  if (wish.kind === 'result') return ordered[0];
  return (
    ordered.find((one) => one.id === wish.id) ??
    ordered.find((one) => one.role === wish.role) ??
    ordered[0]
  );
}

/** The one wished for, else the version before this one, else the nearest picture of the SKU. */
function otherFor(
  wish: ReferenceWish,
  result: ReviewResult,
  others: readonly ReviewResult[],
): ReviewResult | undefined {
  const rest = others.filter((one) => one.id !== result.id);
  const wished = wish.kind === 'result' ? rest.find((one) => one.id === wish.id) : undefined;
  return (
    wished ??
    rest
      .filter((one) => one.imageIndex === result.imageIndex)
      .toSorted((a, b) => versionDistance(result, a) - versionDistance(result, b))[0] ??
    rest.find((one) => one.instruction === result.instruction) ??
    rest[0]
  );
}

/** Earlier versions are nearer than later ones. */
function versionDistance(result: ReviewResult, other: ReviewResult): number {
  const steps = result.version - other.version;
  return steps > 0 ? steps : 1000 - steps;
}

/** The wish that leads to this reference again. */
export function wishFor(reference: Reference): ReferenceWish {
  return reference.kind === 'flat-lay'
    ? { kind: 'flat-lay', id: reference.photo.id, role: reference.photo.role }
    : { kind: 'result', id: reference.result.id };
}

/** The next or previous thing of the same kind to compare with, in a circle. */
export function steppedReference(
  reference: Reference,
  flatLays: readonly FlatLayView[],
  others: readonly ReviewResult[],
  step: 1 | -1,
): Reference {
  if (reference.kind === 'flat-lay') {
    const photo = around(orderedFlatLays(flatLays), (one) => one.id === reference.photo.id, step);
    return photo ? { kind: 'flat-lay', photo } : reference;
  }
  const result = around(others, (one) => one.id === reference.result.id, step);
  return result ? { kind: 'result', result } : reference;
}

function around<Item>(
  items: readonly Item[],
  is: (item: Item) => boolean,
  step: 1 | -1,
): Item | undefined {
  const at = items.findIndex(is);
  return at < 0 ? items[0] : items[(at + step + items.length) % items.length];
}
