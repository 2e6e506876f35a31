/**
 * What the window must know before it is shown: its place, theme and language, what was explained.
 * Reads the settings file directly, since the store behind it takes longer to load than the window
 * to open.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ChosenLanguage, DEFAULT_THEME, Theme } from '../../src-shared/ipc/calls/app.ts';
import type { Language } from '../../src-shared/text/languages.ts';
import { WindowState } from './window-state.ts';

export interface FirstLook {
  readonly theme: Theme;
  /** Null until the user chooses one. */
  readonly language: Language | null;
  readonly window: WindowState | undefined;
  readonly backgroundHintSeen: boolean;
}

/** Defaults for everything that is missing or damaged; the store sorts out damage later. */
export function firstLook(dataDir: string): FirstLook {
  const stored = readSettings(join(dataDir, 'settings.json'));
  return {
    theme: Theme.catch(DEFAULT_THEME).parse(stored['theme']),
    language: ChosenLanguage.catch(null).parse(stored['language']),
    window: WindowState.optional()
      .catch(undefined)
      .parse(stored['window'] ?? undefined),
    backgroundHintSeen: stored['backgroundHintSeen'] === true,
  };
}

function readSettings(path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
