/** What reading an art director's answers changed, as a message. */
import type { PackAnswerRead } from '../../../src-shared/domain/export/views.ts';
import { t } from '../../text/index.ts';

const MOST_NAMES = 3;

export function answerText(read: PackAnswerRead): {
  readonly text: string;
  readonly detail: string;
} {
  const { by, applied, unchanged, conflicts, unknown } = read;
  const names = unknown.slice(0, MOST_NAMES).join(', ');
  return {
    text: t('export.answer-read', { by, n: applied }),
    detail: [
      ...(unchanged > 0 ? [t('export.answer-same', { n: unchanged })] : []),
      ...(conflicts > 0 ? [t('export.answer-conflicts', { n: conflicts })] : []),
      ...(unknown.length > 0 ? [t('export.answer-unknown', { n: unknown.length, names })] : []),
    ].join(' '),
  };
}
