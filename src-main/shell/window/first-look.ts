/**
 * What the window must know before it is shown: its place, theme and language, what was explained.
 * Reads the settings file directly and without schemas, since the store behind it takes longer to
 * load than the window to open.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_THEME, isTheme, type Theme } from '../../../src-shared/domain/theme.ts';
import { isLanguage, type Language } from '../../../src-shared/text/languages.ts';
import { isWindowState, type WindowState } from './window-state.ts';

export interface FirstLook {
  readonly theme: Theme;
  /** Null until the user chooses one. */
  readonly language: Language | null;
  readonly window: WindowState | undefined;
  readonly backgroundHintSeen: boolean;
}

/** Defaults for everything that is missing or damaged; the store sorts out damage later. */
export function firstLook(dataDir: string): FirstLook {
  const { theme, language, window, backgroundHintSeen } = readSettings(
    join(dataDir, 'settings.json'),
  );
  return {
    theme: isTheme(theme) ? theme : DEFAULT_THEME,
    language: isLanguage(language) ? language : null,
    window: isWindowState(window) ? window : undefined,
    backgroundHintSeen: backgroundHintSeen === true,
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
