/** The wall of SKUs: as a grid of cells or as a table, filtered, searched, sorted. */
import { ArrowDownUp, LayoutGrid, List } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { RunId } from '../../../src-shared/domain/ids.ts';
import type { BatchView, RunView } from '../../../src-shared/domain/views.ts';
import { useStores, useView } from '../../stores/context.tsx';
import type { RunSort } from '../../stores/view.ts';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { SearchBox } from '../../ui/field.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Empty } from '../../ui/states.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import { visibleRuns } from '../../view/run-view.ts';
import { RunCell } from './run-cell.tsx';
import { RunHeader, RunRow } from './run-row.tsx';

const CELL = { minWidth: 212, height: 152, gap: 14 } as const;
const ROW_HEIGHT = 44;

export function RunWall({
  batch,
  runs,
}: {
  readonly batch: BatchView;
  readonly runs: readonly RunView[];
}) {
  const { studio } = useStores();
  const layout = useView((state) => state.runLayout);
  const runFilter = useView((state) => state.runFilter);
  const runSearch = useView((state) => state.runSearch);
  const runSort = useView((state) => state.runSort);
  const selected = useView((state) => state.selectedRuns);
  const set = useView((state) => state.set);
  const [measure, width] = useWidth();
  const visible = useMemo(
    () => visibleRuns(runs, { runFilter, runSearch, runSort }, Date.now()).map((run) => run.id),
    [runs, runFilter, runSearch, runSort],
  );
  const ids = useStable(visible);
  const columns = Math.max(1, Math.floor((width + CELL.gap) / (CELL.minWidth + CELL.gap)));
  const shared = {
    label: t('progress.grid', { name: batch.name }),
    ids,
    selected,
    multiple: true,
    onSelect: (selectedRuns: readonly RunId[]) => set({ selectedRuns }),
    onOpen: () => set({ runPanelOpen: true }),
    textOf: (id: RunId) => studio.getState().runs[batch.id]?.[id]?.sku ?? '',
  } as const;
  return (
    <section className="flex min-h-0 min-w-0 flex-1 flex-col px-6 pt-3">
      <Toolbar />
      <div ref={measure} className="flex min-h-0 flex-1 flex-col">
        {ids.length === 0 ? (
          <Empty title={t('progress.none')} text={t('progress.none-text')} />
        ) : layout === 'grid' ? (
          <VirtualGrid
            {...shared}
            mode="cells"
            columns={columns}
            rowHeight={CELL.height}
            gap={CELL.gap}
            renderItem={(id) => <RunCell batchId={batch.id} id={id} />}
            itemClassName="rounded-md h-[152px]"
            selectedClassName="outline-2 outline-focus outline-offset-1"
            className="flex-1"
          />
        ) : (
          <VirtualGrid
            {...shared}
            mode="rows"
            columnCount={5}
            rowHeight={ROW_HEIGHT}
            header={<RunHeader />}
            renderItem={(id, { selected: chosen }) => (
              <RunRow batchId={batch.id} id={id} selected={chosen} />
            )}
            className="flex-1"
          />
        )}
      </div>
    </section>
  );
}

function Toolbar() {
  const runFilter = useView((state) => state.runFilter);
  const runSearch = useView((state) => state.runSearch);
  const runSort = useView((state) => state.runSort);
  const runLayout = useView((state) => state.runLayout);
  const set = useView((state) => state.set);
  const sorts: readonly RunSort[] = ['queue', 'state', 'name', 'time'];
  return (
    <div className="flex shrink-0 items-center gap-2 pb-3">
      <Segmented
        label={t('progress.filter')}
        value={runFilter}
        onChange={(next) => set({ runFilter: next })}
        segments={[
          { value: 'all', label: t('progress.filter-all') },
          { value: 'running', label: t('progress.filter-running') },
          { value: 'waiting', label: t('progress.filter-waiting') },
          { value: 'failed', label: t('progress.filter-failed') },
          { value: 'needs-you', label: t('progress.filter-needs-you') },
          { value: 'done', label: t('progress.filter-done') },
        ]}
      />
      <MenuButton
        label={t('progress.sort')}
        placement="bottom start"
        entries={sorts.map((sort) => ({
          id: sort,
          label: t(`progress.sort-${sort}`),
          run: () => set({ runSort: sort }),
        }))}
      >
        <IconButton label={`${t('progress.sort')}: ${t(`progress.sort-${runSort}`)}`}>
          <ArrowDownUp size={14} aria-hidden />
        </IconButton>
      </MenuButton>
      <SearchBox
        label={t('progress.find')}
        clearLabel={t('action.clear-search')}
        value={runSearch}
        onChange={(next) => set({ runSearch: next })}
        className="ml-auto w-52 min-w-28 shrink"
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
          { value: 'table', name: t('progress.view-table'), label: <List size={15} aria-hidden /> },
        ]}
      />
    </div>
  );
}

/** The same list again when it holds the same ids, so that an update of one run moves nothing. */
function useStable<Id>(ids: readonly Id[]): readonly Id[] {
  const held = useRef(ids);
  const same =
    held.current.length === ids.length && held.current.every((id, index) => id === ids[index]);
  if (!same) held.current = ids;
  return held.current;
}
