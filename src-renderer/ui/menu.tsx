/** A menu behind a button. */
import type { ReactElement, ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { type Command, keysOf } from '../../src-shared/commands.ts';
import { useKeyWriter } from './command-keys.tsx';
import { cx } from './cx.ts';
import { LIST, LIST_ITEM } from './pick.tsx';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  /** A second, quieter line. */
  readonly text?: string;
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** A line is drawn above. */
  readonly apart?: boolean;
  /** Its keys stand at the end of the line. */
  readonly command?: Command;
  readonly run: () => void;
}

export function MenuButton({
  label,
  entries,
  children,
  placement = 'bottom end',
}: {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly children: ReactElement;
  readonly placement?: 'bottom end' | 'top end' | 'top start' | 'bottom start';
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover
        placement={placement}
        className={cx(LIST, 'max-h-[70vh] min-w-44 max-w-[340px]')}
        offset={4}
      >
        <MenuList label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

/** The entries alone, for a menu that is opened in another way. */
export function MenuList({
  label,
  entries,
}: {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}) {
  const write = useKeyWriter();
  const keysAt = ({ command }: MenuEntry): string | undefined => {
    const keys = command === undefined ? undefined : keysOf(command);
    return keys === undefined ? undefined : write(keys);
  };
  return (
    <Menu aria-label={label} className="outline-none">
      {entries.flatMap((entry) => [
        ...(entry.apart
          ? [<Separator key={`${entry.id}-line`} className="my-1 border-line border-t" />]
          : []),
        <MenuItem
          key={entry.id}
          id={entry.id}
          textValue={entry.label}
          isDisabled={entry.disabled ?? false}
          onAction={entry.run}
          className={cx(LIST_ITEM, entry.danger && '!text-bad')}
        >
          <span aria-hidden className="flex w-4 shrink-0 justify-center text-text-2">
            {entry.icon}
          </span>
          <span className="min-w-0 flex-1">
            <span className="block truncate">{entry.label}</span>
            {entry.text ? <span className="block text-note text-text-3">{entry.text}</span> : null}
          </span>
          {keysAt(entry) === undefined ? null : (
            <kbd className="shrink-0 pl-3 font-sans text-cap text-text-2">{keysAt(entry)}</kbd>
          )}
        </MenuItem>,
      ])}
    </Menu>
  );
}
