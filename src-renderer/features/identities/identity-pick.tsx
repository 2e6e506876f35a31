/** Who wears the garments, as a card: the chosen identity, and the gallery behind its button. */
import { UserRound } from 'lucide-react';
import type { AccountKey } from '../../../src-shared/domain/ids.ts';
import type { ChosenIdentity } from '../../stores/look.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Picture } from '../../ui/picture.tsx';
import { IdentityPopover } from './identity-popover.tsx';

export function IdentityPick({
  identity,
  account,
  placement = 'left top',
  open,
  onOpen,
  onChoose,
}: {
  readonly identity: ChosenIdentity | null;
  /** Whose gallery; absent: the active one's. */
  readonly account?: AccountKey | undefined;
  /** Where the gallery opens, seen from its button. */
  readonly placement?: 'left top' | 'right';
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChoose: (identity: ChosenIdentity) => void;
}) {
  return (
    <div className="flex items-center gap-3 rounded-md border border-line-strong p-2.5">
      {identity?.picture ? (
        <Picture src={identity.picture} alt="" className="h-14 w-[52px] shrink-0" />
      ) : (
        <span
          aria-hidden
          className="flex h-14 w-[52px] shrink-0 items-center justify-center rounded-sm bg-slot text-text-3"
        >
          <UserRound size={20} strokeWidth={1.5} />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold">
          {identity ? identity.name : t('look.identity-none')}
        </p>
        <p className={cx('text-cap text-text-2', identity && 'truncate')}>{describe(identity)}</p>
      </div>
      <IdentityPopover
        open={open}
        onOpen={onOpen}
        chosen={identity?.code ?? null}
        account={account}
        onChoose={onChoose}
        placement={placement}
        drops={account === undefined}
      >
        <Button small>{identity ? t('look.change') : t('look.choose')}</Button>
      </IdentityPopover>
    </div>
  );
}

function describe(identity: ChosenIdentity | null): string {
  if (!identity) return t('look.identity-none-text');
  if (identity.portrait) return t('look.portrait');
  const code = identity.code ?? '';
  return identity.picture ? t('look.from-gallery', { code }) : t('look.without-picture', { code });
}
