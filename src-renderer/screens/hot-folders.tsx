/** Hot folders: what is watched, how it goes, and adding one. */
import { FolderSync, Plus } from 'lucide-react';
import { useState } from 'react';
import type { HotFolderView } from '../../src-shared/ipc/calls/hot-folders.ts';
import { IdentityByCode } from '../features/identities/identity-by-code.tsx';
import { HotFolderCard } from '../features/night/hot/hot-folder-card.tsx';
import { HotFolderDialog } from '../features/night/hot/hot-folder-dialog.tsx';
import { useHotFolders } from '../features/night/hot/use-hot-folders.ts';
import { useClient } from '../stores/context.tsx';
import { useScreenGuide } from '../stores/use-screen-guide.ts';
import { wordsOf } from '../text/failure.ts';
import { t } from '../text/index.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Empty, FailureNote } from '../ui/states.tsx';

export function HotFoldersScreen() {
  const client = useClient();
  const { folders, failure, reload, change } = useHotFolders();
  const guide = useScreenGuide('hot-folders');
  const [editing, setEditing] = useState<HotFolderView | 'new' | null>(null);
  const [removing, setRemoving] = useState<HotFolderView | null>(null);
  const add = (
    <Button kind="primary" onPress={() => setEditing('new')}>
      <Plus size={15} strokeWidth={1.75} aria-hidden />
      {t('hot.add')}
    </Button>
  );
  const empty = folders !== null && folders.length === 0;
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-6 pt-[18px] pb-10">
      <header className={cx('flex items-start gap-3', !empty && 'max-w-[900px]')}>
        <div className="min-w-0 flex-1">
          <h1 className="font-semibold text-title">{t('hot.title')}</h1>
          <p className="mt-0.5 text-text-2">{t('hot.text')}</p>
        </div>
        {empty ? null : add}
      </header>
      {failure ? (
        <FailureNote
          failure={wordsOf(failure)}
          retryLabel={t('action.retry')}
          onRetry={reload}
          className="mt-6"
        />
      ) : null}
      {empty ? (
        <Empty
          icon={<FolderSync size={36} strokeWidth={1} />}
          title={t('hot.empty-title')}
          text={t('hot.empty-text')}
          guide={guide}
        >
          {add}
        </Empty>
      ) : (
        <ul aria-label={t('hot.list')} className="mt-5 flex max-w-[900px] flex-col gap-3">
          {folders?.map((folder) => (
            <HotFolderCard
              key={folder.id}
              folder={folder}
              change={change}
              onEdit={() => setEditing(folder)}
              onRemove={() => setRemoving(folder)}
            />
          ))}
        </ul>
      )}
      {editing === null ? null : (
        <HotFolderDialog
          known={editing === 'new' ? null : editing}
          identity={(code, account, onChange) => (
            <IdentityByCode key={account} code={code} account={account} onChange={onChange} />
          )}
          change={change}
          onClose={() => setEditing(null)}
        />
      )}
      <Dialog
        question
        open={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('hot.remove-title', { name: removing?.label ?? '' })}
        actions={
          <>
            <Button onPress={() => setRemoving(null)}>{t('action.cancel')}</Button>
            <Button
              kind="danger"
              onPress={() => {
                const id = removing?.id;
                if (id !== undefined) void change(() => client.call('hot-folders:remove', { id }));
                setRemoving(null);
              }}
            >
              {t('hot.remove-action')}
            </Button>
          </>
        }
      >
        <p className="text-text-2">{t('hot.remove-text')}</p>
      </Dialog>
    </div>
  );
}
