/** What a new run changes: pose, background, prompt, identity, seed, note. Empty stays as it was. */
import { useEffect, useState } from 'react';
import type { IdentityView } from '../../../src-shared/domain/account-views.ts';
import { useClient } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Field, FieldLabel } from '../../ui/field.tsx';
import { type Choice, Pick } from '../../ui/pick.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import type { RedoWish } from '../../view/review-redo.ts';

const LONGEST_NOTE = 500;

export function RedoChanges({
  wish,
  onChange,
}: {
  readonly wish: RedoWish;
  readonly onChange: (wish: RedoWish) => void;
}) {
  const identities = useIdentityChoices();
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
      <Pick
        label={t('review.redo-identity')}
        value={wish.identity}
        choices={[{ value: '', label: t('review.redo-as-before') }, ...identities]}
        onChange={(identity) => onChange({ ...wish, identity })}
      />
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

/** Identities of the account that can be used at once; none without a connection. */
function useIdentityChoices(): readonly Choice<string>[] {
  const client = useClient();
  const [identities, setIdentities] = useState<readonly IdentityView[]>([]);
  useEffect(() => {
    let current = true;
    client.call('identities:list', { search: '', page: 1 }).then(
      (page) => {
        if (current) setIdentities(page.identities);
      },
      () => {
        // The one they had stays to choose.
      },
    );
    return () => {
      current = false;
    };
  }, [client]);
  return identities
    .filter((one) => !one.locked && one.state === 'ready')
    .map(({ code, name }) => ({ value: code, label: name, text: code }));
}
