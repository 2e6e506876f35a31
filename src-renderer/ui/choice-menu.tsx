/** A menu of choices: each group is a question of its own, one answer of each is taken. */
import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { cx } from './cx.ts';
import { LIST, LIST_ITEM } from './pick.tsx';

export interface ChoiceGroup {
  readonly id: string;
  readonly title: string;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

export function ChoiceMenu({
  label,
  groups,
  children,
}: {
  readonly label: string;
  readonly groups: readonly ChoiceGroup[];
  readonly children: ReactElement;
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover placement="bottom start" className={cx(LIST, 'max-h-none min-w-48')} offset={4}>
        <Menu aria-label={label} className="outline-none">
          {groups.map((group) => (
            <MenuSection
              key={group.id}
              id={group.id}
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[`${group.id} ${group.value}`]}
              onSelectionChange={(keys) => {
                const [key] = keys === 'all' ? [] : [...keys];
                if (key !== undefined) group.onChange(String(key).slice(group.id.length + 1));
              }}
              className="border-line not-first:mt-1 not-first:border-t not-first:pt-1"
            >
              <Header className="px-2 py-1 text-note text-text-3">{group.title}</Header>
              {group.choices.map((choice) => (
                <MenuItem
                  key={choice.value}
                  id={`${group.id} ${choice.value}`}
                  textValue={choice.label}
                  className={LIST_ITEM}
                >
                  {({ isSelected }) => (
                    <>
                      <Check size={14} aria-hidden className={isSelected ? '' : 'invisible'} />
                      {choice.label}
                    </>
                  )}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
