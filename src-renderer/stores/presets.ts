/** Mirror of the presets. Only the bridge writes here; whoever changed one asks for the list again. */
import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { Preset } from '../../src-shared/domain/preset.ts';

export interface PresetsState {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
  readonly presets: readonly Preset[];
  apply(presets: readonly Preset[]): void;
  fail(failure: Failure): void;
  setReload(reload: () => Promise<void>): void;
  /** Asks again; what is shown stays until the answer is there. */
  reload(): Promise<void>;
}

export function createPresetsStore() {
  let reload = async () => {};
  return createStore<PresetsState>()((set) => ({
    status: 'loading',
    failure: null,
    presets: [],
    apply(presets) {
      set({ status: 'ready', failure: null, presets });
    },
    fail(failure) {
      set({ status: 'failed', failure });
    },
    setReload(next) {
      reload = next;
    },
    reload: () => reload(),
  }));
}
