/** What can be done with one SKU or many: take in, leave out, remove, take over their own files. */
import { useMemo } from 'react';
import type { ProblemCode } from '../../src-shared/domain/draft-views.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import { sentencesOf } from '../text/failure.ts';
import { t } from '../text/index.ts';
import { useAct, useClient, useStores } from './context.tsx';

export function useSkuActions() {
  const client = useClient();
  const act = useAct();
  const { draft, view, notices } = useStores();
  return useMemo(() => {
    const include = (ids: readonly DraftSkuId[], included: boolean) => {
      const { skus } = draft.getState();
      const skuIds = ids.filter((id) => skus[id] && skus[id].included !== included);
      if (skuIds.length === 0) return Promise.resolve(true);
      return act(() => client.call('intake:edit-skus', { skuIds, included }));
    };
    return {
      include,
      includeWithProblem(code: ProblemCode, blocks: boolean, included: boolean) {
        const { order, skus } = draft.getState();
        return include(
          order.filter((id) =>
            skus[id]?.problems.some((one) => one.code === code && one.blocks === blocks),
          ),
          included,
        );
      },
      remove(skuIds: readonly DraftSkuId[]) {
        const gone = new Set(skuIds);
        const left = view.getState().draftSkus.filter((id) => !gone.has(id));
        view.getState().set({ draftSkus: left });
        return act(() => client.call('intake:remove', { skuIds: [...skuIds] }));
      },
      takeOwnFiles(skuIds: readonly DraftSkuId[]) {
        return act(async () => {
          const { used, failed } = await client.call('intake:use-own-instructions', {
            skuIds: [...skuIds],
          });
          const { say } = notices.getState();
          if (used > 0) say({ tone: 'info', text: t('own.file-used', { n: used }) });
          for (const { skuId, failure } of failed) {
            const sku = draft.getState().skus[skuId]?.name ?? '';
            say({
              tone: 'bad',
              text: t('own.file-failed', { sku, problem: sentencesOf(failure) }),
            });
          }
        });
      },
    };
  }, [act, client, draft, view, notices]);
}
