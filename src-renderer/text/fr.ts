/** Every sentence the interface can say, in French. */
import { commands } from '../../src-shared/text/fr/commands.ts';
import { failures } from '../../src-shared/text/fr/failures.ts';
import { found } from '../../src-shared/text/fr/found.ts';
import { reasons } from '../../src-shared/text/fr/reasons.ts';
import { remarks } from '../../src-shared/text/fr/remarks.ts';
import type { Entry } from '../../src-shared/text/translate.ts';
import type { en } from './en.ts';
import { account } from './fr/account.ts';
import { app } from './fr/app.ts';
import { beforeStart } from './fr/before-start.ts';
import { common } from './fr/common.ts';
import { compare } from './fr/compare.ts';
import { exporting } from './fr/export.ts';
import { help } from './fr/help.ts';
import { keys } from './fr/keys.ts';
import { lookLibrary } from './fr/look-library.ts';
import { morning } from './fr/morning.ts';
import { newBatch } from './fr/new-batch.ts';
import { night } from './fr/night.ts';
import { progress } from './fr/progress.ts';
import { review } from './fr/review.ts';
import { runDetail } from './fr/run-detail.ts';
import { said } from './fr/said.ts';

export const fr = {
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
