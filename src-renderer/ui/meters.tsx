/** Small drawings of numbers: dots for slots, bars for the minute, one wide bar split by state. */
import { cx } from './cx.ts';
import { slots } from './slots.ts';

/** More than this is written as numbers. */
const MOST_DRAWN = 12;

export function Dots({ used, all }: { readonly used: number; readonly all: number }) {
  if (all > MOST_DRAWN) return <Fraction used={used} all={all} />;
  return (
    <span aria-hidden className="flex gap-1">
      {slots(all).map((slot) => (
        <span
          key={slot}
          className={cx(
            'size-[9px] rounded-full border transition-colors duration-160',
            slot <= used ? 'border-run bg-run' : 'border-text-3',
          )}
        />
      ))}
    </span>
  );
}

export function Bars({ used, all }: { readonly used: number; readonly all: number }) {
  if (all > MOST_DRAWN) return <Fraction used={used} all={all} />;
  return (
    <span aria-hidden className="flex gap-[3px]">
      {slots(all).map((slot) => (
        <span
          key={slot}
          className={cx(
            'h-[11px] w-[5px] rounded-[1px] border transition-colors duration-160',
            slot <= used ? 'border-wait bg-wait' : 'border-text-3',
          )}
        />
      ))}
    </span>
  );
}

function Fraction({ used, all }: { readonly used: number; readonly all: number }) {
  return (
    <span aria-hidden className="tabular-nums">
      {used} / {all}
    </span>
  );
}

export interface Share {
  readonly key: string;
  readonly count: number;
  readonly color: string;
}

/** Widths follow the counts; a share that is not zero is never thinner than a hand's width of pixels. */
export function SplitBar({
  shares,
  total,
  label,
}: {
  readonly shares: readonly Share[];
  readonly total: number;
  readonly label: string;
}) {
  return (
    <div
      role="img"
      aria-label={label}
      className="flex h-2 gap-0.5 overflow-hidden rounded-sm bg-slot"
    >
      {shares
        .filter((share) => share.count > 0)
        .map((share) => (
          <span
            key={share.key}
            className={cx('min-w-1 transition-[width] duration-180', share.color)}
            style={{ width: `${(share.count / Math.max(1, total)) * 100}%` }}
          />
        ))}
    </div>
  );
}
