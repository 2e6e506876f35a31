/** What can be done with several chosen SKUs at once. Each button names how many it concerns. */
import { ChevronsDown, ChevronsUp, CircleStop, RotateCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { StatusWord } from '../../ui/tone.tsx';
import { sectionsOf } from '../../view/run-groups.ts';
import { doableWith } from '../../view/selection-view.ts';
import { RetryQuestion } from './retry-question.tsx';
import { useSteerRuns } from './use-steer-runs.ts';

export function ManyRuns({ runs }: { readonly runs: readonly RunView[] }) {
  const steer = useSteerRuns();
  const [asking, setAsking] = useState<'retry' | 'cancel' | null>(null);
  const { retryFree, retryPaid, cancelSaves, cancelLate, movable } = doableWith(runs);
  const cancel = () => {
    if (cancelLate.length > 0) setAsking('cancel');
    else steer(cancelSaves, { action: 'cancel', following: 'stopped' });
  };
  const cancelAll = (following: 'fetch-anyway' | 'stopped') => {
    setAsking(null);
    steer([...cancelSaves, ...cancelLate], { action: 'cancel', following });
  };
  return (
    <div className="flex flex-col gap-5 px-5 pb-6">
      <ul className="flex flex-col gap-1.5">
        {sectionsOf(runs, 'state').map((section) => (
          <li key={section.key} className="flex justify-between">
            <StatusWord tone={section.tone} text={section.title} />
            <span className="tabular-nums">{formatNumber(section.runs.length)}</span>
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-2 empty:hidden">
        <Many runs={retryFree} onPress={() => steer(retryFree, { action: 'retry' })}>
          <RotateCcw size={14} aria-hidden />
          {t('run.retry')}
        </Many>
        <Many runs={retryPaid} onPress={() => setAsking('retry')}>
          <RotateCcw size={14} aria-hidden />
          {t('run.retry-paid')}
        </Many>
        <Many runs={movable} onPress={() => steer(movable, { action: 'move', to: 'first' })}>
          <ChevronsUp size={14} aria-hidden />
          {t('run.move-first')}
        </Many>
        <Many runs={movable} onPress={() => steer(movable, { action: 'move', to: 'last' })}>
          <ChevronsDown size={14} aria-hidden />
          {t('run.move-last')}
        </Many>
        <Many danger runs={[...cancelSaves, ...cancelLate]} onPress={cancel}>
          <CircleStop size={14} aria-hidden />
          {t('run.cancel-many')}
        </Many>
      </div>
      <RetryQuestion runs={retryPaid} open={asking === 'retry'} onClose={() => setAsking(null)} />
      <Dialog
        question
        open={asking === 'cancel'}
        onClose={() => setAsking(null)}
        title={t('run.cancel-many-title', { n: cancelSaves.length + cancelLate.length })}
        actions={
          <>
            <Button onPress={() => setAsking(null)}>{t('progress.keep-going')}</Button>
            <Button onPress={() => cancelAll('stopped')}>{t('progress.cancel-stop')}</Button>
            <Button kind="danger" onPress={() => cancelAll('fetch-anyway')}>
              {t('progress.cancel-fetch')}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-2 text-text-2">
          {cancelSaves.length > 0 ? (
            <p>{t('progress.cancel-saves', { n: cancelSaves.length })}</p>
          ) : null}
          <p>{t('progress.cancel-sent', { n: cancelLate.length })}</p>
        </div>
      </Dialog>
    </div>
  );
}

function Many({
  runs,
  onPress,
  danger = false,
  children,
}: {
  readonly runs: readonly RunView[];
  readonly onPress: () => void;
  readonly danger?: boolean;
  readonly children: ReactNode;
}) {
  if (runs.length === 0) return null;
  return (
    <Button kind={danger ? 'danger' : 'plain'} onPress={onPress} className="!justify-start">
      {children}
      <span className="ml-auto text-text-2 tabular-nums">{formatNumber(runs.length)}</span>
    </Button>
  );
}
