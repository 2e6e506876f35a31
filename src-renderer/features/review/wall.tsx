/** All results of the open collection as a wall: chosen one or many, judged by keys, opened by Enter. */
import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import { useReview, useStores } from '../../stores/context.tsx';
import { resultAt } from '../../stores/review-state.ts';
import { useScreenGuide } from '../../stores/use-screen-guide.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/states.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { VirtualGrid, type VirtualGridHandle } from '../../ui/virtual-grid.tsx';
import { NO_FILTER } from '../../view/review-list.ts';
import { WallCell } from './wall-cell.tsx';
import { WALL_SIZES } from './wall-sizes.ts';

const CAPTION = 40;
const GAP = 12;

export function Wall({ onKey }: { readonly onKey: (event: KeyboardEvent) => boolean }) {
  const { review } = useStores();
  const shown = useReview((state) => state.shown);
  const selected = useReview((state) => state.selected);
  const { minWidth, thumbnail } = WALL_SIZES[useReview((state) => state.cellSize)];
  const [measure, width] = useWidth();
  const grid = useRef<VirtualGridHandle>(null);
  useKeyboardFollows(grid);
  const columns = Math.max(1, Math.floor((width + GAP) / (minWidth + GAP)));
  const cellWidth = (width - GAP * (columns - 1)) / columns;
  const { select, openResult } = review.getState();
  const nameOf = (id: ResultId) => {
    const state = review.getState();
    return state.skus[resultAt(state, id)?.sku ?? -1]?.name ?? '';
  };
  return (
    <div ref={measure} className="mx-6 flex min-h-0 flex-1 flex-col">
      {shown.length === 0 ? (
        <NothingShown />
      ) : width > 0 ? (
        <VirtualGrid
          handle={grid}
          multiple
          label={t('review.grid')}
          mode="cells"
          ids={shown}
          columns={columns}
          gap={GAP}
          rowHeight={Math.round((cellWidth * 4) / 3) + CAPTION}
          selected={selected}
          onSelect={select}
          onOpen={openResult}
          onItemKey={(id, event) => {
            if (event.key === ' ' && !event.ctrlKey && !event.shiftKey) openResult(id);
            else return onKey(event);
            return true;
          }}
          textOf={nameOf}
          renderItem={(id) => <WallCell id={id} size={thumbnail} />}
          itemClassName="rounded-sm h-full focus-visible:!outline-offset-2"
          selectedClassName="outline-2 outline-focus outline-offset-2"
          className="flex-1"
        />
      ) : null}
    </div>
  );
}

/** When judging moves the place, the keyboard goes along; and coming back it is where one was. */
function useKeyboardFollows(grid: { readonly current: VirtualGridHandle | null }): void {
  const { review } = useStores();
  const ready = useReview((state) => state.shown.length > 0);
  useEffect(() => {
    if (!ready) return;
    const follow = () => {
      const { shown, at } = review.getState();
      const index = at === null ? -1 : shown.indexOf(at);
      if (index >= 0) grid.current?.focusAt(index);
    };
    // The grid is measured first; it is there a frame later.
    const first = requestAnimationFrame(follow);
    const stop = review.subscribe((state, before) => {
      const free = !document.activeElement?.closest('input, textarea, [role="dialog"]');
      if (state.at !== before.at && state.view === 'wall' && free) follow();
    });
    return () => {
      cancelAnimationFrame(first);
      stop();
    };
  }, [review, grid, ready]);
}

function NothingShown() {
  const ask = useReview((state) => state.ask);
  const guide = useScreenGuide('review');
  const none = useReview((state) => state.results.length === 0);
  const search = useReview((state) => state.filter.search);
  if (none) {
    return (
      <Empty title={t('review.no-results')} text={t('review.no-results-text')} guide={guide} />
    );
  }
  return (
    <Empty
      title={search === '' ? t('review.none-match') : t('review.none-found', { search })}
      text={t('review.none-match-text')}
    >
      <Button onPress={() => ask(NO_FILTER)}>{t('review.filter-clear')}</Button>
    </Empty>
  );
}
