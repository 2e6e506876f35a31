/** What the wall shows and how: filters with their counts, search, order, groups, size, grid or table. */
import { ArrowDownUp, LayoutGrid, List } from 'lucide-react';
import type { BatchCounts, BatchView } from '../../../src-shared/domain/views.ts';
import { useView } from '../../stores/context.tsx';
import type { CellSize, RunGrouping, RunSort } from '../../stores/view.ts';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { ChoiceMenu } from '../../ui/choice-menu.tsx';
import { SearchBox } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Steps } from '../../ui/steps.tsx';
import type { RunStateGroup } from '../../view/state-group.ts';

type Filter = RunStateGroup | 'all';

const COUNTS: Readonly<Record<Filter, keyof BatchCounts>> = {
  all: 'total',
  running: 'running',
  waiting: 'waiting',
  failed: 'failed',
  'needs-you': 'needsYou',
  done: 'done',
  cancelled: 'cancelled',
};
const SORTS: readonly RunSort[] = ['queue', 'state', 'name', 'time', 'credits'];
const GROUPS: readonly RunGrouping[] = ['none', 'state', 'cause'];
const LARGEST = 3;

export function WallToolbar({ batch }: { readonly batch: BatchView }) {
  const runSearch = useView((state) => state.runSearch);
  const runLayout = useView((state) => state.runLayout);
  const cellSize = useView((state) => state.cellSize);
  const set = useView((state) => state.set);
  return (
    <div className="@container shrink-0 pb-3">
      {/* Long words in a narrow wall take a second line rather than the room of the search. */}
      <div className="flex flex-wrap items-center gap-2">
        <Filters counts={batch.counts} />
        <Arrange />
        <div className="flex flex-1 items-center justify-end gap-2">
          {runLayout === 'grid' ? (
            <Steps
              label={t('progress.size')}
              value={cellSize}
              last={LARGEST}
              onChange={(next) => set({ cellSize: next as CellSize })}
              valueText={t('progress.size-name', { n: cellSize + 1 })}
              className="mr-1 hidden w-20 shrink-0 @3xl:flex"
            />
          ) : null}
          <SearchBox
            label={t('progress.find')}
            clearLabel={t('action.clear-search')}
            value={runSearch}
            onChange={(next) => set({ runSearch: next })}
            className="w-40 max-w-44 grow"
          />
          <Segmented
            label={t('progress.view')}
            value={runLayout}
            onChange={(next) => set({ runLayout: next })}
            segments={[
              {
                value: 'grid',
                name: t('progress.view-grid'),
                label: <LayoutGrid size={15} aria-hidden />,
              },
              {
                value: 'table',
                name: t('progress.view-table'),
                label: <List size={15} aria-hidden />,
              },
            ]}
          />
        </div>
      </div>
    </div>
  );
}

/** Cancelled SKUs have a filter only where there are any. */
function Filters({ counts }: { readonly counts: BatchCounts }) {
  const value = useView((state) => state.runFilter);
  const set = useView((state) => state.set);
  const filters = (Object.keys(COUNTS) as Filter[]).filter(
    (filter) => filter !== 'cancelled' || counts.cancelled > 0 || value === filter,
  );
  return (
    <Segmented
      label={t('progress.filter')}
      value={value}
      onChange={(runFilter) => set({ runFilter })}
      segments={filters.map((filter) => {
        const n = counts[COUNTS[filter]];
        const word = t(`progress.filter-${filter}`);
        return {
          value: filter,
          name: `${word}, ${formatNumber(n)}`,
          label: (
            <>
              {word}
              {n > 0 ? (
                <span className="ml-1.5 hidden font-normal text-text-3 @3xl:inline">
                  {formatNumber(n)}
                </span>
              ) : null}
            </>
          ),
        };
      })}
    />
  );
}

function Arrange() {
  const runSort = useView((state) => state.runSort);
  const runGroup = useView((state) => state.runGroup);
  const set = useView((state) => state.set);
  return (
    <ChoiceMenu
      label={t('progress.arrange')}
      groups={[
        {
          id: 'group',
          title: t('progress.group'),
          value: runGroup,
          choices: GROUPS.map((group) => ({ value: group, label: t(`progress.group-${group}`) })),
          onChange: (next) => set({ runGroup: next as RunGrouping }),
        },
        {
          id: 'sort',
          title: t('progress.sort'),
          value: runSort,
          choices: SORTS.map((sort) => ({ value: sort, label: t(`progress.sort-${sort}`) })),
          onChange: (next) => set({ runSort: next as RunSort }),
        },
      ]}
    >
      <IconButton
        label={`${t('progress.arrange')}: ${t(`progress.sort-${runSort}`)}, ${t(`progress.group-${runGroup}`)}`}
      >
        <ArrowDownUp size={14} aria-hidden />
      </IconButton>
    </ChoiceMenu>
  );
}
