/** The instructions as tabs: up to ten, added, moved, switched off, edited together, deleted with undo. */
import { Plus } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { MAX_INSTRUCTIONS } from '../../../src-shared/domain/instruction.ts';
import { useLook } from '../../stores/context.tsx';
import type { LookCard } from '../../stores/look.ts';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { cardName } from '../../view/look-library.ts';
import { CardMenu } from './card-menu.tsx';
import { InstructionForm } from './instruction-form.tsx';
import { TogetherBar } from './together-bar.tsx';

export function InstructionCards() {
  const cards = useLook((state) => state.cards);
  const active = useLook((state) => state.activeCard);
  const openCard = useLook((state) => state.openCard);
  const addCard = useLook((state) => state.addCard);
  const moveCard = useLook((state) => state.moveCard);
  const [told, setTold] = useState('');
  const row = useRef<HTMLDivElement>(null);
  const full = cards.length >= MAX_INSTRUCTIONS;

  function move(id: number, to: number): void {
    const target = Math.min(cards.length - 1, Math.max(0, to));
    moveCard(id, target);
    setTold(t('card.moved', { n: target + 1, all: cards.length }));
  }
  /** Alt with an arrow moves the open card, as it does with photos. */
  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    event.preventDefault();
    event.stopPropagation();
    const at = cards.findIndex((card) => card.id === active);
    move(active, event.key === 'ArrowLeft' ? at - 1 : at + 1);
    // Moving a tab in the page takes the focus from it.
    requestAnimationFrame(() =>
      row.current?.querySelector<HTMLElement>('[role="tab"][data-selected]')?.focus(),
    );
  }

  return (
    <Tabs
      selectedKey={active}
      onSelectionChange={(key) => openCard(Number(key))}
      // The library marks it as focused with anything inside; what has the focus shows it itself.
      className="mt-4 flex flex-col outline-none"
    >
      <div ref={row} onKeyDownCapture={onKeyDown} className="flex items-center border-b">
        <TabList
          aria-label={t('look.instructions')}
          className="flex min-w-0 flex-1 overflow-x-auto [scrollbar-width:none]"
        >
          {cards.map((card, index) => (
            <Tab
              key={card.id}
              id={card.id}
              className={cx(
                'inset-focus max-w-40 shrink-0 cursor-default truncate border-transparent border-b-2 text-text-2',
                'hover:text-text selected:border-accent selected:font-semibold selected:text-text',
              )}
            >
              <TabName card={card} index={index} onMove={move} />
            </Tab>
          ))}
        </TabList>
        <IconButton
          label={full ? t('look.add-full', { n: MAX_INSTRUCTIONS }) : t('look.add')}
          isDisabled={full}
          onPress={() => addCard()}
        >
          <Plus size={15} aria-hidden />
        </IconButton>
        <CardMenu onMove={move} />
      </div>
      <TogetherBar />
      {cards.map((card) => (
        <TabPanel key={card.id} id={card.id} className="pt-4">
          {card.off ? <p className="mb-3 text-cap text-text-2">{t('card.off-note')}</p> : null}
          <InstructionForm card={card} />
        </TabPanel>
      ))}
      <p aria-live="polite" className="sr-only">
        {told}
      </p>
    </Tabs>
  );
}

/** Drags by its whole width; a card dropped on another takes its place. */
function TabName({
  card,
  index,
  onMove,
}: {
  readonly card: LookCard;
  readonly index: number;
  readonly onMove: (id: number, to: number) => void;
}) {
  const [over, setOver] = useState(false);
  const name = cardName(card.instruction.pose, card.instruction.background);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the tab around it has the keys
    <span
      draggable
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData(CARD, String(card.id));
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(CARD)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const id = Number(event.dataTransfer.getData(CARD));
        if (id) onMove(id, index);
      }}
      className={cx(
        'block truncate px-2.5 py-2',
        card.off && 'text-text-3 line-through',
        over && 'shadow-[inset_2px_0_0_var(--accent)]',
      )}
    >
      {`${index + 1} ${name}`}
      {card.off ? <span className="sr-only">{` (${t('card.off')})`}</span> : null}
    </span>
  );
}

const CARD = 'application/x-instruction';
