/** Asks what ordering again would cost as the wish changes, and orders it. */
import { useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../src-shared/domain/errors.ts';
import type { CollectionId, ResultId } from '../../../src-shared/domain/ids.ts';
import type { Redo, RedoPrice } from '../../../src-shared/ipc/calls/review.ts';
import { useAct, useClient, useStores } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';

/** Typing rests this long before the price is asked. */
const REST_MS = 250;

export function useRedo(
  collectionId: CollectionId,
  ids: readonly ResultId[],
  redo: Redo,
  onOrdered: () => void,
) {
  const client = useClient();
  const act = useAct();
  const { notices, view } = useStores();
  const [price, setPrice] = useState<RedoPrice | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [ordering, setOrdering] = useState(false);
  const asked = JSON.stringify(redo);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(async () => {
      const wish = JSON.parse(asked) as Redo;
      try {
        const answer = await client.call('review:redo-price', {
          collectionId,
          resultIds: [...ids],
          redo: wish,
        });
        if (!current) return;
        setPrice(answer);
        setFailure(null);
      } catch (error) {
        if (current) setFailure(toFailure(error));
      }
    }, REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, collectionId, ids, asked]);

  const order = () =>
    act(async () => {
      if (ordering || !price) return;
      setOrdering(true);
      try {
        const refused = new Set(price.refused.map(({ id }) => id));
        const resultIds = ids.filter((id) => !refused.has(id));
        const { batchIds } = await client.call('review:redo', { collectionId, resultIds, redo });
        const [batchId] = batchIds;
        notices.getState().say({
          tone: 'info',
          text: t('review.redo-ordered', { n: resultIds.length }),
          ...(batchId === undefined
            ? {}
            : {
                action: {
                  label: t('review.redo-show'),
                  run: () => view.getState().go({ screen: 'batch', batchId }),
                },
              }),
        });
        onOrdered();
      } finally {
        setOrdering(false);
      }
    });
  return { price: failure ? null : price, failure, order, ordering };
}
