/** How far the look through the photos is that comes before a start, and the way to stop it. */
import { useEffect, useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import type { EventPayload } from '../../../src-shared/ipc/contract.ts';
import { useAct, useClient } from '../../stores/context.tsx';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';

/** Nothing until the first is told: a start that takes a moment needs no explanation. */
export function StartProgress() {
  const client = useClient();
  const act = useAct();
  const [progress, setProgress] = useState<EventPayload<'start:advanced'> | null>(null);
  useEffect(() => client.on('start:advanced', setProgress), [client]);
  if (!progress) return null;
  const { done, total } = progress;
  const told = t('cost.looking-at', { n: formatNumber(done), all: formatNumber(total) });
  return (
    <div className="flex animate-rise items-center gap-4 border-b px-6 py-3">
      <ProgressBar
        aria-label={t('cost.looking')}
        value={done}
        maxValue={Math.max(1, total)}
        valueLabel={told}
        className="min-w-0 flex-1"
      >
        <div className="flex flex-wrap justify-between gap-x-4">
          <span>{t('cost.looking')}</span>
          <span className="text-text-2 tabular-nums">{told}</span>
        </div>
        <div className="mt-2 h-1.5 overflow-hidden rounded-full bg-slot">
          <div
            className="h-full rounded-full bg-run transition-[width] duration-160"
            style={{ width: `${(done / Math.max(1, total)) * 100}%` }}
          />
        </div>
      </ProgressBar>
      <Button small onPress={() => void act(() => client.call('batches:stop-start'))}>
        {t('cost.stop')}
      </Button>
    </div>
  );
}
