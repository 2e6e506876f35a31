/** Every sentence the interface can say, in English. Other languages translate this catalogue. */
import { account } from './en/account.ts';
import { beforeStart } from './en/before-start.ts';
import { common } from './en/common.ts';
import { keys } from './en/keys.ts';
import { morning } from './en/morning.ts';
import { newBatch } from './en/new-batch.ts';
import { progress } from './en/progress.ts';
import { review } from './en/review.ts';
import type { Entry } from './translate.ts';

export const en = {
  ...common,
  ...newBatch,
  ...beforeStart,
  ...keys,
  ...morning,
  ...progress,
  ...review,
  ...account,
} as const satisfies Record<string, Entry>;
