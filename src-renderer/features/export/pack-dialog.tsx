/** A review pack: what stands on its page, then a folder is asked for. */
import { useState } from 'react';
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import type { ReviewResult } from '../../../src-shared/domain/review/library.ts';
import { useClient } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Field } from '../../ui/field.tsx';
import type { Which } from '../../view/export-view.ts';
import { HandOverDialog, type HandOverProps, useMeant } from './hand-over-dialog.tsx';

/** An art director judges what is still open, too. */
const toJudge = (_: readonly ReviewResult[], chosen: ReadonlySet<ResultId>): Which =>
  chosen.size > 1 ? 'chosen' : 'all';

export function PackDialog({ collectionId, chosen, onClose, onStarted }: HandOverProps) {
  const client = useClient();
  const meant = useMeant(collectionId, chosen, toJudge);
  const { title, resultIds } = meant;
  const [note, setNote] = useState('');
  return (
    <HandOverDialog
      words={{
        heading: t('export.pack-title'),
        text: t('export.pack-text'),
        name: t('export.pack-name'),
        start: t('export.pack-start'),
      }}
      meant={meant}
      order={() => client.call('export:pack', { collectionId, resultIds, title, note })}
      onClose={onClose}
      onStarted={onStarted}
    >
      <Field
        label={t('export.pack-note')}
        value={note}
        onChange={setNote}
        rows={3}
        maxLength={1000}
      />
    </HandOverDialog>
  );
}
