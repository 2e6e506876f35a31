/** What the interface says in German. What has no translation yet is said in English. */
import { de as shared } from '../../src-shared/text/de.ts';
import type { Entry } from '../../src-shared/text/translate.ts';
import { account } from './de/account.ts';
import { app } from './de/app.ts';
import { common } from './de/common.ts';
import { keys } from './de/keys.ts';
import { en } from './en.ts';

export const de = {
  ...en,
  ...shared,
  ...common,
  ...keys,
  ...account,
  ...app,
} satisfies Record<keyof typeof en, Entry>;
