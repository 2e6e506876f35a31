/** Choosing the language of the app: which there are, and what happens when another is taken. */
import { useCallback, useEffect } from 'react';
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../src-shared/text/languages.ts';
import { LANGUAGE, t } from '../text/index.ts';
import { useAct, useApp, useClient, useStores, useView } from './context.tsx';

/** What stands for following the system. */
const SYSTEM = 'system';

export interface LanguageChoice {
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly choose: (value: string) => void;
}

/** `withSystem` offers following the system too; without it the language in use is the chosen one. */
export function useLanguage(withSystem: boolean): LanguageChoice {
  const client = useClient();
  const act = useAct();
  const { app } = useStores();
  const chosen = useApp((state) => state.info?.language ?? null);
  const screen = useView((state) => state.route.screen);
  const choose = useCallback(
    (value: string) => {
      const language = isLanguage(value) ? value : null;
      window.name = screen;
      void act(async () => {
        await client.call('app:set-language', { language });
        const { info, setInfo } = app.getState();
        if (info) setInfo({ ...info, language });
      });
    },
    [client, act, app, screen],
  );
  const named = LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }));
  const system = { value: SYSTEM, label: t('language.system') };
  return {
    value: chosen ?? (withSystem ? SYSTEM : LANGUAGE),
    choices: withSystem ? [system, ...named] : named,
    choose,
  };
}

/** Says the page's language to screen readers, and goes back to where the user changed it. */
export function usePageLanguage(): void {
  const { view } = useStores();
  useEffect(() => {
    document.documentElement.lang = LANGUAGE;
    // The one thing a window keeps while it opens anew that is read without asking the main process.
    const place = window.name;
    window.name = '';
    if (place === 'settings') view.getState().go({ screen: 'settings' });
  }, [view]);
}
