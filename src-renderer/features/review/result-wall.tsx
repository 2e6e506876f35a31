/** Finished pictures as a wall. Enter or a double click opens one large. */
import { memo, useMemo, useState } from 'react';
import type { BatchId, OutputId } from '../../../src-shared/domain/ids.ts';
import { mediaUrl } from '../../../src-shared/ipc/contract.ts';
import { useStudio, useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Pick } from '../../ui/pick.tsx';
import { Picture } from '../../ui/picture.tsx';
import { SkuName } from '../../ui/sku-name.tsx';
import { Empty } from '../../ui/states.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import type { Result } from '../../view/result-view.ts';

const CELL = { minWidth: 150, ratio: 4 / 3, caption: 26, gap: 12 } as const;
const ALL = 'all';

export function ResultWall({
  results,
  batchId,
}: {
  readonly results: ReadonlyMap<OutputId, Result>;
  readonly batchId: BatchId | undefined;
}) {
  const go = useView((state) => state.go);
  const batches = useStudio((state) => state.batches);
  const order = useStudio((state) => state.batchOrder);
  const [measure, width] = useWidth();
  const [selected, setSelected] = useState<readonly OutputId[]>([]);
  const ids = useMemo(() => [...results.keys()], [results]);
  const columns = Math.max(1, Math.floor((width + CELL.gap) / (CELL.minWidth + CELL.gap)));
  const cellWidth = (width - CELL.gap * (columns - 1)) / columns;
  const open = (outputId: OutputId) =>
    go({ screen: 'review', outputId, ...(batchId === undefined ? {} : { batchId }) });
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-[58px] shrink-0 items-center gap-3 px-6 pt-2">
        <h1 className="font-semibold text-title">{t('review.title')}</h1>
        <p className="text-text-2 tabular-nums">{t('review.count', { n: results.size })}</p>
        <span className="flex-1" />
        <Pick
          hideLabel
          label={t('review.batch')}
          value={batchId ?? ALL}
          onChange={(next) =>
            go({ screen: 'review', ...(next === ALL ? {} : { batchId: next as BatchId }) })
          }
          choices={[
            { value: ALL, label: t('review.all-batches') },
            ...order.map((id) => ({ value: id as string, label: batches[id]?.name ?? '' })),
          ]}
          className="w-56"
        />
      </header>
      <div ref={measure} className="mx-6 flex min-h-0 flex-1 flex-col border-t pt-3">
        {ids.length === 0 ? (
          <Empty title={t('review.empty-title')} text={t('review.empty-text')} />
        ) : width > 0 ? (
          <VirtualGrid
            label={t('review.grid')}
            mode="cells"
            ids={ids}
            columns={columns}
            gap={CELL.gap}
            rowHeight={Math.round(cellWidth * CELL.ratio) + CELL.caption}
            selected={selected}
            onSelect={setSelected}
            onOpen={open}
            textOf={(id) => results.get(id)?.run.sku ?? ''}
            renderItem={(id) => <Cell result={results.get(id)} />}
            itemClassName="rounded-sm h-full"
            selectedClassName="outline-2 outline-focus outline-offset-2"
            className="flex-1"
          />
        ) : null}
      </div>
    </div>
  );
}

const Cell = memo(function Cell({ result }: { readonly result: Result | undefined }) {
  if (!result) return null;
  const { output, run } = result;
  return (
    <div className="flex h-full flex-col">
      <Picture
        src={mediaUrl('output', output.id, 256)}
        alt={`${run.sku}, ${output.fileName}`}
        className="min-h-0 flex-1"
      />
      <span className="flex h-[26px] shrink-0 items-center justify-between gap-2 text-cap text-text-2">
        <SkuName name={run.sku} />
        {output.needsReview ? (
          <span className="shrink-0 text-wait">{t('review.needs-review')}</span>
        ) : output.qualityScore === null ? null : (
          <span className="shrink-0 tabular-nums">{output.qualityScore.toFixed(2)}</span>
        )}
      </span>
    </div>
  );
});
