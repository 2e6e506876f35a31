/** What the interface says in Spanish. */
import { commands } from '../../src-shared/text/es/commands.ts';
import { failures } from '../../src-shared/text/es/failures.ts';
import { found } from '../../src-shared/text/es/found.ts';
import { reasons } from '../../src-shared/text/es/reasons.ts';
import { remarks } from '../../src-shared/text/es/remarks.ts';
import type { Entry } from '../../src-shared/text/translate.ts';
import type { en } from './en.ts';
import { account } from './es/account.ts';
import { app } from './es/app.ts';
import { beforeStart } from './es/before-start.ts';
import { common } from './es/common.ts';
import { compare } from './es/compare.ts';
import { exporting } from './es/export.ts';
import { help } from './es/help.ts';
import { keys } from './es/keys.ts';
import { lookLibrary } from './es/look-library.ts';
import { morning } from './es/morning.ts';
import { newBatch } from './es/new-batch.ts';
import { night } from './es/night.ts';
import { progress } from './es/progress.ts';
import { review } from './es/review.ts';
import { runDetail } from './es/run-detail.ts';
import { said } from './es/said.ts';

export const es = {
  ...commands,
  ...failures,
  ...found,
  ...reasons,
  ...remarks,
  ...common,
  ...compare,
  ...exporting,
  ...help,
  ...newBatch,
  ...beforeStart,
  ...lookLibrary,
  ...keys,
  ...morning,
  ...night,
  ...progress,
  ...review,
  ...runDetail,
  ...said,
  ...account,
  ...app,
} satisfies Record<keyof typeof en, Entry>;
