/** What the settings file may hold. Each field stands alone: a bad one falls back, the others stay. */
import { z } from 'zod';
import { DEFAULT_THEME } from '../../../src-shared/domain/theme.ts';
import { ChosenLanguage, Theme } from '../../../src-shared/ipc/calls/app.ts';
import { Scheduled, ThenDo } from '../../../src-shared/ipc/calls/night.ts';
import { LastLook } from '../../../src-shared/ipc/calls/presets.ts';

export const MAX_RECENT_FOLDERS = 10;

export const WindowPlace = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(200),
  height: z.number().int().min(200),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;

export const settingsFields = {
  theme: Theme.catch(DEFAULT_THEME),
  language: ChosenLanguage.catch(null),
  /** Absolute path of the output folder used last. */
  lastOutput: z.string().nullable().catch(null),
  /** Newest first. */
  recentFolders: z.array(z.string()).max(MAX_RECENT_FOLDERS).catch([]),
  lastLook: LastLook.nullable().catch(null),
  /** When the user said that people in uploaded portraits agree; null until then. */
  portraitConsentMs: z.number().nullable().catch(null),
  /** Whether the app looks for newer versions by itself. */
  automaticUpdates: z.boolean().catch(true),
  /** The user was told that closing the window does not end the work. */
  backgroundHintSeen: z.boolean().catch(false),
  /** Absolute path of the program that runs when a batch has ended. */
  whenDoneCommand: z.string().nullable().catch(null),
  webhook: z.string().nullable().catch(null),
  /** Keychain ciphertext of the key that signs calls to the webhook, base64. */
  webhookKey: z.string().nullable().catch(null),
  thenDo: ThenDo.catch('nothing'),
  notify: z.boolean().catch(true),
  scheduled: z.array(Scheduled).catch([]),
  window: WindowPlace.nullable().catch(null),
  /** How long an upload may be used again, in hours. */
  uploadReuseHours: z.number().min(0).max(168).catch(12),
  /** What is known of accounts without their secrets; the accounts service owns the shape. */
  accounts: z.array(z.record(z.string(), z.unknown())).catch([]),
  /** Keychain ciphertext, base64, by account. Never a secret in plain text. */
  secrets: z.record(z.string(), z.string()).catch({}),
} as const;

export type SettingName = keyof typeof settingsFields;
export type SettingValue<Name extends SettingName> = z.output<(typeof settingsFields)[Name]>;
