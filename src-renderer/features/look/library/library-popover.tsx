/** The whole library: found by typing, walked by arrow keys, with the words that will be sent. */
import {
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useState,
} from 'react';
import {
  Dialog,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from 'react-aria-components';
import { t } from '../../../text/index.ts';
import { cx } from '../../../ui/cx.ts';
import { SearchBox } from '../../../ui/field.tsx';
import { LibraryArt, type LibraryKind } from './library-art.tsx';
import { libraryGroups } from './library-data.ts';

export function LibraryPopover({
  id,
  kind,
  chosen,
  recent,
  trigger,
  onChoose,
  onClose,
}: {
  readonly id: string;
  readonly kind: LibraryKind;
  readonly chosen: string;
  readonly recent: readonly string[];
  readonly trigger: RefObject<HTMLElement | null>;
  readonly onChoose: (text: string) => void;
  readonly onClose: () => void;
}) {
  const [search, setSearch] = useState('');
  const [told, setTold] = useState<string | null>(null);
  const groups = libraryGroups(kind, recent, search);
  const entries = groups.flatMap((group) => group.entries);
  const selected = entries.find(({ text }) => text === chosen.trim());
  const choose = (key: string | undefined) => {
    const entry = entries.find((one) => one.key === key);
    if (entry) onChoose(entry.text);
  };
  const tell = (event: FocusEvent | PointerEvent) => {
    const item = (event.target as Element).closest<HTMLElement>('[data-key]');
    const entry = entries.find(({ key }) => key === item?.dataset['key']);
    if (entry) setTold(entry.text);
  };
  /** From the search straight into the drawings, and Enter takes the first one found. */
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (event.key === 'Enter' && search.trim() !== '') {
      event.preventDefault();
      choose(entries[0]?.key);
    } else if (event.key === 'ArrowDown') {
      event.preventDefault();
      event.currentTarget.querySelector<HTMLElement>('[role="option"]')?.focus();
    }
  };
  return (
    <Popover
      isOpen
      triggerRef={trigger}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      placement="left top"
      offset={20}
      className="flex max-h-[min(620px,84vh)] w-[536px] max-w-[92vw] animate-appear flex-col rounded-md border border-line-strong bg-raised shadow-float"
    >
      <Dialog
        id={id}
        aria-label={t(`library.${kind}`)}
        className="flex min-h-0 flex-1 flex-col outline-none"
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys on their way from the search to the list */}
        <div
          onKeyDown={onKeyDown}
          onFocus={tell}
          onPointerOver={tell}
          className="flex min-h-0 flex-1 flex-col"
        >
          <div className="shrink-0 border-b p-3">
            <SearchBox
              autoFocus
              label={t(`library.find-${kind}`)}
              clearLabel={t('action.clear-search')}
              value={search}
              onChange={setSearch}
            />
          </div>
          <div className="min-h-44 flex-1 overflow-y-auto p-3 pt-1">
            {entries.length === 0 ? (
              <p className="px-6 py-10 text-center text-text-2">{t('library.none')}</p>
            ) : (
              <ListBox
                aria-label={t(`library.${kind}`)}
                layout="grid"
                selectionMode="single"
                selectedKeys={selected ? [selected.key] : []}
                onAction={(key) => choose(String(key))}
                onSelectionChange={(keys) => {
                  const [key] = keys === 'all' ? [] : [...keys];
                  choose(key === undefined ? selected?.key : String(key));
                }}
                className="flex flex-col gap-3 outline-none"
              >
                {groups.map((group) => (
                  <ListBoxSection
                    key={group.key}
                    id={group.key}
                    className="grid grid-cols-6 gap-x-2 gap-y-3"
                  >
                    <Header className="sticky top-0 z-10 col-span-full bg-raised pt-2 text-cap text-text-2">
                      {group.label}
                    </Header>
                    {group.entries.map((entry) => (
                      <ListBoxItem
                        key={entry.key}
                        id={entry.key}
                        textValue={entry.label}
                        className="group cursor-default rounded-md text-center outline-offset-2"
                      >
                        <LibraryArt
                          kind={kind}
                          text={entry.text}
                          className={cx(
                            'mb-1 outline-2 outline-transparent outline-offset-1',
                            'group-hover:outline-line-strong group-selected:outline-accent',
                            kind === 'pose' ? 'h-[92px]' : 'h-[58px]',
                          )}
                        />
                        <span className="line-clamp-2 block text-note text-text-2 group-hover:text-text group-selected:font-medium group-selected:text-text">
                          {entry.label}
                        </span>
                      </ListBoxItem>
                    ))}
                  </ListBoxSection>
                ))}
              </ListBox>
            )}
          </div>
          <p className="line-clamp-2 min-h-[50px] shrink-0 border-t px-3 py-2 text-note text-text-2">
            {told === null ? t('library.sent-hint') : t('library.sent', { text: told })}
          </p>
        </div>
      </Dialog>
    </Popover>
  );
}
