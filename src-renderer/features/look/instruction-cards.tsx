/** The instructions as tabs: up to ten, added, duplicated, deleted with undo. */
import { Copy, Plus, Trash2 } from 'lucide-react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { MAX_INSTRUCTIONS } from '../../../src-shared/domain/instruction.ts';
import { useLook, useNotices } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { InstructionForm } from './instruction-form.tsx';
import { cardName } from './library.ts';

export function InstructionCards() {
  const cards = useLook((state) => state.cards);
  const active = useLook((state) => state.activeCard);
  const openCard = useLook((state) => state.openCard);
  const addCard = useLook((state) => state.addCard);
  const removeCard = useLook((state) => state.removeCard);
  const say = useNotices((state) => state.say);
  const full = cards.length >= MAX_INSTRUCTIONS;

  function remove(): void {
    const at = cards.findIndex((card) => card.id === active);
    const undo = removeCard(active);
    if (!undo) return;
    say({
      tone: 'info',
      text: t('look.deleted', { n: at + 1 }),
      action: { label: t('action.undo'), run: undo },
    });
  }

  return (
    <Tabs
      selectedKey={active}
      onSelectionChange={(key) => openCard(Number(key))}
      className="mt-4 flex flex-col"
    >
      <div className="flex items-center border-b">
        <TabList
          aria-label={t('look.instructions')}
          className="flex min-w-0 flex-1 overflow-x-auto [scrollbar-width:none]"
        >
          {cards.map((card, index) => {
            const name = cardName(card.instruction.pose, card.instruction.background);
            return (
              <Tab
                key={card.id}
                id={card.id}
                className={cx(
                  'inset-focus max-w-40 shrink-0 cursor-default truncate border-transparent border-b-2 px-2.5 py-2 text-text-2',
                  'hover:text-text selected:border-accent selected:font-semibold selected:text-text',
                )}
              >
                {`${index + 1} ${name}`}
              </Tab>
            );
          })}
        </TabList>
        <IconButton
          label={full ? t('look.add-full', { n: MAX_INSTRUCTIONS }) : t('look.add')}
          isDisabled={full}
          onPress={() => addCard()}
        >
          <Plus size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('look.duplicate')} isDisabled={full} onPress={() => addCard(active)}>
          <Copy size={14} aria-hidden />
        </IconButton>
        {cards.length > 1 ? (
          <IconButton label={t('look.delete')} onPress={remove}>
            <Trash2 size={14} aria-hidden />
          </IconButton>
        ) : null}
      </div>
      {cards.map((card) => (
        <TabPanel key={card.id} id={card.id} className="pt-4">
          <InstructionForm card={card} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
