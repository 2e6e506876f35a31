/** The small half of the Start button: the same batch, at a time of day. */
import { ChevronDown, Clock, Moon } from 'lucide-react';
import { useState } from 'react';
import { formatClock } from '../../text/format.ts';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { useNow } from '../../ui/use-now.ts';
import { type Offer, offeredTimes } from '../../view/start-time.ts';
import { StartTimeDialog } from './start-time-dialog.tsx';

const MINUTE_MS = 60_000;
const LABEL = {
  'in-hour': 'start-at.in-hour',
  tonight: 'start-at.tonight',
  night: 'start-at.night',
} as const satisfies Record<Offer['id'], string>;

export function StartLater({ onStart }: { readonly onStart: (atMs: number) => void }) {
  const [asking, setAsking] = useState(false);
  // Offered from now on, also where the screen has been open for long.
  const now = useNow(true, MINUTE_MS);
  const entries: MenuEntry[] = [
    ...offeredTimes(now).map(({ id, atMs }) => ({
      id,
      label: t(LABEL[id], { clock: formatClock(atMs) }),
      icon: id === 'in-hour' ? <Clock size={14} /> : <Moon size={14} />,
      run: () => onStart(atMs),
    })),
    { id: 'other', label: t('start-at.other'), apart: true, run: () => setAsking(true) },
  ];
  return (
    <>
      <MenuButton label={t('start-at.label')} entries={entries} placement="top end">
        <IconButton
          label={t('start-at.label')}
          kind="primary"
          className="!h-8 !w-7 -ml-2 rounded-l-none border-canvas border-l"
        >
          <ChevronDown size={14} aria-hidden />
        </IconButton>
      </MenuButton>
      <StartTimeDialog open={asking} onClose={() => setAsking(false)} onPick={onStart} />
    </>
  );
}
