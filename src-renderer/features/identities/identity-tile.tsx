/** An identity's picture with its marks: locked, favourite, used lately. */
import { Clock, LoaderCircle, Lock, Star, UserRound } from 'lucide-react';
import type { IdentityView } from '../../../src-shared/domain/account-views.ts';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { Picture } from '../../ui/picture.tsx';
import { isUsable } from './identity-words.ts';

const BADGE = 'flex size-5 items-center justify-center rounded-full bg-badge text-white';

export function IdentityTile({
  identity,
  star = true,
}: {
  readonly identity: IdentityView;
  /** False where a star button stands in the same place. */
  readonly star?: boolean;
}) {
  const { picture, locked, favourite, recent, state } = identity;
  return (
    <span className="relative block">
      {picture ? (
        <Picture
          src={picture}
          alt=""
          dim={!isUsable(identity)}
          className={cx(
            'aspect-[4/5] w-full outline-2 outline-transparent outline-offset-2',
            'group-hover:outline-line-strong group-selected:outline-accent',
          )}
        />
      ) : (
        <span
          aria-hidden
          className="flex aspect-[4/5] w-full items-center justify-center rounded-sm bg-slot text-text-3"
        >
          <UserRound size={24} strokeWidth={1.5} />
        </span>
      )}
      <span className="absolute right-1.5 bottom-1.5 flex gap-1">
        {recent ? (
          <span className={BADGE} title={t('identity.recent')}>
            <Clock size={11} aria-hidden />
            <span className="sr-only">{t('identity.recent')}</span>
          </span>
        ) : null}
        {star && favourite ? (
          <span className={BADGE} title={t('identity.favourite')}>
            <Star size={11} aria-hidden className="fill-current" />
            <span className="sr-only">{t('identity.favourite')}</span>
          </span>
        ) : null}
        {state === 'processing' ? (
          <span className={BADGE}>
            <LoaderCircle size={12} aria-hidden />
          </span>
        ) : null}
        {locked ? (
          <span className={BADGE}>
            <Lock size={11} aria-hidden />
          </span>
        ) : null}
      </span>
    </span>
  );
}
