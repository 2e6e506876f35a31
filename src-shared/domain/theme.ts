/** The colours the app may wear. Light: the window is opened with it before anything else is loaded. */
export const THEMES = ['system', 'dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

/** Until the user chooses: beside photographs a dark surround lets colour be judged. */
export const DEFAULT_THEME: Theme = 'dark';

export const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value);
