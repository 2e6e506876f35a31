/** One SKU as a table row. Repaints alone. */
import { memo } from 'react';
import type { BatchId, RunId } from '../../../src-shared/domain/ids.ts';
import { hasEnded } from '../../../src-shared/domain/run.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { mediaUrl } from '../../../src-shared/ipc/addresses.ts';
import { useStudio } from '../../stores/context.tsx';
import { formatNumber, formatSpan } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { GridCell } from '../../ui/grid-cell.tsx';
import { Picture } from '../../ui/picture.tsx';
import { SkuName } from '../../ui/sku-name.tsx';
import { useNow } from '../../ui/use-now.ts';
import { elapsedMs, savedOf } from '../../view/run-view.ts';
import { RunPhrase } from './run-phrase.tsx';

const COLUMNS =
  'grid grid-cols-[minmax(160px,1.4fr)_minmax(120px,1fr)_minmax(150px,1fr)_84px_84px] items-center gap-4 px-2';

export function RunHeader() {
  const names = [
    t('progress.col-sku'),
    t('progress.col-pictures'),
    t('progress.col-state'),
    t('progress.col-time'),
    t('progress.col-credits'),
  ];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the head takes no focus
    // biome-ignore lint/a11y/useSemanticElements: head of a windowed grid, which cannot be a table
    <div
      role="row"
      aria-rowindex={1}
      className={cx(COLUMNS, 'h-8 shrink-0 border-b text-cap text-text-2')}
    >
      {names.map((name, index) => (
        <GridCell head key={name} className={index > 2 ? 'text-right' : ''}>
          {name}
        </GridCell>
      ))}
    </div>
  );
}

export const RunRow = memo(function RunRow({
  batchId,
  id,
  selected,
}: {
  readonly batchId: BatchId;
  readonly id: RunId;
  readonly selected: boolean;
}) {
  const run = useStudio((state) => state.runs[batchId]?.[id]);
  if (!run) return null;
  return (
    <div
      role="presentation"
      className={cx(
        COLUMNS,
        'h-full border-b tabular-nums',
        selected ? 'bg-raised shadow-[inset_2px_0_0_var(--accent)]' : 'hover:bg-hover',
      )}
    >
      <GridCell className="flex items-center gap-3">
        {run.photos[0] ? (
          <Picture
            src={mediaUrl('photo', run.photos[0].id, 96)}
            alt=""
            className="h-9 w-7 shrink-0"
          />
        ) : null}
        <SkuName name={run.sku} />
      </GridCell>
      <GridCell className="flex gap-1">
        {run.outputs
          .filter((output) => output.state === 'saved')
          .slice(0, 4)
          .map((output) => (
            <Picture
              key={output.id}
              src={mediaUrl('output', output.id, 96)}
              alt=""
              className="h-9 w-7"
            />
          ))}
        <span className="sr-only">
          {savedOf(run)} / {run.expectedOutputs}
        </span>
      </GridCell>
      <GridCell>
        <RunPhrase run={run} />
      </GridCell>
      <GridCell className="text-right text-text-2">
        <Elapsed run={run} />
      </GridCell>
      <GridCell className="text-right text-text-2">
        {run.credits === null ? '–' : formatNumber(run.credits)}
      </GridCell>
    </div>
  );
});

function Elapsed({ run }: { readonly run: RunView }) {
  const now = useNow(run.startedMs !== null && !hasEnded(run.state));
  const ms = elapsedMs(run, now);
  return ms === null ? '–' : formatSpan(ms);
}
