/** How a result is called beside another one of its SKU. */
import type { ReviewResult } from '../../../../src-shared/domain/review/library.ts';
import { t } from '../../../text/index.ts';

/** `variation 2 · version 1 · nano_banana_pro`. */
export function nameOfResult(result: ReviewResult): string {
  return [
    t('compare.variation', { n: (result.variation ?? result.imageIndex) + 1 }),
    t('compare.version', { n: result.version }),
    ...(result.model === null ? [] : [result.model]),
  ].join(' · ');
}
