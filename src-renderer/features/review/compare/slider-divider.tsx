/** The line between before and after: dragged, or moved by arrow keys once it has the focus. */
import { ChevronsLeftRight } from 'lucide-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { t } from '../../../text/index.ts';

const STEP = 0.02;
const LARGE_STEP = 0.1;

export function SliderDivider({
  left,
  span,
  value,
  onChange,
}: {
  /** CSS pixels on the pane. */
  readonly left: number;
  /** Where shares are counted: from here, over so many CSS pixels. */
  readonly span: { readonly left: number; readonly width: number };
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  function drag(event: PointerEvent<HTMLElement>): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const pane = event.currentTarget.parentElement?.getBoundingClientRect();
    if (pane) onChange((event.clientX - pane.left - span.left) / Math.max(1, span.width));
  }
  function onKeyDown(event: KeyboardEvent): void {
    const step = event.shiftKey ? LARGE_STEP : STEP;
    const keys: Readonly<Record<string, number>> = {
      ArrowLeft: value - step,
      ArrowRight: value + step,
      Home: 0,
      End: 1,
    };
    const next = keys[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(next);
  }
  const percent = Math.round(value * 100);
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t('compare.divider')}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={t('compare.divider-value', { percent })}
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onDoubleClick={(event) => {
        event.stopPropagation();
        onChange(0.5);
      }}
      onKeyDown={onKeyDown}
      className="-translate-x-1/2 group absolute inset-y-0 z-10 flex w-8 cursor-ew-resize touch-none items-center justify-center focus-visible:outline-none"
      style={{ left }}
    >
      <span
        aria-hidden
        className="-translate-x-1/2 absolute inset-y-0 left-1/2 w-0.5 bg-white outline outline-badge"
      />
      <span
        aria-hidden
        className="relative flex size-8 items-center justify-center rounded-full bg-white text-black outline outline-badge group-focus-visible:outline-3 group-focus-visible:outline-focus"
      >
        <ChevronsLeftRight size={16} />
      </span>
    </div>
  );
}
