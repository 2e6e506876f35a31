/** Orders rejected pictures again: the same once more, or with something changed. Priced before. */
import { useState } from 'react';
import type { CollectionId, ResultId } from '../../../src-shared/domain/ids.ts';
import { useReview, useStores } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { FIRST_WISH, type RedoWish, redoOf } from '../../view/review-redo.ts';
import { type IdentityFieldOf, RedoChanges } from './redo-changes.tsx';
import { RedoPriceNote } from './redo-price.tsx';
import { useRedo } from './use-redo.ts';

export function RedoDialog({ identityField }: { readonly identityField: IdentityFieldOf }) {
  const ordering = useReview((state) => state.ordering);
  const collectionId = useReview((state) => state.open?.id);
  const { review } = useStores();
  const close = () => review.getState().set({ ordering: null });
  return (
    <Dialog
      wide
      open={ordering !== null}
      onClose={close}
      title={t('review.redo-title', { n: ordering?.length ?? 0 })}
    >
      {ordering && collectionId !== undefined ? (
        <RedoForm
          collectionId={collectionId}
          ids={ordering}
          identityField={identityField}
          onClose={close}
        />
      ) : null}
    </Dialog>
  );
}

function RedoForm({
  collectionId,
  ids,
  identityField,
  onClose,
}: {
  readonly collectionId: CollectionId;
  readonly ids: readonly ResultId[];
  readonly identityField: IdentityFieldOf;
  readonly onClose: () => void;
}) {
  const [wish, setWish] = useState<RedoWish>(FIRST_WISH);
  const { price, failure, order, ordering } = useRedo(collectionId, ids, redoOf(wish), onClose);
  const nothing = price?.pictures === 0;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        // A form of its own that stands over this one, a typed code for instance, orders nothing.
        if (event.target === event.currentTarget) void order();
      }}
    >
      <Segmented
        fill
        label={t('review.redo-how')}
        value={wish.how}
        onChange={(how) => setWish({ ...wish, how })}
        segments={[
          { value: 'regenerate', label: t('review.redo-regenerate') },
          { value: 'new-run', label: t('review.redo-new-run') },
        ]}
      />
      <p className="text-cap text-text-2">
        {t(wish.how === 'regenerate' ? 'review.redo-regenerate-text' : 'review.redo-new-run-text')}
      </p>
      {wish.how === 'new-run' ? (
        <RedoChanges wish={wish} onChange={setWish} identityField={identityField} />
      ) : null}
      <RedoPriceNote price={price} failure={failure} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        <Button kind="primary" type="submit" isDisabled={!price || nothing || ordering}>
          {price && price.credits !== null
            ? t('review.redo-order-credits', { n: price.pictures, credits: price.credits })
            : t('review.redo-order', { n: price?.pictures ?? ids.length })}
        </Button>
      </div>
    </form>
  );
}
