/** One SKU as a table row. Repaints alone. */
import { memo } from 'react';
import type { BatchId, RunId } from '../../../src-shared/domain/ids.ts';
import { mediaUrl } from '../../../src-shared/ipc/addresses.ts';
import { useStudio } from '../../stores/context.tsx';
import { runAt } from '../../stores/studio.ts';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { GridCell } from '../../ui/grid-cell.tsx';
import { Picture } from '../../ui/picture.tsx';
import { SkuName } from '../../ui/sku-name.tsx';
import { savedOf } from '../../view/run-view.ts';
import { RunElapsed } from './run-elapsed.tsx';
import { RunPhrase } from './run-phrase.tsx';

const COLUMNS =
  'grid grid-cols-[minmax(150px,1.2fr)_minmax(110px,0.8fr)_minmax(170px,1.4fr)_136px_64px] items-center gap-4 px-2';

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
  usual,
}: {
  readonly batchId: BatchId;
  readonly id: RunId;
  readonly selected: boolean;
  /** What a SKU of this batch usually takes, in ms. */
  readonly usual: number | null;
}) {
  const run = useStudio((state) => runAt(state, batchId, id));
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
            fades={false}
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
              fades={false}
              className="h-9 w-7"
            />
          ))}
        <span className="sr-only">
          {savedOf(run)} / {run.expectedOutputs}
        </span>
      </GridCell>
      <GridCell>
        <RunPhrase run={run} length="long" />
      </GridCell>
      <GridCell className="text-right text-text-2">
        <RunElapsed run={run} usual={usual} />
      </GridCell>
      <GridCell className="text-right text-text-2">
        {run.credits === null ? '–' : formatNumber(run.credits)}
      </GridCell>
    </div>
  );
});
