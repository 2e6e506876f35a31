/** Choosing one of a few from a list. */
import { Check, ChevronDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';
import { cx } from './cx.ts';
import { INPUT } from './field.tsx';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly text?: string;
}

export const LIST =
  'max-h-80 overflow-auto rounded-md border border-line-strong bg-raised p-1 shadow-float animate-appear';
export const LIST_ITEM =
  'flex cursor-default items-center gap-2 rounded-sm px-2 py-1.5 text-base text-text outline-none ' +
  'focused:bg-hover hover:bg-hover disabled:opacity-45';

export function Pick<Value extends string>({
  label,
  value,
  choices,
  onChange,
  hideLabel = false,
  className,
  small = false,
}: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  readonly hideLabel?: boolean;
  readonly className?: string;
  readonly small?: boolean;
}) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={(next) => onChange(next as Value)}
      className={cx('block min-w-0', className)}
    >
      {hideLabel ? null : <Label className="mb-1.5 block text-cap text-text-2">{label}</Label>}
      <Button
        className={cx(
          INPUT,
          'flex items-center justify-between gap-2 text-left',
          small && '!h-[26px] !px-2 text-cap',
        )}
      >
        <SelectValue className="truncate">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown size={14} aria-hidden className="shrink-0 text-text-2" />
      </Button>
      <Popover className={cx(LIST, 'min-w-(--trigger-width)')} offset={4}>
        <ListBox className="outline-none">
          {choices.map((choice) => (
            <ListBoxItem
              key={choice.value}
              id={choice.value}
              textValue={choice.label}
              className={LIST_ITEM}
            >
              {({ isSelected }) => (
                <>
                  <Check size={14} aria-hidden className={isSelected ? '' : 'invisible'} />
                  <span>
                    <span className="block">{choice.label}</span>
                    {choice.text ? (
                      <span className="block text-note text-text-3">{choice.text}</span>
                    ) : null}
                  </span>
                </>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
