/**
 * What a screen reader is told of the work: that SKUs are done, failed or need somebody, gathered, and
 * that a batch has ended. Never single phases or percents. Pure.
 */
import type { BatchView } from '../../src-shared/domain/views.ts';
import { t } from '../text/index.ts';

/** What was told of a batch, or stood so before anybody listened. */
export interface Told {
  readonly done: number;
  readonly failed: number;
  readonly needsYou: number;
  readonly ended: boolean;
}

export const NOTHING_TOLD: Told = { done: 0, failed: 0, needsYou: 0, ended: false };

export function toldOf({ counts, state }: BatchView): Told {
  const { done, failed, needsYou } = counts;
  return { done, failed, needsYou, ended: state.state === 'ended' };
}

/**
 * The sentence for everything since `before`; null where nothing is worth one. `lastEnded` names the
 * SKU that ended last, for when it is the only one.
 */
export function newsOf(
  before: Told,
  batch: BatchView,
  lastEnded: () => string | undefined,
): string | null {
  const now = toldOf(batch);
  const done = now.done - before.done;
  const failed = now.failed - before.failed;
  const needsYou = now.needsYou - before.needsYou;
  const sku = done + failed === 1 ? lastEnded() : undefined;
  const parts = [
    done > 0 ? (sku ? t('said.sku-done', { sku }) : t('said.done', { n: done })) : '',
    failed > 0 ? (sku ? t('said.sku-failed', { sku }) : t('said.failed', { n: failed })) : '',
    needsYou > 0 ? t('said.needs-you', { n: now.needsYou }) : '',
    now.ended && !before.ended ? t('said.ended') : '',
  ].filter(Boolean);
  if (parts.length === 0) return null;
  const { total, cancelled } = batch.counts;
  const ended = now.done + now.failed + cancelled;
  return `${batch.name}: ${[...parts, t('said.of', { ended, n: total })].join(', ')}.`;
}
