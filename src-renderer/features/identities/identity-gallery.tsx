/** The account's identities with pictures, a search, a code that is checked at once, an own portrait. */
import { ImageUp } from 'lucide-react';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { IdentityView } from '../../../src-shared/domain/account-views.ts';
import type { AccountKey } from '../../../src-shared/domain/ids.ts';
import type { ChosenIdentity } from '../../stores/look.ts';
import { wordsOf } from '../../text/failure.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { SearchBox } from '../../ui/field.tsx';
import { FailureNote, Skeleton } from '../../ui/states.tsx';
import { CodeField } from './code-field.tsx';
import { IdentityTile } from './identity-tile.tsx';
import { isUsable, stateWord } from './identity-words.ts';
import { StaleNote } from './stale-note.tsx';
import { useGallery } from './use-gallery.ts';
import { usePickPortrait } from './use-portrait.ts';

export function IdentityGallery({
  chosen,
  drops,
  account,
  onChoose,
  onPortrait,
}: {
  readonly chosen: string | null;
  /** Whether a portrait can be dropped here. */
  readonly drops: boolean;
  /** Absent: the active one, which takes portraits too. */
  readonly account?: AccountKey | undefined;
  readonly onChoose: (identity: ChosenIdentity) => void;
  /** A portrait was picked: what is asked about it stands over the window, not over the gallery. */
  readonly onPortrait: () => void;
}) {
  const pickPortrait = usePickPortrait();
  const [search, setSearch] = useState('');
  const gallery = useGallery(search, account);
  const pick = (identity: IdentityView) =>
    onChoose({ code: identity.code, name: identity.name, picture: identity.picture });

  return (
    <>
      <div className="shrink-0 border-b p-3">
        <SearchBox
          autoFocus
          label={t('identity.search')}
          clearLabel={t('action.clear-search')}
          value={search}
          onChange={setSearch}
        />
      </div>
      <div className="min-h-44 flex-1 overflow-y-auto p-3" aria-busy={gallery.status === 'loading'}>
        {gallery.status === 'failed' && gallery.failure ? (
          <FailureNote
            failure={wordsOf(gallery.failure)}
            retryLabel={t('action.retry')}
            onRetry={gallery.retry}
          />
        ) : null}
        <StaleNote gallery={gallery} className="mb-3" />
        {gallery.status === 'loading' ? <Loading /> : null}
        {gallery.status === 'ready' && gallery.identities.length === 0 ? (
          <p className="py-10 text-center text-text-2">{t('identity.none')}</p>
        ) : null}
        {gallery.identities.length > 0 ? (
          <ListBox
            aria-label={t('identity.gallery')}
            layout="grid"
            items={gallery.identities.map((identity) => ({ ...identity, id: identity.code }))}
            selectionMode="single"
            selectedKeys={chosen === null ? [] : [chosen]}
            disabledKeys={gallery.identities
              .filter((identity) => !isUsable(identity))
              .map((identity) => identity.code)}
            onAction={(key) => {
              const identity = gallery.identities.find((one) => one.code === key);
              if (identity) pick(identity);
            }}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : [...keys];
              const identity = gallery.identities.find((one) => one.code === key);
              if (identity) pick(identity);
            }}
            className="grid grid-cols-4 gap-3 outline-none"
          >
            {(identity) => (
              <ListBoxItem
                id={identity.code}
                textValue={identity.name}
                className="group rounded-md outline-offset-2"
              >
                <IdentityTile identity={identity} />
                <span className="mt-1.5 block truncate font-medium">{identity.name}</span>
                <span className="block truncate text-note text-text-3">{stateWord(identity)}</span>
              </ListBoxItem>
            )}
          </ListBox>
        ) : null}
        {gallery.more ? (
          <div className="mt-4 flex items-center justify-center gap-3">
            <Button small onPress={gallery.more}>
              {t('identity.more')}
            </Button>
            <span className="text-cap text-text-3 tabular-nums">
              {t('identity.of', { n: gallery.identities.length, all: gallery.total })}
            </span>
          </div>
        ) : null}
      </div>
      <div className="flex shrink-0 flex-col gap-3 border-t p-3">
        <CodeField account={account} onFound={pick} />
        {account === undefined ? (
          <div className="flex items-center gap-3">
            <Button small onPress={() => pickPortrait(pick, onPortrait)}>
              <ImageUp size={14} aria-hidden />
              {t('identity.add-portrait')}
            </Button>
            {drops ? (
              <p className="min-w-0 flex-1 text-note text-text-3">{t('identity.drop')}</p>
            ) : null}
          </div>
        ) : null}
      </div>
    </>
  );
}

function Loading() {
  return (
    <div className="grid grid-cols-4 gap-3">
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key) => (
        <Skeleton key={key} className="aspect-[4/5]" />
      ))}
    </div>
  );
}
