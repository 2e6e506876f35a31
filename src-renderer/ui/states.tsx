/** What a screen shows when there is nothing, when it waits, and when it failed. */
import { BookOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { FailureWords } from '../../src-shared/text/failure-words.ts';
import { Button } from './button.tsx';
import { cx } from './cx.ts';

/** Where to read more about a screen. */
interface Guide {
  readonly label: string;
  readonly open: () => void;
}

export function Empty({
  icon,
  title,
  text,
  children,
  guide,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
  readonly guide?: Guide;
}) {
  return (
    <div className="flex h-full min-h-40 flex-col items-center justify-center px-6 text-center">
      {icon ? (
        <div aria-hidden className="mb-4 text-text-3">
          {icon}
        </div>
      ) : null}
      <h2 className="font-semibold text-head">{title}</h2>
      {text ? <p className="mt-1.5 max-w-[52ch] text-balance text-text-2">{text}</p> : null}
      {children ? <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div> : null}
      {guide ? <GuideLink guide={guide} className="mt-3" /> : null}
    </div>
  );
}

/** Leads to the part of the guide about this screen, as its command does. */
export function GuideLink({
  guide,
  className,
}: {
  readonly guide: Guide;
  readonly className?: string;
}) {
  return (
    <Button kind="quiet" command="help:screen" onPress={guide.open} className={cx(className)}>
      <BookOpen size={15} strokeWidth={1.75} aria-hidden />
      {guide.label}
    </Button>
  );
}

/** Says what happened and what to do, with the way to try again. */
export function FailureNote({
  failure,
  retryLabel,
  onRetry,
  link,
  className,
}: {
  readonly failure: FailureWords;
  readonly retryLabel: string;
  readonly onRetry?: () => void;
  /** A page that helps. */
  readonly link?: { readonly label: string; readonly open: () => void } | undefined;
  readonly className?: string;
}) {
  return (
    <div role="alert" className={cx('flex flex-col items-start gap-2', className)}>
      <p>{failure.message}</p>
      {failure.detail ? <p className="text-cap text-text-2">{failure.detail}</p> : null}
      {failure.remedy ? <p className="text-cap text-text-2">{failure.remedy}</p> : null}
      {onRetry ? (
        <Button small onPress={onRetry}>
          {retryLabel}
        </Button>
      ) : null}
      {link ? (
        <Button small onPress={link.open}>
          {link.label}
        </Button>
      ) : null}
    </div>
  );
}

/** A quiet shape of the size of what is coming. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={cx('block rounded-sm bg-slot', className)} />;
}
