/** One SKU on the wall: flat-lays small, results large, the phase beneath. Repaints alone. */
import { memo, useState } from 'react';
import type { BatchId, RunId } from '../../../src-shared/domain/ids.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { mediaUrl } from '../../../src-shared/ipc/addresses.ts';
import { useStudio } from '../../stores/context.tsx';
import { runAt } from '../../stores/studio.ts';
import { cx } from '../../ui/cx.ts';
import { Picture } from '../../ui/picture.tsx';
import { SkuName } from '../../ui/sku-name.tsx';
import { slots } from '../../ui/slots.ts';
import { Skeleton } from '../../ui/states.tsx';
import { phasePercent } from '../../view/run-view.ts';
import type { CellLook } from './cell-size.ts';
import { RunElapsed } from './run-elapsed.tsx';
import { RunPhrase } from './run-phrase.tsx';

const FLAT_LAYS = 2;

export const RunCell = memo(function RunCell({
  batchId,
  id,
  size,
  usual,
}: {
  readonly batchId: BatchId;
  readonly id: RunId;
  readonly size: CellLook;
  /** What a SKU of this batch usually takes, in ms. */
  readonly usual: number | null;
}) {
  const run = useStudio((state) => runAt(state, batchId, id));
  if (!run) return null;
  const percent = phasePercent(run);
  return (
    <div className="relative flex h-full flex-col overflow-hidden rounded-md border bg-panel">
      <Pictures run={run} size={size} usual={usual} />
      <div className="flex h-8 shrink-0 items-center justify-between gap-3 px-2.5">
        <SkuName name={run.sku} className="text-cap" />
        <RunPhrase run={run} length={size.words} className="shrink-0 max-w-[65%]" />
      </div>
      {percent === null ? null : (
        <span
          aria-hidden
          className="absolute bottom-0 left-0 h-0.5 bg-run transition-[width] duration-180"
          style={{ width: `${percent}%` }}
        />
      )}
    </div>
  );
});

function Pictures({
  run,
  size,
  usual,
}: {
  readonly run: RunView;
  readonly size: CellLook;
  readonly usual: number | null;
}) {
  const waiting = run.state.phase === 'queued' || run.state.phase === 'ready';
  const dim = waiting || run.state.phase === 'cancelled';
  const shown = Math.min(size.results, Math.max(1, run.expectedOutputs, run.outputs.length));
  const saved = run.outputs.filter((output) => output.state === 'saved');
  const more = Math.max(run.expectedOutputs, run.outputs.length) - shown;
  const working = run.state.phase === 'processing' || run.state.phase === 'downloading';
  const timed = working && run.endedMs === null;
  // What happens before one's eyes is seen to happen; what was so when it came into sight is not.
  const [before] = useState(() => ({ saved: new Set(saved.map(({ id }) => id)), working }));
  return (
    <div aria-hidden className="flex min-h-0 flex-1 gap-1 p-1 pb-0">
      <div className={cx('flex shrink-0 flex-col gap-1', size.flatLayWidth)}>
        {run.photos.slice(0, FLAT_LAYS).map((photo) => (
          <Picture
            key={photo.id}
            src={mediaUrl('photo', photo.id, size.thumbnail === 640 ? 256 : 96)}
            alt=""
            dim={dim}
            fades={false}
            className="min-h-0 flex-1"
          />
        ))}
      </div>
      {slots(shown).map((slot) => {
        const output = saved[slot - 1];
        if (!output) {
          return (
            <span key={slot} className="relative min-w-0 flex-1">
              <Skeleton className={cx('h-full', working && !before.working && 'animate-breathe')} />
              {timed && slot === saved.length + 1 ? (
                <span className="absolute inset-0 flex items-center justify-center p-1 text-balance text-center text-note text-text-2 tabular-nums">
                  <span>
                    <RunElapsed run={run} usual={usual} />
                  </span>
                </span>
              ) : null}
            </span>
          );
        }
        return (
          <span key={output.id} className="relative min-w-0 flex-1">
            <Picture
              src={mediaUrl('output', output.id, size.thumbnail)}
              alt=""
              // A result is judged whole: no head or hem is cut off to fill the cell.
              fit="contain"
              fades={!before.saved.has(output.id)}
              className="h-full"
            />
            {slot === shown && more > 0 ? (
              <span className="absolute right-1 bottom-1 rounded-sm bg-badge px-1.5 text-note text-white tabular-nums">
                +{more}
              </span>
            ) : null}
          </span>
        );
      })}
    </div>
  );
}
