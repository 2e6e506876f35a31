/** Every sentence the interface can say, in English. Other languages translate this catalogue. */
import { commands } from '../../src-shared/text/en/commands.ts';
import { failures } from '../../src-shared/text/en/failures.ts';
import { found } from '../../src-shared/text/en/found.ts';
import { reasons } from '../../src-shared/text/en/reasons.ts';
import { remarks } from '../../src-shared/text/en/remarks.ts';
import type { Entry } from '../../src-shared/text/translate.ts';
import { account } from './en/account.ts';
import { app } from './en/app.ts';
import { beforeStart } from './en/before-start.ts';
import { common } from './en/common.ts';
import { compare } from './en/compare.ts';
import { exporting } from './en/export.ts';
import { help } from './en/help.ts';
import { keys } from './en/keys.ts';
import { lookLibrary } from './en/look-library.ts';
import { morning } from './en/morning.ts';
import { newBatch } from './en/new-batch.ts';
import { night } from './en/night.ts';
import { progress } from './en/progress.ts';
import { review } from './en/review.ts';
import { runDetail } from './en/run-detail.ts';
import { said } from './en/said.ts';

export const en = {
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
} as const satisfies Record<string, Entry>;
