/** A contact sheet: title, paper, how many in a row; then where to save the PDF is asked. */
import { useState } from 'react';
import { useClient } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { FieldLabel } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { HandOverDialog, type HandOverProps, useMeant } from './hand-over-dialog.tsx';

const COLUMNS = ['2', '3', '4', '5', '6', '8'] as const;

export function SheetDialog({ collectionId, chosen, onClose, onStarted }: HandOverProps) {
  const client = useClient();
  const meant = useMeant(collectionId, chosen);
  const { title, resultIds } = meant;
  const [paper, setPaper] = useState<'a4' | 'letter'>('a4');
  const [columns, setColumns] = useState<(typeof COLUMNS)[number]>('4');
  const sheet = { collectionId, resultIds, title, paper, columns: Number(columns) };
  return (
    <HandOverDialog
      words={{
        heading: t('export.sheet-title'),
        name: t('export.sheet-name'),
        start: t('export.sheet-start'),
      }}
      meant={meant}
      order={() => client.call('export:contact-sheet', sheet)}
      onClose={onClose}
      onStarted={onStarted}
    >
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
    </HandOverDialog>
  );
}
