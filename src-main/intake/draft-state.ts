/** What the parts of the draft share: its SKUs, what may be converted, and word of every change. */
import type { Conversions } from '../../src-shared/domain/conversion.ts';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import type { DraftList } from './draft-list.ts';
import type { DraftSku } from './draft-sku.ts';

export interface DraftState {
  readonly list: DraftList;
  conversions: Conversions;
  /** To be called after every change, once however many SKUs it touched. */
  changed(): void;
}

/** Throws `not-found` when it has left the list. */
export function skuOf({ list }: Pick<DraftState, 'list'>, id: DraftSkuId): DraftSku {
  const sku = list.get(id);
  if (sku) return sku;
  throw new StudioError({
    code: 'not-found',
    message: 'This SKU is not in the list any more.',
    remedy: 'Add its folder again.',
  });
}
