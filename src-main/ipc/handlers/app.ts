/** Answers calls about the app itself. */
import type { Theme } from '../../../src-shared/ipc/calls/app.ts';
import type { Language } from '../../../src-shared/text/languages.ts';
import type { Desktop } from '../../shell/desktop/system.ts';
import type { HandlersOf } from '../handler.ts';

export interface AppHandlerParts {
  readonly desktop: Desktop;
  /** Setting it paints the window and tells everybody. */
  readonly theme: { get(): Theme; set(theme: Theme): void };
  readonly language: { get(): Language | null; set(language: Language | null): void };
  /** Free bytes where results would go. */
  readonly freeBytes: () => Promise<number | null>;
  /** The support bundle as text, without secrets. */
  readonly diagnostics: () => Promise<string>;
}

export function createAppHandlers(parts: AppHandlerParts): HandlersOf<'app'> {
  const { desktop, theme, language, freeBytes, diagnostics } = parts;
  return {
    'app:info': async () => ({
      ...desktop.versions(),
      theme: theme.get(),
      language: language.get(),
      freeBytes: await freeBytes(),
    }),
    'app:set-theme': (input) => theme.set(input.theme),
    'app:set-language': (input) => language.set(input.language),
    'app:open-page': ({ page }) => desktop.openPage(page),
    'app:copy-diagnostics': async () => desktop.copyText(await diagnostics()),
  };
}
