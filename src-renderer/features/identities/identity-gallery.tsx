/** The account's identities with pictures, a search, a code that is checked at once, an own portrait. */
import { ImageUp, Lock } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { type Failure, toFailure } from '../../../src-shared/domain/errors.ts';
import type { IdentityView } from '../../../src-shared/domain/views.ts';
import { useAct, useClient } from '../../stores/context.tsx';
import type { ChosenIdentity } from '../../stores/look.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Field, SearchBox } from '../../ui/field.tsx';
import { Picture } from '../../ui/picture.tsx';
import { FailureNote, Skeleton } from '../../ui/states.tsx';
import { useGallery } from './use-gallery.ts';

export function IdentityGallery({
  chosen,
  onChoose,
}: {
  readonly chosen: string | null;
  readonly onChoose: (identity: ChosenIdentity) => void;
}) {
  const client = useClient();
  const act = useAct();
  const [search, setSearch] = useState('');
  const gallery = useGallery(search);
  const pick = (identity: IdentityView) =>
    onChoose({ code: identity.code, name: identity.name, picture: identity.picture });

  async function pickPortrait(): Promise<void> {
    await act(async () => {
      const portrait = await client.call('identities:pick-portrait');
      if (portrait) onChoose({ name: portrait.name, picture: null, portrait });
    });
  }

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
            failure={gallery.failure}
            retryLabel={t('action.retry')}
            onRetry={gallery.retry}
          />
        ) : null}
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
              .filter((identity) => identity.locked || identity.state === 'failed')
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
                <span className="relative block">
                  {identity.picture ? (
                    <Picture
                      src={identity.picture}
                      alt=""
                      dim={identity.locked}
                      className={cx(
                        'aspect-[4/5] w-full outline-2 outline-transparent outline-offset-2',
                        'group-hover:outline-line-strong group-selected:outline-accent',
                      )}
                    />
                  ) : (
                    <Skeleton className="aspect-[4/5] w-full" />
                  )}
                  {identity.locked ? (
                    <span className="absolute top-1.5 right-1.5 rounded-full bg-badge p-1 text-white">
                      <Lock size={12} aria-hidden />
                    </span>
                  ) : null}
                </span>
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
        <CodeField onFound={pick} />
        <div className="flex items-center gap-3">
          <Button small onPress={() => void pickPortrait()}>
            <ImageUp size={14} aria-hidden />
            {t('identity.portrait')}
          </Button>
          <p className="min-w-0 flex-1 text-note text-text-3">{t('identity.portrait-hint')}</p>
        </div>
      </div>
    </>
  );
}

function stateWord(identity: IdentityView): string {
  if (identity.locked) return t('identity.locked');
  if (identity.state === 'processing') return t('identity.processing');
  if (identity.state === 'failed') return t('identity.failed');
  return identity.code;
}

function CodeField({ onFound }: { readonly onFound: (identity: IdentityView) => void }) {
  const client = useClient();
  const [code, setCode] = useState('');
  const [checking, setChecking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function check(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (code.trim() === '' || checking) return;
    setChecking(true);
    setFailure(null);
    try {
      onFound(await client.call('identities:check', { code: code.trim() }));
    } catch (error) {
      setFailure(toFailure(error));
    } finally {
      setChecking(false);
    }
  }
  return (
    <form onSubmit={(event) => void check(event)} className="flex items-end gap-2">
      <Field
        label={t('identity.code')}
        placeholder={t('identity.code-hint')}
        value={code}
        onChange={(next) => {
          setCode(next);
          setFailure(null);
        }}
        error={failure ? [failure.message, failure.remedy].filter(Boolean).join(' ') : null}
        className="flex-1"
      />
      <Button type="submit" isPending={checking}>
        {checking ? t('identity.checking') : t('identity.use-code')}
      </Button>
    </form>
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
