/** The wall of SKUs: as a grid of cells or as a table, filtered, searched, sorted, in groups. */
import { memo, useMemo, useRef } from 'react';
import type { BatchId, RunId } from '../../../src-shared/domain/ids.ts';
import type { BatchView, RunView } from '../../../src-shared/domain/views.ts';
import { useStores, useView } from '../../stores/context.tsx';
import { runAt } from '../../stores/studio.ts';
import { t } from '../../text/index.ts';
import type { GridSection } from '../../ui/grid-rows.ts';
import { Empty } from '../../ui/states.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import { type RunSection, sectionsOf } from '../../view/run-groups.ts';
import { usualMs, visibleRuns } from '../../view/run-view.ts';
import { CELL_SIZES } from './cell-size.ts';
import { GroupHead } from './group-head.tsx';
import { RunCell } from './run-cell.tsx';
import { RunHeader, RunRow } from './run-row.tsx';
import { WallToolbar } from './wall-toolbar.tsx';

const GAP = 14;
const ROW_HEIGHT = 44;

export function RunWall({
  batch,
  runs,
}: {
  readonly batch: BatchView;
  readonly runs: readonly RunView[];
}) {
  const runFilter = useView((state) => state.runFilter);
  const runSearch = useView((state) => state.runSearch);
  const runSort = useView((state) => state.runSort);
  const runGroup = useView((state) => state.runGroup);
  const shown = useMemo(() => {
    const visible = visibleRuns(runs, { runFilter, runSearch, runSort }, Date.now());
    const groups = runGroup === 'none' ? [] : sectionsOf(visible, runGroup);
    const ordered = runGroup === 'none' ? visible : groups.flatMap((group) => group.runs);
    return { ids: ordered.map((run) => run.id), groups };
  }, [runs, runFilter, runSearch, runSort, runGroup]);
  const ids = useStable(shown.ids, (a, b) => a === b);
  const groups = useStable(shown.groups, sameGroup);
  const usual = useMemo(() => roundedMs(usualMs(runs)), [runs]);
  return (
    <section className="flex min-h-0 min-w-0 flex-1 flex-col px-6 pt-3 max-[820px]:h-[340px] max-[820px]:flex-none">
      <WallToolbar batch={batch} />
      <Wall batchId={batch.id} name={batch.name} ids={ids} groups={groups} usual={usual} />
    </section>
  );
}

/** Drawn anew only when SKUs come, go or change places; each cell follows its own run. */
const Wall = memo(function Wall({
  batchId,
  name,
  ids,
  groups,
  usual,
}: {
  readonly batchId: BatchId;
  readonly name: string;
  readonly ids: readonly RunId[];
  readonly groups: readonly RunSection[];
  /** What a SKU of this batch usually takes, in ms. */
  readonly usual: number | null;
}) {
  const { studio } = useStores();
  const layout = useView((state) => state.runLayout);
  const size = CELL_SIZES[useView((state) => state.cellSize)];
  const selected = useView((state) => state.selectedRuns);
  const set = useView((state) => state.set);
  const [measure, width] = useWidth();
  const columns = Math.max(1, Math.floor((width + GAP) / (size.minWidth + GAP)));
  const sections = useMemo<readonly GridSection[]>(
    () => groups.map((group) => ({ key: group.key, count: group.runs.length })),
    [groups],
  );
  const shared = {
    label: t('progress.grid', { name }),
    ids,
    selected,
    multiple: true,
    sections,
    renderSection: (key: string) => {
      const section = groups.find((group) => group.key === key);
      return section ? <GroupHead section={section} /> : null;
    },
    onSelect: (selectedRuns: readonly RunId[]) => set({ selectedRuns }),
    onOpen: () => set({ runPanelOpen: true }),
    textOf: (id: RunId) => runAt(studio.getState(), batchId, id)?.sku ?? '',
  } as const;
  return (
    <div ref={measure} className="flex min-h-0 flex-1 flex-col">
      {ids.length === 0 ? (
        <Empty title={t('progress.none')} text={t('progress.none-text')} />
      ) : layout === 'grid' ? (
        <VirtualGrid
          {...shared}
          mode="cells"
          columns={columns}
          rowHeight={size.height}
          gap={GAP}
          renderItem={(id) => <RunCell batchId={batchId} id={id} size={size} usual={usual} />}
          itemClassName="h-full min-w-0 rounded-md"
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
            <RunRow batchId={batchId} id={id} selected={chosen} usual={usual} />
          )}
          className="flex-1"
        />
      )}
    </div>
  );
});

/** A guess that moves by less than this is the same to whoever reads it. */
const SAME_MS = 5_000;

/** In steps, so that a cell is not drawn anew with each SKU that ends. */
function roundedMs(ms: number | null): number | null {
  return ms === null || ms < SAME_MS ? ms : Math.round(ms / SAME_MS) * SAME_MS;
}

function sameGroup(a: RunSection, b: RunSection): boolean {
  return (
    a.key === b.key &&
    a.text === b.text &&
    a.runs.length === b.runs.length &&
    a.runs.every((run, index) => run.id === b.runs[index]?.id)
  );
}

/** The same list again when it holds the same members, so that an update of one run moves nothing. */
function useStable<Item>(
  list: readonly Item[],
  same: (a: Item, b: Item) => boolean,
): readonly Item[] {
  const held = useRef(list);
  const before = held.current;
  const unchanged =
    before.length === list.length &&
    before.every((item, index) => {
      const now = list[index];
      return now !== undefined && same(item, now);
    });
  if (!unchanged) held.current = list;
  return held.current;
}
