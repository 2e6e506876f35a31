/** Asks before SKUs that PiktID had accepted are ordered, and paid, a second time. */
import type { RunView } from '../../../src-shared/domain/views.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useSteerRuns } from './use-steer-runs.ts';

export function RetryQuestion({
  runs,
  open,
  onClose,
}: {
  readonly runs: readonly RunView[];
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const steer = useSteerRuns();
  const pictures = runs.reduce((sum, run) => sum + run.expectedOutputs, 0);
  const credits = runs.reduce((sum, run) => sum + (run.credits ?? 0), 0);
  const [first] = runs;
  return (
    <Dialog
      question
      open={open}
      onClose={onClose}
      title={
        runs.length === 1 && first
          ? t('run.retry-title', { sku: first.sku })
          : t('run.retry-many-title', { n: runs.length })
      }
      actions={
        <>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button
            onPress={() => {
              onClose();
              steer(runs, { action: 'retry' });
            }}
          >
            {t('run.retry-paid')}
          </Button>
        </>
      }
    >
      <p className="text-text-2">
        {t('run.retry-text', { n: pictures })}{' '}
        {credits > 0 ? t('run.retry-spent', { n: Math.round(credits) }) : null}
      </p>
    </Dialog>
  );
}
