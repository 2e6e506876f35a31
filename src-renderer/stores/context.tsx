/** Hands client and stores to components; the hooks take the smallest selector. */
import { createContext, type ReactNode, useCallback, useContext } from 'react';
import { useStore } from 'zustand';
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { StudioClient } from '../bridge/studio.ts';
import type { AccountsState } from './accounts.ts';
import type { AppState } from './app.ts';
import type { DraftState } from './draft.ts';
import type { IdentitiesState } from './identities.ts';
import type { LookState, LookStore } from './look.ts';
import type { NoticesState } from './notices.ts';
import type { PlanState } from './plan.ts';
import type { PresetsState } from './presets.ts';
import type { ReviewState } from './review-state.ts';
import type { Stores } from './stores.ts';
import type { StudioState } from './studio.ts';
import type { ViewState } from './view.ts';

interface Window {
  readonly client: StudioClient;
  readonly stores: Stores;
}

const WindowContext = createContext<Window | null>(null);

export function WindowProvider({ children, ...value }: Window & { readonly children: ReactNode }) {
  return <WindowContext value={value}>{children}</WindowContext>;
}

function useWindow(): Window {
  const value = useContext(WindowContext);
  if (!value) throw new Error('a component was rendered outside the window provider');
  return value;
}

export const useClient = (): StudioClient => useWindow().client;
export const useStores = (): Stores => useWindow().stores;

export const useStudio = <T,>(select: (state: StudioState) => T): T =>
  useStore(useWindow().stores.studio, select);
export const useDraft = <T,>(select: (state: DraftState) => T): T =>
  useStore(useWindow().stores.draft, select);
export const useAccounts = <T,>(select: (state: AccountsState) => T): T =>
  useStore(useWindow().stores.accounts, select);
export const useApp = <T,>(select: (state: AppState) => T): T =>
  useStore(useWindow().stores.app, select);
/** Forms below edit this look instead of the batch's: a SKU's own one. */
const LookContext = createContext<LookStore | null>(null);

export function LookProvider({
  look,
  children,
}: {
  readonly look: LookStore;
  readonly children: ReactNode;
}) {
  return <LookContext value={look}>{children}</LookContext>;
}

export function useLookStore(): LookStore {
  const own = useContext(LookContext);
  const { stores } = useWindow();
  return own ?? stores.look;
}

export const useLook = <T,>(select: (state: LookState) => T): T => useStore(useLookStore(), select);
/** The batch's look, also below a provider of another one. */
export const useBatchLook = <T,>(select: (state: LookState) => T): T =>
  useStore(useWindow().stores.look, select);
export const useIdentities = <T,>(select: (state: IdentitiesState) => T): T =>
  useStore(useWindow().stores.identities, select);
export const usePlan = <T,>(select: (state: PlanState) => T): T =>
  useStore(useWindow().stores.plan, select);
export const usePresets = <T,>(select: (state: PresetsState) => T): T =>
  useStore(useWindow().stores.presets, select);
export const useNotices = <T,>(select: (state: NoticesState) => T): T =>
  useStore(useWindow().stores.notices, select);
export const useReview = <T,>(select: (state: ReviewState) => T): T =>
  useStore(useWindow().stores.review, select);
export const useView = <T,>(select: (state: ViewState) => T): T =>
  useStore(useWindow().stores.view, select);

/** Runs an action; a failure becomes a message at the edge of the window. Answers whether it went well. */
export function useAct(): (action: () => Promise<unknown>) => Promise<boolean> {
  const { stores } = useWindow();
  return useCallback(
    async (action) => {
      try {
        await action();
        return true;
      } catch (error) {
        stores.notices.getState().sayFailure(toFailure(error));
        return false;
      }
    },
    [stores],
  );
}
