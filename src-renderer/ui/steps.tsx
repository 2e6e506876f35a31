/** A small slider with a few steps, for sizes. */
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { cx } from './cx.ts';

export function Steps({
  label,
  value,
  last,
  onChange,
  valueText,
  className,
}: {
  readonly label: string;
  /** From 0 to `last`, whole. */
  readonly value: number;
  readonly last: number;
  readonly onChange: (value: number) => void;
  readonly valueText: string;
  readonly className?: string;
}) {
  return (
    <Slider
      aria-label={label}
      value={value}
      minValue={0}
      maxValue={last}
      step={1}
      onChange={(next) => onChange(Array.isArray(next) ? (next[0] ?? 0) : next)}
      className={cx('flex h-[30px] items-center', className)}
    >
      <SliderTrack className="relative h-4 w-full before:absolute before:inset-x-0 before:top-[7px] before:h-0.5 before:rounded-full before:bg-line-strong">
        <SliderThumb
          aria-valuetext={valueText}
          className="top-1/2 size-3 rounded-full border border-text-2 bg-text-2 dragging:bg-text"
        />
      </SliderTrack>
    </Slider>
  );
}
