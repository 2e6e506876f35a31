/** What the interface says in Spanish. What has no translation yet is said in English. */
import { es as shared } from '../../src-shared/text/es.ts';
import type { Entry } from '../../src-shared/text/translate.ts';
import { en } from './en.ts';
import { account } from './es/account.ts';
import { app } from './es/app.ts';
import { common } from './es/common.ts';
import { keys } from './es/keys.ts';

export const es = {
  ...en,
  ...shared,
  ...common,
  ...keys,
  ...account,
  ...app,
} satisfies Record<keyof typeof en, Entry>;
