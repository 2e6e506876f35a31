/** The plan of `--dry-run` as lines. Pure. */
import type { RejectedSku } from '../../../src-shared/domain/plan.ts';
import type { PlanPreview } from '../../batch/engine.ts';
import type { Paint } from './paint.ts';
import { padTo, printable, textWidth } from './text-width.ts';
import { aboutWords, count, creditCount, failureWords } from './words.ts';

const ACTIONS: Readonly<Record<PlanPreview['skus'][number]['action'], string>> = {
  run: 'new',
  'skip-done': 'done before, skipped',
  'go-on': 'goes on where it was',
  'leave-failed': 'failed before, left alone (--retry-failed)',
  'leave-cancelled': 'cancelled, left alone',
  retry: 'submitted again',
  fetch: 'missing pictures fetched first, free',
};

export function planLines(
  preview: PlanPreview,
  rejected: readonly RejectedSku[],
  paint: Paint,
): readonly string[] {
  const names = [...preview.skus.map((sku) => sku.sku), ...rejected.map((sku) => sku.sku)];
  const columns = Math.min(40, Math.max(0, ...names.map((name) => textWidth(printable(name)))));
  const name = (sku: string) => padTo(printable(sku), columns);
  const credits =
    preview.credits === null
      ? 'credits unknown until a first job has told its price'
      : `about ${creditCount(preview.credits)} (${preview.creditsLearned ? 'learned from earlier jobs' : 'an estimate'})`;
  const total = [
    count(preview.skus.length, 'SKU'),
    count(preview.outputs, 'picture'),
    credits,
    ...(preview.seconds === null ? [] : [aboutWords(preview.seconds * 1000)]),
  ];
  return [
    ...preview.skus.map(
      (sku) =>
        `  ${name(sku.sku)}  ${count(sku.photos, 'photo')} → ${count(sku.outputs, 'picture')}  ${paint.dim(ACTIONS[sku.action])}`,
    ),
    ...rejected.map((sku) => `${paint.red('✗')} ${name(sku.sku)}  ${failureWords(sku.failure)}`),
    '',
    paint.bold(total.join(' · ')),
    'Dry run: nothing was sent.',
  ];
}
