/** Review: opens what another screen asked for, and puts the ways to hand pictures over beside it. */
import { useEffect } from 'react';
import type { CollectionId, ResultId } from '../../src-shared/domain/ids.ts';
import { ExportActions } from '../features/export/export-actions.tsx';
import { IdentityField } from '../features/identities/identity-field.tsx';
import { Review } from '../features/review/review.tsx';
import { useReview, useStores, useView } from '../stores/context.tsx';
import { t } from '../text/index.ts';

export function ReviewScreen() {
  const { review } = useStores();
  const route = useView((state) => state.route);
  useEffect(() => {
    if (route.screen !== 'review' || route.batchId === undefined) return;
    // A batch is a collection, and its outputs are results, under the same ids.
    review
      .getState()
      .beginOpening(
        route.batchId as string as CollectionId,
        route.outputId as string | undefined as ResultId | undefined,
      );
  }, [review, route]);
  return (
    <Review
      actions={<Actions />}
      identityField={(chosen, onChoose) => (
        <IdentityField
          label={t('review.redo-identity')}
          noneText={t('review.redo-as-before')}
          clearLabel={t('review.redo-identity-back')}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
    />
  );
}

function Actions() {
  const collectionId = useReview((state) => state.open?.id);
  const ready = useReview((state) => state.open?.status === 'ready');
  const selected = useReview((state) => state.selected);
  if (collectionId === undefined || !ready) return null;
  return <ExportActions collectionId={collectionId} resultIds={selected} />;
}
