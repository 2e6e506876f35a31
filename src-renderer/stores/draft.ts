/** Mirror of the draft: the SKUs that are to become the next batch. Only the bridge writes here. */
import { createStore } from 'zustand/vanilla';
import type { Conversions } from '../../src-shared/domain/conversion.ts';
import type {
  DraftChange,
  DraftSkuView,
  DraftView,
  PreflightSummary,
} from '../../src-shared/domain/draft-views.ts';
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';

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
  /** The whole draft, asked for. */
  apply(draft: DraftView): void;
  /** What is new since; it comes in parts. */
  merge(change: DraftChange): void;
  fail(failure: Failure): void;
  setReload(reload: () => void): void;
  reload(): void;
}

export function createDraftStore() {
  let reload = () => {};
  const waiting: DraftChange[] = [];
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
      const { revision, scanning, conversions, preflight } = draft;
      set({
        status: 'ready',
        failure: null,
        ...{ revision, scanning, conversions, preflight },
        skus: Object.fromEntries(draft.skus.map((sku) => [sku.id, sku])),
        order: draft.skus.map(({ id }) => id),
      });
      // Told while the answer was on its way.
      for (const change of waiting.splice(0)) {
        if (change.revision > revision) get().merge(change);
      }
    },
    merge(change) {
      const held = get();
      if (held.status !== 'ready') {
        waiting.push(change);
        return;
      }
      const { revision, scanning, conversions, preflight } = change;
      // Told before the whole draft was, which has it.
      if (revision < held.revision) return;
      set({
        ...{ revision, scanning, conversions, preflight },
        ...merged(held, change),
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

/** Rows that did not change keep their identity, so that they do not repaint. */
function merged(
  held: Pick<DraftState, 'skus' | 'order'>,
  { skus: whole, edits, removed }: DraftChange,
): Pick<DraftState, 'skus' | 'order'> {
  if (whole.length + edits.length + removed.length === 0) {
    return { skus: held.skus, order: held.order };
  }
  const skus = { ...held.skus };
  for (const id of removed) delete skus[id];
  const added = whole.flatMap(({ id }) => (skus[id] ? [] : id));
  for (const sku of whole) skus[sku.id] = sku;
  for (const edit of edits) {
    const known = skus[edit.id];
    if (known) skus[edit.id] = { ...known, ...edit };
  }
  const left = removed.length === 0 ? held.order : held.order.filter((id) => skus[id]);
  return { skus, order: added.length === 0 ? left : [...left, ...added] };
}
