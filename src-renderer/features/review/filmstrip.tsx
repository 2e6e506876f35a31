/** The pictures before and after the open one, in a strip that draws only what is on screen. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import { mediaUrl } from '../../../src-shared/ipc/addresses.ts';
import { useReview } from '../../stores/context.tsx';
import { resultAt } from '../../stores/review-state.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { Picture } from '../../ui/picture.tsx';
import { VerdictMark } from './marks.tsx';

const WIDTH = 66;
const GAP = 8;

export const Filmstrip = memo(function Filmstrip({ at }: { readonly at: ResultId }) {
  const shown = useReview((state) => state.shown);
  const scroller = useRef<HTMLDivElement>(null);
  const index = shown.indexOf(at);
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => WIDTH,
    gap: GAP,
    paddingStart: 6,
    paddingEnd: 6,
    overscan: 4,
  });
  useEffect(() => virtualizer.scrollToIndex(index, { align: 'center' }), [virtualizer, index]);
  return (
    <section
      ref={scroller}
      aria-label={t('review.filmstrip')}
      className="min-w-0 flex-1 overflow-x-auto overflow-y-hidden py-2.5"
    >
      <div className="relative h-[88px]" style={{ width: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const id = shown[item.index];
          return id === undefined ? null : (
            <Frame key={id} id={id} here={id === at} start={item.start} />
          );
        })}
      </div>
    </section>
  );
});

const Frame = memo(function Frame({
  id,
  here,
  start,
}: {
  readonly id: ResultId;
  readonly here: boolean;
  readonly start: number;
}) {
  const result = useReview((state) => resultAt(state, id));
  const sku = useReview((state) => state.skus[resultAt(state, id)?.sku ?? -1]?.name ?? '');
  const openResult = useReview((state) => state.openResult);
  if (!result) return null;
  const { verdict } = result.judgement;
  const word = verdict === null ? '' : `, ${t(`review.verdict-${verdict}`)}`;
  return (
    <Button
      excludeFromTabOrder
      aria-label={`${sku}, ${result.fileName}${word}`}
      {...(here ? { 'aria-current': true } : {})}
      onPress={() => openResult(id)}
      className={cx(
        'absolute top-0 left-0 h-full rounded-sm',
        here && 'outline-2 outline-accent outline-offset-2',
      )}
      style={{ width: WIDTH, transform: `translateX(${start}px)` }}
    >
      <Picture
        src={mediaUrl('result', id, 256)}
        alt=""
        dim={verdict === 'reject'}
        className="size-full"
      />
      <span aria-hidden className="absolute right-1 bottom-1">
        <VerdictMark small verdict={verdict} />
      </span>
    </Button>
  );
});
