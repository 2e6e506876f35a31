/** Identities: the account's gallery, favourites first, own portraits. */
import { IdentityBoard } from '../features/identities/identity-board.tsx';
import { t } from '../text/index.ts';

export function IdentitiesScreen() {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-[18px] pb-10">
      <h1 className="font-semibold text-title">{t('identities.title')}</h1>
      <p className="mt-0.5 text-text-2">{t('identities.text')}</p>
      <IdentityBoard />
    </div>
  );
}
