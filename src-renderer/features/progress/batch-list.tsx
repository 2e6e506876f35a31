/** The list of batches: what is in the queue, then history; name, state, how far, what it cost. */
import { memo, useMemo, useState } from 'react';
import type { BatchId } from '../../../src-shared/domain/ids.ts';
import { mediaUrl } from '../../../src-shared/ipc/addresses.ts';
import { useStores, useStudio, useView } from '../../stores/context.tsx';
import { runAt } from '../../stores/studio.ts';
import { formatClock, formatWhen } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { GridCell } from '../../ui/grid-cell.tsx';
import { SplitBar } from '../../ui/meters.tsx';
import { Picture } from '../../ui/picture.tsx';
import { slots } from '../../ui/slots.ts';
import { Skeleton } from '../../ui/states.tsx';
import { StatusWord } from '../../ui/tone.tsx';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import { batchQueue } from '../../view/batch-queue.ts';
import { batchLook } from '../../view/batch-view.ts';
import { QueueMenu } from './queue-menu.tsx';
import { type QueueStep, useMoveBatch } from './use-batch-queue.ts';

export function BatchList() {
  const { studio } = useStores();
  const go = useView((state) => state.go);
  const [chosen, setChosen] = useState<readonly BatchId[]>([]);
  const batches = useStudio((state) => state.batches);
  const { queue, history } = useMemo(() => batchQueue(Object.values(batches)), [batches]);
  const ordered = useMemo(() => [...queue, ...history], [queue, history]);
  const counts = { queue: queue.length, history: history.length };
  const sections = useMemo(
    () =>
      [
        { key: 'queue', count: queue.length },
        { key: 'history', count: history.length },
      ].filter((section) => section.count > 0),
    [queue, history],
  );
  const [told, setTold] = useState('');
  const move = useMoveBatch(setTold);
  const movable = queue.length > 1;
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {told}
      </p>
      <VirtualGrid
        label={t('batches.list')}
        mode="rows"
        columnCount={5}
        ids={ordered}
        sections={sections}
        renderSection={(key) => (
          <span className="flex h-full items-end gap-2 px-2 pb-2 text-cap text-text-2">
            <span className="font-semibold">
              {t(key === 'queue' ? 'batches.queue' : 'batches.history')}
            </span>
            <span className="tabular-nums">{counts[key === 'queue' ? 'queue' : 'history']}</span>
          </span>
        )}
        rowHeight={68}
        selected={chosen}
        onSelect={setChosen}
        openOnClick
        onOpen={(batchId) => go({ screen: 'batch', batchId })}
        textOf={(id) => studio.getState().batches[id]?.name ?? ''}
        onItemKey={(id, event) => {
          const to = event.altKey ? QUEUE_KEYS[event.key] : undefined;
          if (!to || !queue.includes(id)) return false;
          event.preventDefault();
          move(id, to);
          return true;
        }}
        renderItem={(id, { selected }) => (
          <BatchRow
            id={id}
            selected={selected}
            place={movable ? queue.indexOf(id) : -1}
            queueLength={queue.length}
            onMove={move}
          />
        )}
        className="mx-6 flex-1 border-t"
      />
    </>
  );
}

/** With Alt: the batch moves instead of the keyboard's place. */
const QUEUE_KEYS: Readonly<Record<string, QueueStep>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

const PREVIEWS = 3;

const BatchRow = memo(function BatchRow({
  id,
  selected,
  place,
  queueLength,
  onMove,
}: {
  readonly id: BatchId;
  readonly selected: boolean;
  /** In a queue of several, from 0; else -1. */
  readonly place: number;
  readonly queueLength: number;
  readonly onMove: (id: BatchId, to: QueueStep) => void;
}) {
  const batch = useStudio((state) => state.batches[id]);
  const first = useStudio((state) => state.runOrder[id]?.[0]);
  const run = useStudio((state) => (first ? runAt(state, id, first) : undefined));
  if (!batch) return null;
  const look = batchLook(batch);
  const { counts } = batch;
  const saved = run?.outputs.filter((output) => output.state === 'saved') ?? [];
  return (
    <div
      role="presentation"
      className={cx(
        'flex h-full items-center gap-5 border-b px-2 tabular-nums transition-colors duration-120',
        selected ? 'bg-raised' : 'hover:bg-raised',
      )}
    >
      <GridCell className="flex min-w-0 flex-1 items-center gap-4">
        <span aria-hidden className="flex w-[128px] shrink-0 gap-1">
          {slots(PREVIEWS).map((slot) => {
            const output = saved[slot - 1];
            const photo = run?.photos[slot - 1];
            if (output) {
              return (
                <Picture
                  key={output.id}
                  src={mediaUrl('output', output.id, 96)}
                  alt=""
                  className="h-[52px] w-10"
                />
              );
            }
            return photo ? (
              <Picture
                key={photo.id}
                src={mediaUrl('photo', photo.id, 96)}
                alt=""
                className="h-[52px] w-10"
              />
            ) : (
              <Skeleton key={slot} className="h-[52px] w-10" />
            );
          })}
        </span>
        <span className="min-w-0">
          <span className="block truncate font-medium">{batch.name}</span>
          <span className="block truncate text-cap text-text-2">
            {[
              formatWhen(batch.createdMs, Date.now()),
              t('progress.skus', { n: counts.total }),
              ...(batch.sandbox ? [t('status.sandbox')] : []),
              batch.outputLabel,
            ].join(' · ')}
          </span>
        </span>
      </GridCell>
      <GridCell className="w-40 shrink-0 max-[1000px]:hidden">
        <SplitBar
          total={counts.total}
          label={t('batches.done-of', { done: counts.done, all: counts.total })}
          shares={[
            { key: 'done', count: counts.done, color: 'bg-ok' },
            { key: 'running', count: counts.running, color: 'bg-run' },
            { key: 'failed', count: counts.failed, color: 'bg-bad' },
            { key: 'needs-you', count: counts.needsYou, color: 'bg-ask' },
          ]}
        />
        <span className="mt-1 block text-cap text-text-2">
          {t('batches.done-of', { done: counts.done, all: counts.total })}
        </span>
      </GridCell>
      <GridCell className="w-24 shrink-0 text-right text-text-2 max-[860px]:hidden">
        {t('batches.spent', { n: Math.round(batch.creditsSpent) })}
      </GridCell>
      <GridCell className="w-36 shrink-0">
        <StatusWord tone={look.tone} text={look.word} />
        {batch.state.state === 'running' && batch.etaMs !== null ? (
          <span className="mt-0.5 block text-cap text-text-2">
            {t('batches.until', { clock: formatClock(batch.etaMs) })}
          </span>
        ) : null}
      </GridCell>
      {/* The menu is a help for the mouse; the keyboard moves the batch with Alt and the arrows. */}
      <GridCell className="flex w-8 shrink-0 justify-end">
        {place < 0 ? null : (
          <QueueMenu
            batch={batch}
            place={place}
            length={queueLength}
            onMove={(to) => onMove(id, to)}
          />
        )}
      </GridCell>
    </div>
  );
});
