/** Verdict, stars, label, reasons and note of one picture, each with its key. */
import { Check, Star, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { ToggleButton } from 'react-aria-components';
import type { ReviewResult } from '../../../src-shared/domain/review/library.ts';
import { useReview } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { Field } from '../../ui/field.tsx';
import { slots } from '../../ui/slots.ts';
import { LABEL_KEYS, LABELS, REASONS } from '../../view/review-keys.ts';
import { KeyCap, LABEL_COLOURS } from './marks.tsx';
import type { Culling } from './use-culling.ts';

const VERDICTS = [
  { verdict: 'pick', key: 'P', icon: Check, chosen: 'border-ok text-ok' },
  { verdict: 'reject', key: 'X', icon: X, chosen: 'border-bad text-bad' },
] as const;
const MOST_STARS = 5;
const LONGEST_NOTE = 2000;

export function JudgePanel({
  result,
  culling,
}: {
  readonly result: ReviewResult;
  readonly culling: Culling;
}) {
  const { verdict, stars, label, reasons } = result.judgement;
  return (
    <section aria-label={t('review.judge')} className="flex flex-col gap-3">
      {/* In one row where the words of the language leave room for it. */}
      <div className="flex flex-wrap gap-2">
        {VERDICTS.map(({ verdict: one, key, icon: Icon, chosen }) => (
          <ToggleButton
            key={one}
            isSelected={verdict === one}
            onChange={(next) => culling.do({ act: 'verdict', verdict: next ? one : null })}
            className={cx(
              'flex h-8 flex-1 items-center gap-2 whitespace-nowrap rounded-md border px-2.5 font-medium transition-colors duration-120 hover:bg-hover',
              verdict === one ? `${chosen} bg-hover` : 'border-line-strong',
            )}
          >
            <Icon size={15} aria-hidden className="shrink-0" />
            <span className="flex-1 text-left">{t(`review.do-${one}`)}</span>
            <KeyCap>{key}</KeyCap>
          </ToggleButton>
        ))}
      </div>
      <div className="flex items-center justify-between gap-2">
        {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons under one name */}
        <div role="group" aria-label={t('review.stars-label')} className="flex">
          {slots(MOST_STARS).map((star) => (
            <ToggleButton
              key={star}
              aria-label={t('review.stars', { n: star })}
              isSelected={stars === star}
              onChange={() => culling.do({ act: 'stars', stars: stars === star ? 0 : star })}
              className="flex h-6 w-[22px] items-center justify-center rounded-sm text-text-2 hover:text-text"
            >
              <Star
                size={15}
                strokeWidth={1.5}
                fill={star <= stars ? 'currentColor' : 'none'}
                aria-hidden
              />
            </ToggleButton>
          ))}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons under one name */}
        <div role="group" aria-label={t('review.filter-label')} className="flex">
          {LABELS.map((one) => {
            const key = Object.keys(LABEL_KEYS).find((held) => LABEL_KEYS[held] === one);
            const name = t(`review.label-${one}`);
            return (
              <ToggleButton
                key={one}
                aria-label={name}
                isSelected={label === one}
                onChange={() => culling.do({ act: 'label', label: one })}
                className="flex h-6 w-[22px] items-center justify-center rounded-sm"
              >
                <span
                  aria-hidden
                  className={cx(
                    'flex size-4 items-center justify-center rounded-sm font-semibold text-mark-ink text-note leading-none',
                    LABEL_COLOURS[one],
                    label === one && 'outline-2 outline-text outline-offset-1',
                  )}
                >
                  {key ?? ''}
                </span>
              </ToggleButton>
            );
          })}
        </div>
      </div>
      <div>
        <p className="mb-1.5 text-cap text-text-2">{t('review.why')}</p>
        {/* biome-ignore lint/a11y/useSemanticElements: a row of buttons under one name */}
        <div role="group" aria-label={t('review.why')} className="flex flex-wrap gap-1.5">
          {REASONS.map((reason, at) => (
            <ToggleButton
              key={reason}
              isSelected={reasons.includes(reason)}
              onChange={() => culling.do({ act: 'reason', reason })}
              className="flex h-[26px] items-center gap-1.5 rounded-full border border-line-strong px-2.5 text-cap transition-colors duration-120 hover:bg-hover selected:border-bad selected:bg-hover selected:font-semibold selected:text-bad"
            >
              {t(`review.reason-${reason}`)}
              <span
                aria-hidden
                className={cx(
                  'text-note',
                  reasons.includes(reason) ? 'text-text-2' : 'text-text-3',
                )}
              >
                ⇧{at + 1}
              </span>
            </ToggleButton>
          ))}
        </div>
      </div>
      <Note key={result.id} result={result} />
    </section>
  );
}

/** Written when the field is left: by Tab, by Escape, or because the next picture is shown. */
function Note({ result }: { readonly result: ReviewResult }) {
  const judge = useReview((state) => state.judge);
  const { id } = result;
  const { note } = result.judgement;
  const [text, setText] = useState(note);
  const typed = useRef<string | null>(null);
  useEffect(() => setText(note), [note]);
  useEffect(
    () => () => {
      if (typed.current !== null) judge([id], { note: typed.current });
    },
    [judge, id],
  );
  const keep = () => {
    if (typed.current === null) return;
    judge([id], { note: typed.current.trim() });
    typed.current = null;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the field inside
    <div
      data-mark="review-note"
      onBlur={keep}
      onKeyDown={(event) => {
        const leaves = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (event.key !== 'Escape' && !leaves) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.target instanceof HTMLElement) event.target.blur();
      }}
    >
      <Field
        label={t('review.note')}
        value={text}
        rows={2}
        maxLength={LONGEST_NOTE}
        placeholder={t('review.note-placeholder')}
        onChange={(next) => {
          setText(next);
          typed.current = next;
        }}
      />
    </div>
  );
}
