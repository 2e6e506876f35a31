/** All commands of the window in one list, found by typing. */
import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { keysOf } from '../../src-shared/commands.ts';
import { useClient, useStores, useView } from '../stores/context.tsx';
import { t } from '../text/index.ts';
import { useKeyWriter } from '../ui/command-keys.tsx';
import { cx } from '../ui/cx.ts';
import { INPUT } from '../ui/field.tsx';
import { LIST_ITEM } from '../ui/pick.tsx';
import { availableCommands, runCommand } from './commands.ts';

export function Palette() {
  const open = useView((state) => state.paletteOpen);
  const set = useView((state) => state.set);
  return (
    <ModalOverlay
      isDismissable
      isOpen={open}
      onOpenChange={(paletteOpen) => set({ paletteOpen })}
      className="fixed inset-0 z-40 flex animate-appear items-start justify-center bg-scrim pt-[14vh]"
    >
      <Modal className="w-[480px] max-w-[90vw] animate-rise rounded-md border border-line-strong bg-panel shadow-float">
        <Dialog aria-label={t('palette.title')} className="outline-none">
          <Commands onDone={() => set({ paletteOpen: false })} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Commands({ onDone }: { readonly onDone: () => void }) {
  const client = useClient();
  const stores = useStores();
  const write = useKeyWriter();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [text, setText] = useState('');
  const items = useMemo(
    () =>
      availableCommands.map((id) => ({
        id,
        title: t(`command.${id}`, { app: t('app.name') }),
        keys: keysOf(id),
      })),
    [],
  );
  return (
    <Autocomplete filter={contains} inputValue={text} onInputChange={setText}>
      <SearchField aria-label={t('palette.title')} autoFocus className="border-b p-2">
        <Input placeholder={t('palette.hint')} className={cx(INPUT, '!border-0 !bg-transparent')} />
      </SearchField>
      <ListBox
        aria-label={t('palette.title')}
        items={items}
        onAction={(key) => {
          onDone();
          runCommand(String(key), client, stores);
        }}
        renderEmptyState={() => <p className="p-3 text-text-2">{t('palette.none')}</p>}
        className="max-h-[50vh] overflow-auto p-1.5 outline-none"
      >
        {(item) => (
          <ListBoxItem
            id={item.id}
            textValue={item.title}
            className={cx(LIST_ITEM, 'justify-between')}
          >
            <span>{item.title}</span>
            {item.keys ? (
              <kbd className="font-sans text-cap text-text-2">{write(item.keys)}</kbd>
            ) : null}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}
