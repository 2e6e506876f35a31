/** The list of SKUs: one row each, only those on screen drawn. Space takes a SKU in or leaves it out. */
import { Brush, History, StickyNote } from 'lucide-react';
import { type KeyboardEvent, memo, useCallback } from 'react';
import type { DraftSkuView, Problem } from '../../../src-shared/domain/draft-views.ts';
import type { DraftSkuId } from '../../../src-shared/domain/ids.ts';
import { MAX_PHOTOS } from '../../../src-shared/domain/instruction.ts';
import { mediaUrl } from '../../../src-shared/ipc/addresses.ts';
import { useDraft, useLook, usePlan, useStores, useView } from '../../stores/context.tsx';
import { useSkuActions } from '../../stores/use-sku-actions.ts';
import { t } from '../../text/index.ts';
import { Check } from '../../ui/check.tsx';
import { cx } from '../../ui/cx.ts';
import { GridCell } from '../../ui/grid-cell.tsx';
import { Picture } from '../../ui/picture.tsx';
import { SkuName } from '../../ui/sku-name.tsx';
import { StatusWord, type Tone } from '../../ui/tone.tsx';
import { VirtualGrid } from '../../ui/virtual-grid.tsx';
import { includedPhotos, isBlocked, worstProblem } from '../../view/draft-view.ts';
import { hasOwnLook, oneProblemWords } from '../../view/preflight-view.ts';

const ROW_HEIGHT = 67;
/** Thumbnails a row shows; the tray shows them all. */
const THUMBS = 3;

export function SkuList({ ids }: { readonly ids: readonly DraftSkuId[] }) {
  const { include, remove } = useSkuActions();
  const { draft } = useStores();
  const chosen = useView((state) => state.draftSkus);
  const set = useView((state) => state.set);
  const toggle = useCallback(
    (skuId: DraftSkuId, included: boolean) => void include([skuId], included),
    [include],
  );
  /** A key on one of several chosen SKUs means all of them. */
  const meant = (id: DraftSkuId) => (chosen.includes(id) ? chosen : [id]);
  const onItemKey = (id: DraftSkuId, event: KeyboardEvent) => {
    const sku = draft.getState().skus[id];
    if (!sku) return false;
    if (event.key === ' ') {
      void include(meant(id), !sku.included);
      return true;
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      void remove(meant(id));
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
      multiple
      selected={chosen}
      onSelect={(draftSkus) => set({ draftSkus })}
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

/** What is worth saying about a row: what stands against it, and what is its own. */
function Mark({ sku }: { readonly sku: DraftSkuView }) {
  const done = usePlan((state) => state.doneBefore.has(sku.id));
  const again = useLook((state) => state.whenDone === 'run-again');
  const worst = worstProblem(sku);
  // A proposal is news, not a problem.
  const proposed = worst?.code === 'too-many-photos' && !worst.blocks;
  const problem = proposed ? null : worst;
  const notes = includedPhotos(sku).filter((photo) => photo.note !== '').length;
  const own = hasOwnLook(sku.override);
  const words = [
    ...(proposed && sku.included ? [proposalWords(sku)] : []),
    ...(sku.ownInstructions && !own ? [t('draft.own-offer')] : []),
    ...(notes > 0 ? [t('draft.notes', { n: notes })] : []),
  ];
  return (
    <span className="flex min-w-0 items-center gap-3">
      {words.length > 0 && !problem ? (
        <span className="flex min-w-0 items-center gap-1.5 text-cap text-text-2">
          {notes > 0 ? (
            <StickyNote size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
          ) : null}
          <span className="truncate">{words.join(' · ')}</span>
        </span>
      ) : null}
      {problem ? (
        <span title={oneProblemWords(problem)} className="min-w-0">
          <StatusWord tone={toneOf(sku)} text={problemMark(problem)} />
        </span>
      ) : null}
      {!sku.included && !problem ? <StatusWord tone="off" text={t('draft.left-out')} /> : null}
      {done && sku.included ? (
        <span className="flex shrink-0 items-center gap-1.5 text-cap text-text-2">
          <History size={14} strokeWidth={1.75} aria-hidden />
          {t(again ? 'draft.done-again' : 'draft.done-before')}
        </span>
      ) : null}
      {own ? (
        <span className="flex shrink-0 items-center gap-1.5 text-cap text-run">
          <Brush size={14} strokeWidth={1.75} aria-hidden />
          {t('draft.own')}
        </span>
      ) : null}
    </span>
  );
}

function toneOf(sku: DraftSkuView): Tone {
  if (!sku.included) return 'off';
  return isBlocked(sku) ? 'ask' : 'warn';
}

/** Too many photos is a choice to make, not a fault: said in two words. */
function problemMark(problem: Problem): string {
  return problem.code === 'too-many-photos'
    ? t('draft.choose', { n: MAX_PHOTOS })
    : oneProblemWords(problem);
}

function proposalWords(sku: DraftSkuView): string {
  return t('draft.proposed', { n: includedPhotos(sku).length, all: sku.photos.length });
}
