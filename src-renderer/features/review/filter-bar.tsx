/** What of the collection is shown, in one line: verdicts with counts, filters, order, search, size. */
import { ArrowDownUp, FastForward, GitCompareArrows } from 'lucide-react';
import { useMemo } from 'react';
import { ToggleButton } from 'react-aria-components';
import { useShallow } from 'zustand/react/shallow';
import { useReview } from '../../stores/context.tsx';
import type { ReviewHabits } from '../../stores/review-remembered.ts';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceMenu } from '../../ui/choice-menu.tsx';
import { cx } from '../../ui/cx.ts';
import { SearchBox } from '../../ui/field.tsx';
import { Hint } from '../../ui/hint.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Steps } from '../../ui/steps.tsx';
import { facetsOf, ReviewSort, VerdictFilter, verdictCounts } from '../../view/review-list.ts';
import { FilterButton } from './filter-button.tsx';

const LARGEST = 3;

export function FilterBar() {
  const collection = useReview(useShallow(({ skus, results }) => ({ skus, results })));
  const facets = useMemo(() => facetsOf(collection), [collection]);
  const search = useReview((state) => state.filter.search);
  const conflicts = useReview((state) => state.filter.conflicts);
  const cellSize = useReview((state) => state.cellSize);
  const ask = useReview((state) => state.ask);
  const set = useReview((state) => state.set);
  return (
    <div className="@container shrink-0 px-6 pb-3">
      <div className="flex flex-wrap items-center gap-2">
        <Verdicts />
        <FilterButton facets={facets} />
        <Order />
        {facets.conflicts > 0 || conflicts ? (
          <Hint text={t('review.conflicts-hint')}>
            <ToggleButton
              isSelected={conflicts}
              onChange={(next) => ask({ conflicts: next })}
              className="flex h-[30px] shrink-0 items-center gap-1.5 rounded-md border border-line-strong px-2.5 text-cap text-wait tabular-nums hover:bg-hover selected:bg-hover selected:font-semibold"
            >
              <GitCompareArrows size={14} aria-hidden />
              {t('review.conflicts', { n: facets.conflicts })}
            </ToggleButton>
          </Hint>
        ) : null}
        <span className="flex-1" />
        <Steps
          label={t('review.size')}
          value={cellSize}
          last={LARGEST}
          onChange={(next) => set({ cellSize: next as ReviewHabits['cellSize'] })}
          valueText={t('review.size-name', { n: cellSize + 1 })}
          className="mr-1 hidden w-20 shrink-0 @4xl:flex"
        />
        <SearchBox
          label={t('review.find')}
          clearLabel={t('action.clear-search')}
          value={search}
          onChange={(next) => ask({ search: next })}
          className="w-40 min-w-24 shrink"
        />
      </div>
    </div>
  );
}

function Verdicts() {
  const state = useReview(useShallow(({ skus, results, filter }) => ({ skus, results, filter })));
  const ask = useReview((held) => held.ask);
  const counts = useMemo(() => verdictCounts(state, state.filter), [state]);
  return (
    <Segmented
      label={t('review.verdict')}
      value={state.filter.verdict}
      onChange={(verdict) => ask({ verdict })}
      segments={VerdictFilter.options.map((value) => {
        const word = t(`review.show-${value}`);
        return {
          value,
          name: `${word}, ${formatNumber(counts[value])}`,
          label: (
            <>
              {word}
              <span className="ml-1.5 font-normal text-text-3">{formatNumber(counts[value])}</span>
            </>
          ),
        };
      })}
    />
  );
}

function Order() {
  const sort = useReview((state) => state.sort);
  const set = useReview((state) => state.set);
  return (
    <ChoiceMenu
      label={t('review.sort')}
      groups={[
        {
          id: 'sort',
          title: t('review.sort'),
          value: sort,
          choices: ReviewSort.options.map((value) => ({ value, label: t(`review.sort-${value}`) })),
          onChange: (next) => set({ sort: ReviewSort.parse(next) }),
        },
      ]}
    >
      <Button
        kind="quiet"
        aria-label={`${t('review.sort')}: ${t(`review.sort-${sort}`)}`}
        className="!text-cap min-w-0 !shrink"
      >
        <ArrowDownUp size={14} aria-hidden className="shrink-0" />
        <span className="truncate">{t(`review.sort-${sort}`)}</span>
      </Button>
    </ChoiceMenu>
  );
}

/** Whether judging goes on to the next picture by itself. */
export function AdvanceSwitch() {
  const advance = useReview((state) => state.advance);
  const set = useReview((state) => state.set);
  return (
    <Hint text={t('review.advance-hint')} command="review:advance">
      <ToggleButton
        aria-label={t('review.advance')}
        isSelected={advance}
        onChange={(next) => set({ advance: next })}
        className={cx(
          'flex size-[30px] items-center justify-center rounded-md transition-colors duration-120 hover:bg-hover hover:text-text',
          advance ? 'bg-hover text-text' : 'text-text-3',
        )}
      >
        <FastForward size={15} aria-hidden fill={advance ? 'currentColor' : 'none'} />
      </ToggleButton>
    </Hint>
  );
}
