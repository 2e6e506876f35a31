/** The spending cap of a running batch: changed in place, at once in force. */
import { useState } from 'react';
import type { BatchView } from '../../../src-shared/domain/views.ts';
import { useAct, useClient } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { BudgetForm } from '../../ui/budget-form.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function CapDialog({
  batch,
  open,
  onClose,
}: {
  readonly batch: BatchView;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  return (
    <Dialog title={t('cost.cap-title')} open={open} onClose={onClose}>
      <CapForm key={String(open)} batch={batch} onDone={onClose} />
    </Dialog>
  );
}

function CapForm({ batch, onDone }: { readonly batch: BatchView; readonly onDone: () => void }) {
  const client = useClient();
  const act = useAct();
  const [budget, setBudget] = useState(batch.budget);
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        onDone();
        await act(() => client.call('batches:set-budget', { batchId: batch.id, budget }));
      }}
    >
      <BudgetForm
        text={t('progress.cap-text', { spent: Math.round(batch.creditsSpent) })}
        creditsLabel={t('cost.cap-credits')}
        outputsLabel={t('cost.cap-outputs')}
        budget={budget}
        onChange={setBudget}
      />
      <div className="mt-6 flex flex-wrap justify-end gap-2">
        <Button onPress={onDone}>{t('action.cancel')}</Button>
        <Button kind="primary" type="submit">
          {t('banner.parked-action')}
        </Button>
      </div>
    </form>
  );
}
