/** What the interface says in Italian. A sentence that is missing does not compile. */
import { commands } from '../../src-shared/text/it/commands.ts';
import { failures } from '../../src-shared/text/it/failures.ts';
import { found } from '../../src-shared/text/it/found.ts';
import { reasons } from '../../src-shared/text/it/reasons.ts';
import { remarks } from '../../src-shared/text/it/remarks.ts';
import type { Entry } from '../../src-shared/text/translate.ts';
import type { en } from './en.ts';
import { account } from './it/account.ts';
import { app } from './it/app.ts';
import { beforeStart } from './it/before-start.ts';
import { common } from './it/common.ts';
import { compare } from './it/compare.ts';
import { exporting } from './it/export.ts';
import { help } from './it/help.ts';
import { keys } from './it/keys.ts';
import { lookLibrary } from './it/look-library.ts';
import { morning } from './it/morning.ts';
import { newBatch } from './it/new-batch.ts';
import { night } from './it/night.ts';
import { progress } from './it/progress.ts';
import { review } from './it/review.ts';
import { runDetail } from './it/run-detail.ts';
import { said } from './it/said.ts';

export const it = {
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
