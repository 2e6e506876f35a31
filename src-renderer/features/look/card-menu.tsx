/** What can be done with the open instruction. */
import {
  ArrowLeft,
  ArrowRight,
  Copy,
  MoreHorizontal,
  Power,
  PowerOff,
  SquareStack,
  Trash2,
} from 'lucide-react';
import { MAX_INSTRUCTIONS } from '../../../src-shared/domain/instruction.ts';
import { useLook, useNotices } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';

export function CardMenu({ onMove }: { readonly onMove: (id: number, to: number) => void }) {
  const cards = useLook((state) => state.cards);
  const active = useLook((state) => state.activeCard);
  const addCard = useLook((state) => state.addCard);
  const removeCard = useLook((state) => state.removeCard);
  const switchCard = useLook((state) => state.switchCard);
  const editTogether = useLook((state) => state.editTogether);
  const say = useNotices((state) => state.say);
  const at = cards.findIndex((card) => card.id === active);
  const open = cards[at];
  if (!open) return null;
  const onlyOn = !open.off && cards.filter((card) => !card.off).length === 1;

  function remove(): void {
    const undo = removeCard(active);
    if (!undo) return;
    say({
      tone: 'info',
      text: t('look.deleted', { n: at + 1 }),
      action: { label: t('action.undo'), run: undo },
    });
  }

  const entries: readonly MenuEntry[] = [
    {
      id: 'duplicate',
      label: t('look.duplicate'),
      icon: <Copy size={14} />,
      disabled: cards.length >= MAX_INSTRUCTIONS,
      run: () => addCard(active),
    },
    {
      id: 'left',
      label: t('card.move-left'),
      icon: <ArrowLeft size={14} />,
      disabled: at === 0,
      run: () => onMove(active, at - 1),
    },
    {
      id: 'right',
      label: t('card.move-right'),
      icon: <ArrowRight size={14} />,
      disabled: at === cards.length - 1,
      run: () => onMove(active, at + 1),
    },
    {
      id: 'switch',
      label: t(open.off ? 'card.switch-on' : 'card.switch-off'),
      icon: open.off ? <Power size={14} /> : <PowerOff size={14} />,
      disabled: onlyOn,
      run: () => switchCard(active),
    },
    {
      id: 'together',
      label: t('card.edit-together'),
      icon: <SquareStack size={14} />,
      disabled: cards.length < 2,
      run: () => editTogether(cards.map((card) => card.id)),
    },
    {
      id: 'delete',
      label: t('look.delete'),
      icon: <Trash2 size={14} />,
      apart: true,
      disabled: cards.length === 1,
      run: remove,
    },
  ];
  return (
    <MenuButton label={t('card.menu')} entries={entries}>
      <IconButton label={t('card.menu')}>
        <MoreHorizontal size={15} aria-hidden />
      </IconButton>
    </MenuButton>
  );
}
