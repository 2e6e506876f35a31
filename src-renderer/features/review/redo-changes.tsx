/** What a new run changes: pose, background, prompt, identity, seed, note. Empty stays as it was. */
import type { ReactNode } from 'react';
import { t } from '../../text/index.ts';
import { Field, FieldLabel } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { RedoIdentity, RedoWish } from '../../view/review-redo.ts';

const LONGEST_NOTE = 500;

/** Makes the field that chooses another identity; the screen has it from the gallery. */
export type IdentityFieldOf = (
  chosen: RedoIdentity | null,
  onChoose: (identity: RedoIdentity | null) => void,
) => ReactNode;

export function RedoChanges({
  wish,
  onChange,
  identityField,
}: {
  readonly wish: RedoWish;
  readonly onChange: (wish: RedoWish) => void;
  readonly identityField: IdentityFieldOf;
}) {
  const text = (key: 'pose' | 'background' | 'prompt', rows?: number) => (
    <Field
      label={t(`review.redo-${key}`)}
      placeholder={t('review.redo-as-before')}
      value={wish[key]}
      onChange={(next) => onChange({ ...wish, [key]: next })}
      {...(rows === undefined ? {} : { rows, className: 'col-span-2' })}
    />
  );
  return (
    <div className="grid grid-cols-2 gap-3">
      {text('pose')}
      {text('background')}
      {text('prompt', 2)}
      {identityField(wish.identity, (identity) => onChange({ ...wish, identity }))}
      <div>
        <FieldLabel>{t('review.seed')}</FieldLabel>
        <div className="flex gap-2">
          <Segmented
            label={t('review.seed')}
            value={wish.seed}
            onChange={(seed) => onChange({ ...wish, seed })}
            segments={[
              { value: 'random', label: t('review.seed-random') },
              { value: 'keep', label: t('review.seed-keep') },
              { value: 'own', label: t('review.seed-own') },
            ]}
          />
          {wish.seed === 'own' ? (
            <Field
              hideLabel
              label={t('review.seed-number')}
              value={wish.ownSeed}
              onChange={(next) =>
                onChange({ ...wish, ownSeed: next.replace(/\D/g, '').slice(0, 9) })
              }
              className="min-w-0 flex-1"
            />
          ) : null}
        </div>
      </div>
      <Field
        rows={2}
        label={t('review.redo-note')}
        placeholder={t('review.redo-note-placeholder')}
        maxLength={LONGEST_NOTE}
        value={wish.note}
        onChange={(note) => onChange({ ...wish, note })}
        className="col-span-2"
      />
    </div>
  );
}
