/** What is known of the app itself: versions, theme, free disk, the network as the system sees it. */
import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../src-shared/domain/errors.ts';
import { DEFAULT_THEME, type Theme } from '../../src-shared/domain/theme.ts';
import type { AppInfo } from '../../src-shared/ipc/calls/app.ts';

export interface AppState {
  readonly info: AppInfo | null;
  readonly failure: Failure | null;
  readonly theme: Theme;
  readonly online: boolean;
  setInfo(info: AppInfo): void;
  setTheme(theme: Theme): void;
  setOnline(online: boolean): void;
  fail(failure: Failure): void;
}

export function createAppStore() {
  return createStore<AppState>()((set) => ({
    info: null,
    failure: null,
    theme: DEFAULT_THEME,
    online: true,
    setInfo(info) {
      set({ info, theme: info.theme });
    },
    setTheme(theme) {
      set({ theme });
    },
    setOnline(online) {
      set({ online });
    },
    fail(failure) {
      set({ failure });
    },
  }));
}
