/** Mirror of the draft: the SKUs that are to become the next batch. Only the bridge writes here. */
import { createStore } from 'zustand/vanilla';
import type { Conversions } from '../../src-shared/domain/conversion.ts';
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import type { DraftSkuView, DraftView, PreflightSummary } from '../../src-shared/domain/views.ts';

export interface DraftState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
  readonly revision: number;
  readonly scanning: boolean;
  readonly skus: Readonly<Record<DraftSkuId, DraftSkuView>>;
  readonly order: readonly DraftSkuId[];
  /** Which photos may go out as JPEG copies; null until the draft is known. */
  readonly conversions: Conversions | null;
  readonly preflight: PreflightSummary | null;
  apply(draft: DraftView): void;
  fail(failure: Failure): void;
  setReload(reload: () => void): void;
  reload(): void;
}

export function createDraftStore() {
  let reload = () => {};
  return createStore<DraftState>()((set, get) => ({
    status: 'loading',
    failure: null,
    revision: -1,
    scanning: false,
    skus: {},
    order: [],
    conversions: null,
    preflight: null,
    apply(draft) {
      const held = get();
      if (draft.revision < held.revision) return;
      set({
        status: 'ready',
        failure: null,
        revision: draft.revision,
        scanning: draft.scanning,
        conversions: draft.conversions,
        preflight: draft.preflight,
        ...keepEqual(held, draft.skus),
      });
    },
    fail(failure) {
      set({ status: 'failed', failure });
    },
    setReload(next) {
      reload = next;
    },
    reload() {
      set({ status: 'loading', failure: null });
      reload();
    },
  }));
}

/** The draft arrives whole; rows that did not change keep their identity, so that they do not repaint. */
function keepEqual(
  held: Pick<DraftState, 'skus' | 'order'>,
  fresh: readonly DraftSkuView[],
): Pick<DraftState, 'skus' | 'order'> {
  const skus: Record<DraftSkuId, DraftSkuView> = {};
  for (const sku of fresh) {
    const known = held.skus[sku.id];
    skus[sku.id] = known && JSON.stringify(known) === JSON.stringify(sku) ? known : sku;
  }
  const order = fresh.map((sku) => sku.id);
  const same =
    order.length === held.order.length && order.every((id, index) => id === held.order[index]);
  return { skus, order: same ? held.order : order };
}
