/** The chosen SKU's photos on a strip, in the order they are sent: move, leave out, note, role. */
import { Brush, ChevronDown, ChevronUp, WandSparkles } from 'lucide-react';
import { useState } from 'react';
import type { DraftPhotoView, DraftSkuView } from '../../../src-shared/domain/draft-views.ts';
import type { PhotoId } from '../../../src-shared/domain/ids.ts';
import { useAct, useClient, useDraft, useNotices, useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { SkuName } from '../../ui/sku-name.tsx';
import { movePhoto, photoChoice } from '../../view/draft-view.ts';
import { oneProblemWords } from '../../view/preflight-view.ts';
import { BulkBar } from './bulk-bar.tsx';
import { PhotoCard } from './photo-card.tsx';

export function PhotoTray() {
  const chosen = useView((state) => state.draftSkus);
  const open = useView((state) => state.trayOpen);
  const set = useView((state) => state.set);
  const [id] = chosen;
  const sku = useDraft((state) => (id === undefined ? undefined : state.skus[id]));
  if (chosen.length > 1) return <BulkBar ids={chosen} />;
  if (!sku) return null;
  return (
    <section
      aria-label={t('tray.label', { sku: sku.name })}
      className="shrink-0 border-t bg-panel pb-1"
    >
      <header className="flex h-9 items-center gap-3 px-6">
        <h2 className="min-w-0">
          <SkuName name={sku.name} className="font-semibold" />
        </h2>
        <Choice sku={sku} open={open} />
        <span className="flex-1" />
        <Button small kind="quiet" onPress={() => set({ lookOf: 'skus' })}>
          <Brush size={14} aria-hidden />
          {t('tray.own-look')}
        </Button>
        <IconButton
          label={open ? t('tray.fold') : t('tray.unfold')}
          aria-expanded={open}
          onPress={() => set({ trayOpen: !open })}
        >
          {open ? <ChevronDown size={16} aria-hidden /> : <ChevronUp size={16} aria-hidden />}
        </IconButton>
      </header>
      {open ? <Strip key={sku.id} sku={sku} /> : null}
    </section>
  );
}

/** The hint on the order, or, where there are too many photos, how the choice stands. */
function Choice({ sku, open }: { readonly sku: DraftSkuView; readonly open: boolean }) {
  const client = useClient();
  const act = useAct();
  const say = useNotices((state) => state.say);
  const choice = photoChoice(sku);
  if (!choice) {
    return (
      <p className="min-w-0 truncate text-cap text-text-3">{open ? t('tray.order-hint') : ''}</p>
    );
  }
  const propose = () =>
    void act(async () => {
      await client.call('intake:propose-photos', { skuId: sku.id });
      say({ tone: 'info', text: t('tray.proposed') });
    });
  return (
    <>
      <p
        aria-live="polite"
        className={cx('min-w-0 truncate text-cap', choice.over > 0 ? 'text-ask' : 'text-text-2')}
      >
        {choice.over > 0
          ? t('tray.too-many', { n: choice.over })
          : t('tray.proposal', { n: choice.chosen, all: sku.photos.length })}
      </p>
      <Button small kind="quiet" onPress={propose}>
        <WandSparkles size={14} aria-hidden />
        {t('tray.propose')}
      </Button>
    </>
  );
}

function Strip({ sku }: { readonly sku: DraftSkuView }) {
  const client = useClient();
  const act = useAct();
  const [dragged, setDragged] = useState<PhotoId | null>(null);
  const [over, setOver] = useState<PhotoId | null>(null);
  const [told, setTold] = useState('');

  const save = (photos: readonly DraftPhotoView[]) =>
    void act(() =>
      client.call('intake:edit-photos', {
        skuId: sku.id,
        photos: photos.map(({ id, included, note, role }) => ({ id, included, note, role })),
      }),
    );
  const move = (from: number, to: number) => {
    const moved = movePhoto(sku.photos, from, to);
    const photo = sku.photos[from];
    if (!moved || !photo) return;
    save(moved);
    setTold(
      t('tray.moved', {
        photo: photo.name,
        n: moved.indexOf(photo) + 1,
        all: moved.length,
      }),
    );
  };
  const edit = (changed: DraftPhotoView) =>
    save(sku.photos.map((photo) => (photo.id === changed.id ? changed : photo)));
  const indexOf = (id: PhotoId | null) => sku.photos.findIndex((photo) => photo.id === id);
  return (
    <>
      <ol className="flex gap-3 overflow-x-auto px-6 py-1.5">
        {sku.photos.map((photo, index) => (
          <PhotoCard
            key={photo.id}
            photo={photo}
            problem={foundAt(sku, photo.name)}
            index={index}
            all={sku.photos.length}
            dropHere={over === photo.id && dragged !== photo.id}
            dropAfter={indexOf(dragged) < index}
            dragging={dragged === photo.id}
            onMove={(to) => move(index, to)}
            onEdit={edit}
            onDrag={setDragged}
            onHover={setOver}
            onDrop={() => {
              move(indexOf(dragged), index);
              setDragged(null);
              setOver(null);
            }}
          />
        ))}
      </ol>
      <p aria-live="polite" className="sr-only">
        {told}
      </p>
    </>
  );
}

function foundAt({ problems }: DraftSkuView, photo: string): string | undefined {
  const problem = problems.find((one) => one.photo === photo);
  return problem && oneProblemWords(problem);
}
