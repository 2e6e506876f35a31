/** Verdict, stars and colour label as small marks: always a shape or a letter, never colour alone. */
import { Check, Star, X } from 'lucide-react';
import type { ColourLabel, Judgement } from '../../../src-shared/domain/review/judgement.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { slots } from '../../ui/slots.ts';
import { marksOf } from '../../view/label-marks.ts';
import { LABELS } from '../../view/review-keys.ts';

export const LABEL_COLOURS: Readonly<Record<ColourLabel, string>> = {
  red: 'bg-label-red',
  yellow: 'bg-label-yellow',
  green: 'bg-label-green',
  blue: 'bg-label-blue',
  purple: 'bg-label-purple',
};

const MARKS = marksOf(LABELS.map((label) => t(`review.label-${label}`)));

/** On a picture; nothing where nothing was decided. */
export function VerdictMark({
  verdict,
  small = false,
}: {
  readonly verdict: Judgement['verdict'];
  readonly small?: boolean;
}) {
  if (verdict === null) return null;
  const Icon = verdict === 'pick' ? Check : X;
  return (
    <span
      className={cx(
        'flex items-center justify-center rounded-full bg-badge',
        small ? 'size-[18px]' : 'size-[22px]',
        verdict === 'pick' ? 'text-mark-ok' : 'text-mark-bad',
      )}
    >
      <Icon size={small ? 12 : 14} strokeWidth={2.5} aria-hidden />
      <span className="sr-only">{t(`review.verdict-${verdict}`)}</span>
    </span>
  );
}

export function LabelMark({ label }: { readonly label: ColourLabel | null }) {
  if (label === null) return null;
  const name = t(`review.label-${label}`);
  return (
    <span
      title={name}
      className={cx(
        'flex h-4 min-w-4 items-center justify-center rounded-sm px-[3px] font-semibold text-mark-ink text-note leading-none',
        LABEL_COLOURS[label],
      )}
    >
      <span aria-hidden>{MARKS[LABELS.indexOf(label)]}</span>
      <span className="sr-only">{name}</span>
    </span>
  );
}

export function StarsMark({ stars }: { readonly stars: number }) {
  if (stars === 0) return null;
  return (
    <span className="flex items-center">
      {slots(stars).map((star) => (
        <Star key={star} size={10} fill="currentColor" strokeWidth={0} aria-hidden />
      ))}
      <span className="sr-only">{t('review.stars', { n: stars })}</span>
    </span>
  );
}

/** A key as it is printed on the keyboard. */
export function KeyCap({ children }: { readonly children: string }) {
  return (
    <kbd
      aria-hidden
      className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-sm border border-line-strong px-1 font-sans text-note text-text-2"
    >
      {children}
    </kbd>
  );
}
