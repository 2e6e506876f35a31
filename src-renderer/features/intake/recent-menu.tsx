/** Folders that were added before, newest first; one whose disk is away says so. */
import { ChevronDown, Folder, FolderX } from 'lucide-react';
import { useState } from 'react';
import { MenuTrigger, Popover } from 'react-aria-components';
import type { RecentFolder } from '../../../src-shared/ipc/calls/intake.ts';
import { useAct, useClient } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { IconButton } from '../../ui/button.tsx';
import { MenuList } from '../../ui/menu.tsx';
import { LIST } from '../../ui/pick.tsx';

export function RecentMenu() {
  const client = useClient();
  const act = useAct();
  const [folders, setFolders] = useState<readonly RecentFolder[]>([]);
  const load = () => void act(async () => setFolders(await client.call('intake:recent-folders')));
  return (
    <MenuTrigger
      onOpenChange={(open) => {
        if (open) load();
      }}
    >
      <IconButton label={t('draft.recent')} kind="plain">
        <ChevronDown size={15} aria-hidden />
      </IconButton>
      <Popover placement="bottom end" className={`${LIST} min-w-56 max-w-96`} offset={4}>
        <MenuList
          label={t('draft.recent')}
          entries={
            folders.length === 0
              ? [{ id: 'none', label: t('draft.recent-none'), disabled: true, run: () => {} }]
              : folders.map(({ id, label, there }) => ({
                  id,
                  label: there ? label : t('draft.recent-away', { folder: label }),
                  icon: there ? <Folder size={14} /> : <FolderX size={14} />,
                  disabled: !there,
                  run: () => void act(() => client.call('intake:open-recent', { id })),
                }))
          }
        />
      </Popover>
    </MenuTrigger>
  );
}
