/**
 * What every way of handing pictures over begins with: which ones, under what title, and a button
 * after which the system asks where to. The rest of a dialog is its caller's.
 */
import { type ReactNode, useState } from 'react';
import type { ExportJob } from '../../../src-shared/domain/export/views.ts';
import type { CollectionId, ResultId } from '../../../src-shared/domain/ids.ts';
import type { ReviewResult } from '../../../src-shared/domain/review/library.ts';
import { useAct, useReview } from '../../stores/context.tsx';
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
  return { results, chosen, which, setWhich, title, setTitle, resultIds };
}

export function HandOverDialog({
  words,
  meant,
  order,
  onClose,
  onStarted,
  children,
}: Pick<HandOverProps, 'onClose' | 'onStarted'> & {
  readonly words: {
    readonly heading: string;
    readonly text?: string;
    readonly name: string;
    readonly start: string;
  };
  readonly meant: ReturnType<typeof useMeant>;
  /** Null when the user closed the system's dialog. */
  readonly order: () => Promise<{ readonly exportId: ExportJob['id'] } | null>;
  readonly children: ReactNode;
}) {
  const act = useAct();
  const { title, setTitle, resultIds } = meant;
  const start = () =>
    act(async () => {
      const started = await order();
      if (started) onStarted(started.exportId);
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.heading}
      actions={
        <>
          <Button onPress={onClose}>{t('export.cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={resultIds.length === 0 || title.trim() === ''}
            onPress={() => void start()}
          >
            {words.start}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {words.text === undefined ? null : <p className="text-text-2">{words.text}</p>}
        <WhichPick
          value={meant.which}
          onChange={meant.setWhich}
          results={meant.results}
          chosen={meant.chosen}
        />
        <Field label={words.name} value={title} onChange={setTitle} maxLength={120} />
        {children}
      </div>
    </Dialog>
  );
}
