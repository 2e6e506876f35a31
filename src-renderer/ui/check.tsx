/** Check box and switch. */
import { Check as CheckIcon, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox, Switch } from 'react-aria-components';
import { cx } from './cx.ts';

export function Check({
  label,
  checked,
  mixed = false,
  onChange,
  outOfTabOrder = false,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly mixed?: boolean;
  readonly onChange: (checked: boolean) => void;
  /** Inside a grid row the row is the tab stop and Space toggles the box. */
  readonly outOfTabOrder?: boolean;
}) {
  return (
    <Checkbox
      aria-label={label}
      isSelected={checked}
      isIndeterminate={mixed}
      onChange={onChange}
      excludeFromTabOrder={outOfTabOrder}
      className="flex size-6 items-center justify-center rounded-sm"
    >
      <span
        className={cx(
          'flex size-4 items-center justify-center rounded-sm border transition-colors duration-120',
          checked || mixed ? 'border-text-2 bg-text-2 text-canvas' : 'border-line-strong',
        )}
      >
        {mixed ? <Minus size={12} strokeWidth={3} /> : null}
        {checked && !mixed ? <CheckIcon size={12} strokeWidth={3} /> : null}
      </span>
    </Checkbox>
  );
}

export function Toggle({
  label,
  text,
  value,
  onChange,
}: {
  readonly label: string;
  readonly text?: ReactNode;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  return (
    <Switch
      isSelected={value}
      onChange={onChange}
      className="group flex items-start justify-between gap-3 rounded-md"
    >
      <span className="min-w-0">
        <span className="block">{label}</span>
        {text ? <span className="block text-note text-text-3">{text}</span> : null}
      </span>
      <span className="mt-0.5 flex h-[18px] w-8 shrink-0 items-center rounded-full border border-line-strong bg-canvas px-0.5 transition-colors duration-120 group-selected:border-text-2 group-selected:bg-text-2">
        <span className="size-3 rounded-full bg-text-2 transition-transform duration-120 group-selected:translate-x-3.5 group-selected:bg-canvas" />
      </span>
    </Switch>
  );
}
