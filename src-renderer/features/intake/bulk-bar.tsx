/** What can be done with several chosen SKUs at once; stands where one SKU's photos would. */
import { Brush, FileJson, SquareCheck, SquareX, Trash2, X } from 'lucide-react';
import type { DraftSkuId } from '../../../src-shared/domain/ids.ts';
import { useDraft, useStores, useView } from '../../stores/context.tsx';
import { useSkuActions } from '../../stores/use-sku-actions.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { withOwnFile } from '../../view/draft-view.ts';

export function BulkBar({ ids }: { readonly ids: readonly DraftSkuId[] }) {
  const { draft } = useStores();
  const set = useView((state) => state.set);
  const { include, remove, takeOwnFiles } = useSkuActions();
  const withFile = useDraft((state) => withOwnFile(ids, state.skus).length);
  return (
    <section
      aria-label={t('bulk.label')}
      className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-1.5 gap-y-2 border-t bg-panel px-6 py-1.5"
    >
      <h2 className="mr-1 font-semibold tabular-nums">{t('bulk.count', { n: ids.length })}</h2>
      <Button small onPress={() => void include(ids, true)}>
        <SquareCheck size={14} aria-hidden />
        {t('bulk.include')}
      </Button>
      <Button small onPress={() => void include(ids, false)}>
        <SquareX size={14} aria-hidden />
        {t('bulk.leave-out')}
      </Button>
      <Button small onPress={() => set({ lookOf: 'skus' })}>
        <Brush size={14} aria-hidden />
        {t('bulk.own-look')}
      </Button>
      {withFile > 0 ? (
        <Button small onPress={() => void takeOwnFiles(withOwnFile(ids, draft.getState().skus))}>
          <FileJson size={14} aria-hidden />
          {t('bulk.own-file', { n: withFile })}
        </Button>
      ) : null}
      <span className="flex-1" />
      <IconButton label={t('bulk.remove')} onPress={() => void remove(ids)}>
        <Trash2 size={14} aria-hidden />
      </IconButton>
      <IconButton label={t('bulk.clear')} onPress={() => set({ draftSkus: [] })}>
        <X size={15} aria-hidden />
      </IconButton>
    </section>
  );
}
