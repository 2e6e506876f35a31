/** The list of SKUs: one row each, only those on screen drawn. Space takes a SKU in or leaves it out. */
import { type KeyboardEvent, memo, useCallback } from 'react';
import type { DraftSkuId } from '../../../src-shared/domain/ids.ts';
import type { DraftSkuView } from '../../../src-shared/domain/views.ts';
import { mediaUrl } from '../../../src-shared/ipc/contract.ts';
import { useAct, useClient, useDraft, useStores, useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Check } from '../../ui/check.tsx';
import { cx } from '../../ui/cx.ts';
import { GridCell } from '../../ui/grid-cell.tsx';
import { Picture } from '../../ui/picture.tsx';
import { SkuName } from '../../ui/sku-name.tsx';
import { StatusWord } from '../../ui/tone.tsx';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import { includedPhotos, isBlocked, worstProblem } from '../../view/draft-view.ts';

const ROW_HEIGHT = 67;
/** Thumbnails a row shows; the tray shows them all. */
const THUMBS = 3;

export function SkuList({ ids }: { readonly ids: readonly DraftSkuId[] }) {
  const client = useClient();
  const act = useAct();
  const { draft } = useStores();
  const chosen = useView((state) => state.draftSku);
  const set = useView((state) => state.set);
  const toggle = useCallback(
    (skuId: DraftSkuId, included: boolean) =>
      void act(() => client.call('intake:edit-sku', { skuId, included })),
    [act, client],
  );
  const onItemKey = (id: DraftSkuId, event: KeyboardEvent) => {
    const sku = draft.getState().skus[id];
    if (!sku) return false;
    if (event.key === ' ') {
      toggle(id, !sku.included);
      return true;
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      void act(() => client.call('intake:remove', { skuIds: [id] }));
      return true;
    }
    return false;
  };
  return (
    <VirtualGrid
      label={t('draft.list')}
      mode="rows"
      columnCount={3}
      ids={ids}
      rowHeight={ROW_HEIGHT}
      selected={chosen === null ? [] : [chosen]}
      onSelect={([draftSku]) => set({ draftSku: draftSku ?? null })}
      onOpen={() => set({ trayOpen: true })}
      onItemKey={onItemKey}
      textOf={(id) => draft.getState().skus[id]?.name ?? ''}
      renderItem={(id, { selected }) => <SkuRow id={id} selected={selected} onToggle={toggle} />}
      className="flex-1 border-t mx-6"
    />
  );
}

const SkuRow = memo(function SkuRow({
  id,
  selected,
  onToggle,
}: {
  readonly id: DraftSkuId;
  readonly selected: boolean;
  readonly onToggle: (id: DraftSkuId, included: boolean) => void;
}) {
  const sku = useDraft((state) => state.skus[id]);
  if (!sku) return null;
  return (
    <div
      className={cx(
        'flex h-full items-center gap-3 border-b pr-2 pl-1.5 transition-colors duration-120',
        selected
          ? 'bg-raised shadow-[inset_2px_0_0_var(--accent)]'
          : 'hover:bg-[color-mix(in_srgb,var(--raised)_50%,transparent)]',
      )}
    >
      <GridCell>
        <Check
          label={t('draft.include', { sku: sku.name })}
          checked={sku.included}
          onChange={(included) => onToggle(id, included)}
          outOfTabOrder
        />
      </GridCell>
      <GridCell className="flex min-w-0 flex-1 items-center gap-4">
        <span aria-hidden className="flex w-[128px] shrink-0 gap-1">
          {(includedPhotos(sku).length > 0 ? includedPhotos(sku) : sku.photos)
            .slice(0, THUMBS)
            .map((photo) => (
              <Picture
                key={photo.id}
                src={mediaUrl('draft-photo', photo.id, 96)}
                alt=""
                dim={!sku.included}
                className="h-[52px] w-10"
              />
            ))}
        </span>
        <span className={cx('min-w-0', !sku.included && 'text-text-3')}>
          <SkuName name={sku.name} />
          <span className={cx('block truncate text-cap', sku.included && 'text-text-2')}>
            {photoCount(sku)}
          </span>
        </span>
      </GridCell>
      <GridCell className="flex max-w-[46%] min-w-0 shrink-0 items-center">
        <Mark sku={sku} />
      </GridCell>
    </div>
  );
});

function photoCount(sku: DraftSkuView): string {
  const sent = includedPhotos(sku).length;
  return sent === sku.photos.length
    ? t('draft.photos', { n: sent })
    : t('draft.photos-of', { n: sent, all: sku.photos.length });
}

/** The one thing worth saying about a row. */
function Mark({ sku }: { readonly sku: DraftSkuView }) {
  const problem = worstProblem(sku);
  const notes = includedPhotos(sku).filter((photo) => photo.note !== '').length;
  if (!sku.included && !problem) return <StatusWord tone="off" text={t('draft.left-out')} />;
  if (problem) {
    const tone = !sku.included ? 'off' : isBlocked(sku) ? 'ask' : 'warn';
    return (
      <span title={problem.message} className="min-w-0">
        <StatusWord tone={tone} text={problem.message} />
      </span>
    );
  }
  const words = [
    ...(sku.ownInstructions ? [t('draft.own-look')] : []),
    ...(notes > 0 ? [t('draft.notes', { n: notes })] : []),
  ];
  return <span className="text-cap text-text-2">{words.join(' · ')}</span>;
}
