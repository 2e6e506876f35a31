/** Puts the chosen theme on the page; `system` follows the operating system as it changes. */
import { useEffect } from 'react';
import { useApp } from '../stores/context.tsx';

const LIGHT = '(prefers-color-scheme: light)';

export function useTheme(): void {
  const theme = useApp((state) => state.theme);
  useEffect(() => {
    const query = window.matchMedia(LIGHT);
    const paint = () => {
      document.documentElement.dataset['theme'] =
        theme === 'system' ? (query.matches ? 'light' : 'dark') : theme;
    };
    paint();
    query.addEventListener('change', paint);
    return () => query.removeEventListener('change', paint);
  }, [theme]);
}
