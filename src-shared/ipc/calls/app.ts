/** Calls about the app itself. */
import { z } from 'zod';
import { THEMES } from '../../domain/theme.ts';
import { LANGUAGES } from '../../text/languages.ts';
import { call } from '../define.ts';

export const Theme = z.enum(THEMES);
export type Theme = z.infer<typeof Theme>;

/** Null follows the system. */
export const ChosenLanguage = z.enum(LANGUAGES).nullable();

export const AppInfo = z.object({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  node: z.string(),
  platform: z.enum(['darwin', 'win32', 'linux']),
  theme: Theme,
  language: ChosenLanguage,
  /** Free bytes where results would go; null when nobody can say. */
  freeBytes: z.number().nullable(),
});
export type AppInfo = z.infer<typeof AppInfo>;

/** Pages the app may open in the browser; the renderer names a page, never an address. */
export const ExternalPage = z.enum([
  'register',
  'credits',
  'gallery',
  'api-tokens',
  'help',
  'download',
]);
export type ExternalPage = z.infer<typeof ExternalPage>;

export const appCalls = {
  'app:info': call(z.void(), AppInfo),
  'app:set-theme': call(z.object({ theme: Theme }), z.void()),
  /** The window opens anew in it. */
  'app:set-language': call(z.object({ language: ChosenLanguage }), z.void()),
  'app:open-page': call(z.object({ page: ExternalPage }), z.void()),
  'app:copy-diagnostics': call(z.void(), z.void()),
} as const;
