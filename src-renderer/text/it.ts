/** What the interface says in Italian. What has no translation yet is said in English. */
import { it as shared } from '../../src-shared/text/it.ts';
import type { Entry } from '../../src-shared/text/translate.ts';
import { en } from './en.ts';
import { account } from './it/account.ts';
import { app } from './it/app.ts';
import { common } from './it/common.ts';
import { keys } from './it/keys.ts';

export const it = {
  ...en,
  ...shared,
  ...common,
  ...keys,
  ...account,
  ...app,
} satisfies Record<keyof typeof en, Entry>;
