/** Status is said by icon, word and colour together, never by colour alone. */
import {
  Check,
  Circle,
  CircleHelp,
  CircleX,
  Clock,
  type LucideIcon,
  Minus,
  TriangleAlert,
} from 'lucide-react';
import { cx } from './cx.ts';

export type Tone = 'ok' | 'run' | 'wait' | 'bad' | 'ask' | 'idle' | 'off' | 'warn';

const LOOKS: Readonly<Record<Tone, { readonly icon: LucideIcon; readonly color: string }>> = {
  ok: { icon: Check, color: 'text-ok' },
  run: { icon: Circle, color: 'text-run' },
  wait: { icon: Clock, color: 'text-wait' },
  bad: { icon: CircleX, color: 'text-bad' },
  ask: { icon: CircleHelp, color: 'text-ask' },
  idle: { icon: Clock, color: 'text-text-3' },
  off: { icon: Minus, color: 'text-text-3' },
  warn: { icon: TriangleAlert, color: 'text-wait' },
};

/** The icon alone, where a whole sentence stands beside it. */
export function StatusIcon({ tone }: { readonly tone: Tone }) {
  const { icon: Icon, color } = LOOKS[tone];
  return <Icon size={17} strokeWidth={1.75} aria-hidden className={cx('shrink-0', color)} />;
}

export function StatusWord({
  tone,
  text,
  title,
  className,
}: {
  readonly tone: Tone;
  readonly text: string;
  /** More words, on hover and for the screen reader. */
  readonly title?: string;
  readonly className?: string;
}) {
  const { icon: Icon, color } = LOOKS[tone];
  return (
    <span className={cx('flex min-w-0 items-center gap-1.5 text-cap', color, className)}>
      {tone === 'run' ? (
        <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-run" />
      ) : (
        <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
      )}
      <span
        className="truncate tabular-nums"
        {...(title === undefined ? {} : { title })}
        aria-hidden={title !== undefined}
      >
        {text}
      </span>
      {title === undefined ? null : <span className="sr-only">{title}</span>}
    </span>
  );
}
