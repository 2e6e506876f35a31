/** What the interface says in French. What has no translation yet is said in English. */
import { fr as shared } from '../../src-shared/text/fr.ts';
import type { Entry } from '../../src-shared/text/translate.ts';
import { en } from './en.ts';
import { account } from './fr/account.ts';
import { app } from './fr/app.ts';
import { common } from './fr/common.ts';
import { keys } from './fr/keys.ts';

export const fr = {
  ...en,
  ...shared,
  ...common,
  ...keys,
  ...account,
  ...app,
} satisfies Record<keyof typeof en, Entry>;
