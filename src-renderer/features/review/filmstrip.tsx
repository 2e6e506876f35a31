/** The pictures before and after the open one, in a strip that draws only what is on screen. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import type { OutputId } from '../../../src-shared/domain/ids.ts';
import { mediaUrl } from '../../../src-shared/ipc/contract.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { Picture } from '../../ui/picture.tsx';
import type { Result } from '../../view/result-view.ts';

const WIDTH = 66;
const GAP = 8;

export function Filmstrip({
  results,
  ids,
  open,
  onOpen,
}: {
  readonly results: ReadonlyMap<OutputId, Result>;
  readonly ids: readonly OutputId[];
  readonly open: OutputId;
  readonly onOpen: (id: OutputId) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const at = ids.indexOf(open);
  const virtualizer = useVirtualizer({
    horizontal: true,
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => WIDTH,
    gap: GAP,
    overscan: 4,
  });
  useEffect(() => virtualizer.scrollToIndex(at, { align: 'center' }), [virtualizer, at]);
  return (
    <section
      ref={scroller}
      aria-label={t('review.filmstrip')}
      className="min-w-0 flex-1 overflow-x-auto px-1 py-2.5"
    >
      <div className="relative h-[88px]" style={{ width: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => {
          const id = ids[item.index];
          const result = id === undefined ? undefined : results.get(id);
          if (id === undefined || !result) return null;
          return (
            <Button
              key={id}
              excludeFromTabOrder
              aria-label={`${result.run.sku}, ${result.output.fileName}`}
              {...(id === open ? { 'aria-current': true } : {})}
              onPress={() => onOpen(id)}
              className={cx(
                'absolute top-0 left-0 h-full rounded-sm',
                id === open && 'outline-2 outline-accent outline-offset-1',
              )}
              style={{ width: WIDTH, transform: `translateX(${item.start}px)` }}
            >
              <Picture src={mediaUrl('output', id, 96)} alt="" className="size-full" />
            </Button>
          );
        })}
      </div>
    </section>
  );
}
