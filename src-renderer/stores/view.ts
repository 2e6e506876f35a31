/** View state: which screen is open, what is chosen in it, what is folded. Never leaves the window. */
import { createStore } from 'zustand/vanilla';
import type { ProblemCode } from '../../src-shared/domain/draft-views.ts';
import type { BatchId, DraftSkuId, OutputId, RunId } from '../../src-shared/domain/ids.ts';
import { FIRST_WISH, type ReferenceWish } from '../view/compare-reference.ts';
import { type CompareView, FIRST_VIEW } from '../view/compare-view.ts';
import type { RunStateGroup } from '../view/state-group.ts';

export type Route =
  | { readonly screen: 'new-batch' }
  | { readonly screen: 'batches' }
  | { readonly screen: 'batch'; readonly batchId: BatchId }
  | { readonly screen: 'review'; readonly batchId?: BatchId; readonly outputId?: OutputId }
  | { readonly screen: 'hot-folders' }
  | { readonly screen: 'presets' }
  | { readonly screen: 'identities' }
  | { readonly screen: 'settings' }
  | { readonly screen: 'help'; readonly page?: string; readonly section?: string };

export type RunGrouping = 'none' | 'state' | 'cause';
export type RunSort = 'queue' | 'state' | 'name' | 'time' | 'credits';
/** Cells of the wall from small to very large. */
export type CellSize = 0 | 1 | 2 | 3;
export type Mat = 'dark' | 'grey' | 'white';

export interface ViewState {
  readonly route: Route;
  /** Raised by menu commands and by a refused Start: the identity popover opens. */
  readonly identityOpen: boolean;
  readonly signInOpen: boolean;
  readonly paletteOpen: boolean;
  readonly shortcutsOpen: boolean;
  readonly aboutOpen: boolean;
  readonly draftFilter: 'all' | 'problems' | 'out';
  readonly draftSearch: string;
  /** Only SKUs with this problem are listed; null for all. */
  readonly draftProblem: ProblemCode | null;
  readonly draftSkus: readonly DraftSkuId[];
  readonly trayOpen: boolean;
  /** Whose look the panel shows: the batch's, or what the chosen SKUs have of their own. */
  readonly lookOf: 'batch' | 'skus';
  readonly jsonOpen: boolean;
  readonly runFilter: RunStateGroup | 'all';
  readonly runSearch: string;
  readonly runSort: RunSort;
  readonly runGroup: RunGrouping;
  readonly cellSize: CellSize;
  readonly runLayout: 'grid' | 'table';
  readonly selectedRuns: readonly RunId[];
  readonly runPanelOpen: boolean;
  readonly mat: Mat;
  /** How a result is looked at beside what it is compared with; kept from picture to picture. */
  readonly compare: CompareView;
  readonly compareWith: ReferenceWish;
  go(route: Route): void;
  set(change: Partial<Omit<ViewState, 'go' | 'set' | 'route'>>): void;
}

export function createViewStore() {
  return createStore<ViewState>()((set, get) => ({
    route: { screen: 'new-batch' },
    identityOpen: false,
    signInOpen: false,
    paletteOpen: false,
    shortcutsOpen: false,
    aboutOpen: false,
    draftFilter: 'all',
    draftSearch: '',
    draftProblem: null,
    draftSkus: [],
    trayOpen: true,
    lookOf: 'batch',
    jsonOpen: false,
    runFilter: 'all',
    runSearch: '',
    runSort: 'queue',
    runGroup: 'none',
    cellSize: 1,
    runLayout: 'grid',
    selectedRuns: [],
    runPanelOpen: true,
    mat: 'dark',
    compare: FIRST_VIEW,
    compareWith: FIRST_WISH,
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
