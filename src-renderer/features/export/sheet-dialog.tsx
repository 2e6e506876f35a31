/** A contact sheet: title, paper, how many in a row; then where to save the PDF is asked. */
import { useState } from 'react';
import { useAct, useClient } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field, FieldLabel } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { type HandOverProps, useMeant } from './pack-dialog.tsx';
import { WhichPick } from './which-pick.tsx';

const COLUMNS = ['2', '3', '4', '5', '6', '8'] as const;

export function SheetDialog({ collectionId, chosen, onClose, onStarted }: HandOverProps) {
  const client = useClient();
  const act = useAct();
  const meant = useMeant(collectionId, chosen);
  const { title, resultIds } = meant;
  const [paper, setPaper] = useState<'a4' | 'letter'>('a4');
  const [columns, setColumns] = useState<(typeof COLUMNS)[number]>('4');
  const start = () =>
    act(async () => {
      const input = { collectionId, resultIds, title, paper, columns: Number(columns) };
      const started = await client.call('export:contact-sheet', input);
      if (started) onStarted(started.exportId);
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('export.sheet-title')}
      actions={
        <>
          <Button onPress={onClose}>{t('export.cancel')}</Button>
          <Button
            kind="primary"
            isDisabled={resultIds.length === 0 || title.trim() === ''}
            onPress={() => void start()}
          >
            {t('export.sheet-start')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <WhichPick
          value={meant.which}
          onChange={meant.setWhich}
          results={meant.results}
          chosen={chosen}
        />
        <Field
          label={t('export.sheet-name')}
          value={title}
          onChange={meant.setTitle}
          maxLength={120}
        />
        <div className="flex flex-wrap gap-6">
          <div>
            <FieldLabel>{t('export.sheet-paper')}</FieldLabel>
            <Segmented
              label={t('export.sheet-paper')}
              value={paper}
              onChange={setPaper}
              segments={(['a4', 'letter'] as const).map((value) => ({
                value,
                label: t(`export.sheet-${value}`),
              }))}
            />
          </div>
          <div>
            <FieldLabel>{t('export.sheet-columns')}</FieldLabel>
            <Segmented
              label={t('export.sheet-columns')}
              value={columns}
              onChange={setColumns}
              segments={COLUMNS.map((value) => ({ value, label: value }))}
            />
          </div>
        </div>
      </div>
    </Dialog>
  );
}
