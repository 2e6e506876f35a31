/** What the library does: open a folder by asking or by a drop, open one of the list, find it again. */
import { useMemo } from 'react';
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import { useAct, useClient, useStores } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';

export function useCollections() {
  const client = useClient();
  const act = useAct();
  const { review, notices } = useStores();
  return useMemo(() => {
    const locate = (collectionId: CollectionId) =>
      act(async () => {
        if (await client.call('review:locate', { collectionId })) {
          review.getState().beginOpening(collectionId);
        }
      });
    return {
      openFolder: () =>
        act(async () => {
          const id = await client.call('review:open-folder');
          if (id !== null) review.getState().beginOpening(id);
        }),
      open(id: CollectionId) {
        const found = review.getState().collections.find((one) => one.id === id);
        if (found?.state === 'missing') void locate(id);
        else review.getState().beginOpening(id);
      },
      locate,
      forget: (collectionId: CollectionId) =>
        act(async () => {
          await client.call('review:forget', { collectionId });
          notices.getState().say({ tone: 'info', text: t('review.forgotten') });
        }),
      reload: () => review.getState().reload(),
    };
  }, [act, client, review, notices]);
}
