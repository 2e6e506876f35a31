/** One result on the wall: its picture, what was decided, what to look at. Follows itself alone. */
import { GitCompareArrows, TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import { mediaUrl } from '../../../src-shared/ipc/addresses.ts';
import { useReview } from '../../stores/context.tsx';
import { resultAt } from '../../stores/review-state.ts';
import { formatRate, formatScore } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Picture } from '../../ui/picture.tsx';
import { SkuName } from '../../ui/sku-name.tsx';
import { LabelMark, StarsMark, VerdictMark } from './marks.tsx';

export const WallCell = memo(function WallCell({
  id,
  size,
}: {
  readonly id: ResultId;
  readonly size: 256 | 640;
}) {
  const result = useReview((state) => resultAt(state, id));
  const sku = useReview((state) => state.skus[resultAt(state, id)?.sku ?? -1]?.name ?? '');
  const byColour = useReview((state) => state.sort === 'colour');
  if (!result) return null;
  const { judgement, needsReview, conflicts, version, qualityScore, newest, colourDelta } = result;
  // What the wall is sorted by is what it shows.
  const figure = byColour
    ? colourDelta !== null && `ΔE ${formatRate(colourDelta)}`
    : qualityScore !== null && formatScore(qualityScore);
  return (
    <div className="flex h-full flex-col">
      <span className="relative block min-h-0 flex-1">
        <Picture
          src={mediaUrl('result', id, size)}
          alt={`${sku}, ${result.fileName}`}
          fit="contain"
          dim={judgement.verdict === 'reject'}
          className="size-full"
        />
        <span className="absolute top-1.5 right-1.5 flex flex-col items-end gap-1">
          {conflicts.length > 0 ? (
            <span className="flex size-[22px] items-center justify-center rounded-full bg-badge text-mark-wait">
              <GitCompareArrows size={13} aria-hidden />
              <span className="sr-only">{t('review.conflict')}</span>
            </span>
          ) : null}
          {needsReview ? (
            <span
              title={result.reviewReason ?? t('review.needs-review')}
              className="flex size-[22px] items-center justify-center rounded-full bg-badge text-mark-wait"
            >
              <TriangleAlert size={13} aria-hidden />
              <span className="sr-only">{result.reviewReason ?? t('review.needs-review')}</span>
            </span>
          ) : null}
        </span>
        {version > 0 || !newest ? (
          <span className="absolute bottom-1.5 left-1.5 rounded-full bg-badge px-2 text-note text-white">
            {newest ? t('review.version', { n: version }) : t('review.older', { n: version })}
          </span>
        ) : null}
        <span className="absolute right-1.5 bottom-1.5">
          <VerdictMark verdict={judgement.verdict} />
        </span>
      </span>
      <span className="flex h-10 shrink-0 flex-col justify-start pt-1 text-cap leading-4">
        <span className="flex min-w-0">
          <SkuName name={sku} />
        </span>
        <span className="flex min-w-0 items-center gap-1.5 text-note text-text-3">
          <LabelMark label={judgement.label} />
          <StarsMark stars={judgement.stars} />
          <span className="flex-1" />
          {figure === false ? null : <span className="tabular-nums">{figure}</span>}
        </span>
      </span>
    </div>
  );
});
