/** A review pack: what stands on its page, then a folder is asked for. */
import { useState } from 'react';
import type { ExportJob } from '../../../src-shared/domain/export/views.ts';
import type { CollectionId, ResultId } from '../../../src-shared/domain/ids.ts';
import type { ReviewResult } from '../../../src-shared/domain/review/library.ts';
import { useAct, useClient, useReview } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { firstWhich, type Which, whichResults } from '../../view/export-view.ts';
import { WhichPick } from './which-pick.tsx';

export interface HandOverProps {
  readonly collectionId: CollectionId;
  readonly chosen: ReadonlySet<ResultId>;
  readonly onClose: () => void;
  readonly onStarted: (exportId: ExportJob['id']) => void;
}

/** The collection's pictures and name, and which of them are meant. */
export function useMeant(
  collectionId: CollectionId,
  chosen: ReadonlySet<ResultId>,
  first: (results: readonly ReviewResult[], chosen: ReadonlySet<ResultId>) => Which = firstWhich,
) {
  const results = useReview((state) => state.results);
  const name = useReview(
    (state) => state.collections.find((one) => one.id === collectionId)?.name ?? '',
  );
  const [which, setWhich] = useState(() => first(results, chosen));
  const [title, setTitle] = useState(name.slice(0, 120));
  const resultIds = whichResults(which, results, chosen).map((one) => one.id);
  return { results, which, setWhich, title, setTitle, resultIds };
}

/** An art director judges what is still open, too. */
const toJudge = (_: readonly ReviewResult[], chosen: ReadonlySet<ResultId>): Which =>
  chosen.size > 1 ? 'chosen' : 'all';

export function PackDialog({ collectionId, chosen, onClose, onStarted }: HandOverProps) {
  const client = useClient();
  const act = useAct();
  const meant = useMeant(collectionId, chosen, toJudge);
  const { title, resultIds } = meant;
  const [note, setNote] = useState('');
  const start = () =>
    act(async () => {
      const input = { collectionId, resultIds, title, note };
      const started = await client.call('export:pack', input);
      if (started) onStarted(started.exportId);
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('export.pack-title')}
      actions={
        <>
          <Button onPress={onClose}>{t('export.cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={resultIds.length === 0 || title.trim() === ''}
            onPress={() => void start()}
          >
            {t('export.pack-start')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-text-2">{t('export.pack-text')}</p>
        <WhichPick
          value={meant.which}
          onChange={meant.setWhich}
          results={meant.results}
          chosen={chosen}
        />
        <Field
          label={t('export.pack-name')}
          value={title}
          onChange={meant.setTitle}
          maxLength={120}
        />
        <Field
          label={t('export.pack-note')}
          value={note}
          onChange={setNote}
          rows={3}
          maxLength={1000}
        />
      </div>
    </Dialog>
  );
}
