/** View state: which screen is open, what is chosen in it, what is folded. Never leaves the window. */
import { createStore } from 'zustand/vanilla';
import type { BatchId, DraftSkuId, OutputId, RunId } from '../../src-shared/domain/ids.ts';
import type { RunGroup } from '../../src-shared/domain/run.ts';

export type Route =
  | { readonly screen: 'new-batch' }
  | { readonly screen: 'batches' }
  | { readonly screen: 'batch'; readonly batchId: BatchId }
  | { readonly screen: 'review'; readonly batchId?: BatchId; readonly outputId?: OutputId }
  | { readonly screen: 'settings' };

export type RunSort = 'queue' | 'state' | 'name' | 'time';
export type Mat = 'dark' | 'grey' | 'white';

export interface ViewState {
  readonly route: Route;
  /** Raised by menu commands and by a refused Start: the identity popover opens. */
  readonly identityOpen: boolean;
  readonly signInOpen: boolean;
  readonly paletteOpen: boolean;
  readonly draftFilter: 'all' | 'problems' | 'out';
  readonly draftSearch: string;
  readonly draftSku: DraftSkuId | null;
  readonly trayOpen: boolean;
  readonly runFilter: RunGroup | 'all';
  readonly runSearch: string;
  readonly runSort: RunSort;
  readonly runLayout: 'grid' | 'table';
  readonly selectedRuns: readonly RunId[];
  readonly runPanelOpen: boolean;
  readonly mat: Mat;
  go(route: Route): void;
  set(change: Partial<Omit<ViewState, 'go' | 'set' | 'route'>>): void;
}

export function createViewStore() {
  return createStore<ViewState>()((set, get) => ({
    route: { screen: 'new-batch' },
    identityOpen: false,
    signInOpen: false,
    paletteOpen: false,
    draftFilter: 'all',
    draftSearch: '',
    draftSku: null,
    trayOpen: true,
    runFilter: 'all',
    runSearch: '',
    runSort: 'queue',
    runLayout: 'grid',
    selectedRuns: [],
    runPanelOpen: true,
    mat: 'dark',
    go(route) {
      const before = get().route;
      const otherBatch =
        route.screen === 'batch' &&
        !(before.screen === 'batch' && before.batchId === route.batchId);
      set({
        route,
        ...(otherBatch ? { selectedRuns: [], runFilter: 'all', runSearch: '' } : {}),
      });
    },
    set(change) {
      set(change);
    },
  }));
}
