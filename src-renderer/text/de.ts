/** What the interface says in German. */
import { commands } from '../../src-shared/text/de/commands.ts';
import { failures } from '../../src-shared/text/de/failures.ts';
import { found } from '../../src-shared/text/de/found.ts';
import { reasons } from '../../src-shared/text/de/reasons.ts';
import { remarks } from '../../src-shared/text/de/remarks.ts';
import type { Entry } from '../../src-shared/text/translate.ts';
import { account } from './de/account.ts';
import { app } from './de/app.ts';
import { beforeStart } from './de/before-start.ts';
import { common } from './de/common.ts';
import { compare } from './de/compare.ts';
import { exporting } from './de/export.ts';
import { help } from './de/help.ts';
import { keys } from './de/keys.ts';
import { lookLibrary } from './de/look-library.ts';
import { morning } from './de/morning.ts';
import { newBatch } from './de/new-batch.ts';
import { night } from './de/night.ts';
import { progress } from './de/progress.ts';
import { review } from './de/review.ts';
import { runDetail } from './de/run-detail.ts';
import { said } from './de/said.ts';
import type { en } from './en.ts';

export const de = {
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
