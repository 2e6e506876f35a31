/** Where a batch stands in the queue, and the ways to move it. */
import { ArrowUpDown, ChevronDown, ChevronsDown, ChevronsUp, ChevronUp } from 'lucide-react';
import type { BatchView } from '../../../src-shared/domain/views.ts';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import type { QueueStep } from './use-batch-queue.ts';

const STEPS = [
  { to: 'first', icon: ChevronsUp },
  { to: 'up', icon: ChevronUp },
  { to: 'down', icon: ChevronDown },
  { to: 'last', icon: ChevronsDown },
] as const;

export function QueueMenu({
  batch,
  place,
  length,
  onMove,
}: {
  readonly batch: BatchView;
  /** From 0. */
  readonly place: number;
  readonly length: number;
  readonly onMove: (to: QueueStep) => void;
}) {
  const towardsFront = place > 0;
  const towardsEnd = place < length - 1;
  return (
    <MenuButton
      label={`${t('queue.place')}: ${batch.name}`}
      entries={STEPS.map(({ to, icon: Icon }) => ({
        id: to,
        label: t(`queue.${to}`),
        icon: <Icon size={14} />,
        disabled: to === 'first' || to === 'up' ? !towardsFront : !towardsEnd,
        run: () => onMove(to),
      }))}
    >
      <IconButton label={`${t('queue.place')}: ${batch.name}`}>
        <ArrowUpDown size={15} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </MenuButton>
  );
}
