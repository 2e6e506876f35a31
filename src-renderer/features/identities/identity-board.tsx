/** The account's identities on a screen of their own: find, star, use, add a portrait. */
import { ImageUp, Star, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { IdentityView } from '../../../src-shared/domain/account-views.ts';
import {
  useAct,
  useBatchLook,
  useClient,
  useNotices,
  useStores,
  useView,
} from '../../stores/context.tsx';
import { useScreenGuide } from '../../stores/use-screen-guide.ts';
import { wordsOf } from '../../text/failure.ts';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { SearchBox } from '../../ui/field.tsx';
import { Empty, FailureNote, Skeleton } from '../../ui/states.tsx';
import { CodeField } from './code-field.tsx';
import { IdentityTile } from './identity-tile.tsx';
import { isUsable, stateWord } from './identity-words.ts';
import { StaleNote } from './stale-note.tsx';
import { useGallery } from './use-gallery.ts';
import { usePickPortrait } from './use-portrait.ts';

const GRID = 'grid grid-cols-[repeat(auto-fill,minmax(140px,1fr))] gap-x-4 gap-y-5';

export function IdentityBoard() {
  const [search, setSearch] = useState('');
  const gallery = useGallery(search);
  const pick = usePickPortrait();
  const setIdentity = useBatchLook((state) => state.setIdentity);
  const guide = useScreenGuide('identities');
  const go = useView((state) => state.go);
  const say = useNotices((state) => state.say);
  const use = ({ code, name, picture }: IdentityView) => {
    setIdentity({ code, name, picture });
    say({ tone: 'info', text: t('identity.used', { name }) });
    go({ screen: 'new-batch' });
  };
  return (
    <>
      <div className="mt-4 flex flex-wrap items-end gap-3">
        <SearchBox
          label={t('identity.search')}
          clearLabel={t('action.clear-search')}
          value={search}
          onChange={setSearch}
          className="w-72"
        />
        <CodeField onFound={use} />
        <span className="flex-1" />
        <Button onPress={() => pick(() => {})}>
          <ImageUp size={15} strokeWidth={1.75} aria-hidden />
          {t('identity.add-portrait')}
        </Button>
      </div>
      <p className="mt-1.5 text-right text-cap text-text-3">{t('identity.drop')}</p>
      <StaleNote gallery={gallery} className="mt-4" />
      {gallery.status === 'failed' && gallery.failure ? (
        <FailureNote
          failure={wordsOf(gallery.failure)}
          retryLabel={t('action.retry')}
          onRetry={gallery.retry}
          className="mt-6"
        />
      ) : null}
      {gallery.status === 'ready' && gallery.identities.length === 0 ? (
        search === '' ? (
          <div className="mt-16">
            <Empty
              icon={<UserRound size={36} strokeWidth={1} />}
              title={t('identity.empty-title')}
              text={t('identity.empty-text')}
              guide={guide}
            />
          </div>
        ) : (
          <p className="mt-10 text-center text-text-2">{t('identity.none')}</p>
        )
      ) : null}
      <ul aria-label={t('identity.gallery')} className={`${GRID} mt-5`}>
        {gallery.status === 'loading'
          ? ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
              <li key={key}>
                <Skeleton className="aspect-[4/5]" />
              </li>
            ))
          : gallery.identities.map((identity) => (
              <BoardCard key={identity.code} identity={identity} onUse={() => use(identity)} />
            ))}
      </ul>
      {gallery.more ? (
        <div className="mt-6 flex items-center justify-center gap-3">
          <Button onPress={gallery.more}>{t('identity.more')}</Button>
          <span className="text-cap text-text-3 tabular-nums">
            {t('identity.of', { n: gallery.identities.length, all: gallery.total })}
          </span>
        </div>
      ) : null}
    </>
  );
}

function BoardCard({
  identity,
  onUse,
}: {
  readonly identity: IdentityView;
  readonly onUse: () => void;
}) {
  const client = useClient();
  const act = useAct();
  const { identities } = useStores();
  const { name, code, favourite, problem } = identity;
  const star = () =>
    void act(async () => {
      await client.call('identities:set-favourite', { code, on: !favourite });
      identities.getState().tell({ ...identity, favourite: !favourite });
    });
  return (
    <li className="relative min-w-0">
      <IdentityTile identity={identity} star={false} />
      <IconButton
        label={t(favourite ? 'identity.unstar' : 'identity.star', { name })}
        aria-pressed={favourite}
        onPress={star}
        className="!absolute !size-6 !rounded-full !bg-badge !text-white top-1.5 right-1.5"
      >
        <Star size={13} aria-hidden className={favourite ? 'fill-current' : ''} />
      </IconButton>
      <div className="mt-1.5 flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 title={name} className="truncate font-medium">
            {name}
          </h2>
          <p title={problem ?? undefined} className="truncate text-note text-text-3">
            {stateWord(identity)}
          </p>
        </div>
        {isUsable(identity) ? (
          <Button small aria-label={t('identity.use', { name })} onPress={onUse}>
            {t('preset.use')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
