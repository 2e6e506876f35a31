/** Under the name of a batch that waits for its time: when it starts, and how to change that. */
import { Moon } from 'lucide-react';
import { useState } from 'react';
import type { BatchView } from '../../../src-shared/domain/views.ts';
import type { NightView } from '../../../src-shared/ipc/calls/night.ts';
import { useClient } from '../../stores/context.tsx';
import type { Night } from '../../stores/use-night.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { StartTimeDialog } from './start-time-dialog.tsx';
import { startWhen } from './words.ts';

const TICK_MS = 60_000;

export function StartsAt({
  batch,
  scheduled,
  change,
}: {
  readonly batch: BatchView;
  readonly scheduled: NightView['scheduled'][number];
  readonly change: Night['change'];
}) {
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const now = useNow(true, TICK_MS);
  const set = (atMs: number | null) =>
    void change(() => client.call('night:start-at', { batchId: batch.id, atMs }));
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      <span className="flex items-center gap-1.5 font-medium tabular-nums">
        <Moon size={15} strokeWidth={1.75} aria-hidden className="text-text-2" />
        {t('start-at.waits', { when: startWhen(scheduled.atMs, now) })}
      </span>
      <Button small onPress={() => setAsking(true)}>
        {t('start-at.change')}
      </Button>
      <Button small kind="primary" onPress={() => set(null)}>
        {t('start-at.now')}
      </Button>
      <StartTimeDialog open={asking} onClose={() => setAsking(false)} onPick={set} />
    </div>
  );
}
