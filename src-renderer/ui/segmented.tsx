/** A row of choices of which one is taken; arrow keys move along it. */
import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { cx } from './cx.ts';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  /** Needed where the label is a picture. */
  readonly name?: string;
}

export function Segmented<Value extends string>({
  label,
  value,
  segments,
  onChange,
  fill = false,
}: {
  readonly label: string;
  readonly value: Value | null;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
  readonly fill?: boolean;
}) {
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={value}
      onChange={(next) => onChange(next as Value)}
      className={cx(
        'inline-flex h-[30px] shrink-0 rounded-md border border-line-strong',
        fill && 'w-full',
      )}
    >
      {segments.map((segment) => (
        <Radio
          key={segment.value}
          value={segment.value}
          {...(segment.name === undefined ? {} : { 'aria-label': segment.name })}
          className={cx(
            'inset-focus flex items-center justify-center border-line-strong border-l px-2.5 text-cap text-text-2',
            'tabular-nums transition-colors duration-120 first:rounded-l-[5px] first:border-l-0 last:rounded-r-[5px]',
            'hover:text-text selected:bg-hover selected:font-semibold selected:text-text',
            fill && 'flex-1 !px-1',
          )}
        >
          {segment.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}
