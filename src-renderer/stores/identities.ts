/** A portrait on its way into the account, and what was told of identities since the window opened. */
import { createStore } from 'zustand/vanilla';
import type { IdentityView } from '../../src-shared/domain/account-views.ts';
import type { GrantId } from '../../src-shared/domain/ids.ts';

export interface ComingPortrait {
  readonly id: GrantId;
  readonly name: string;
  /** Told once the account has it. */
  readonly onUploaded: (identity: IdentityView) => void;
}

export interface IdentitiesState {
  readonly portrait: ComingPortrait | null;
  /** Newer than what a gallery answered earlier. */
  readonly told: Readonly<Record<string, IdentityView>>;
  /** Grows when the gallery has another identity, or another order. */
  readonly revision: number;
  bring(portrait: ComingPortrait | null): void;
  tell(identity: IdentityView): void;
  changed(): void;
}

export function createIdentitiesStore() {
  return createStore<IdentitiesState>()((set, get) => ({
    portrait: null,
    told: {},
    revision: 0,
    bring(portrait) {
      set({ portrait });
    },
    tell(identity) {
      set({ told: { ...get().told, [identity.code]: identity } });
    },
    changed() {
      set({ revision: get().revision + 1 });
    },
  }));
}
