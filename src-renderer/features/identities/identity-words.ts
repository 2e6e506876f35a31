/** What an identity's state means, in a word or two. */
import type { IdentityView } from '../../../src-shared/domain/account-views.ts';
import { formatWhen } from '../../text/format.ts';
import { t } from '../../text/index.ts';

export function stateWord(identity: IdentityView): string {
  if (identity.locked) return t('identity.locked');
  if (identity.state === 'processing') return t('identity.processing');
  if (identity.state === 'failed') return t('identity.failed');
  return identity.code;
}

export const isUsable = (identity: IdentityView): boolean =>
  !identity.locked && identity.state !== 'failed';

/** Said above a gallery that comes from memory. */
export function staleWords(asOfMs: number | null, nowMs: number): string {
  return asOfMs === null
    ? t('identity.stale-never')
    : t('identity.stale', { when: formatWhen(asOfMs, nowMs) });
}
