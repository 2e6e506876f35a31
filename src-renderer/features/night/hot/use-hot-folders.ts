/** The watched folders as the main process tells them. */
import { useCallback, useEffect, useState } from 'react';
import { type Failure, toFailure } from '../../../../src-shared/domain/errors.ts';
import type {
  HotFoldersView,
  HotFolderView,
} from '../../../../src-shared/ipc/calls/hot-folders.ts';
import { useAct, useClient } from '../../../stores/context.tsx';

export interface HotFolders {
  /** Null until they are known. */
  readonly folders: readonly HotFolderView[] | null;
  readonly failure: Failure | null;
  readonly reload: () => void;
  /** Carries a change out and shows what came of it; answers whether it went well. */
  readonly change: (work: () => Promise<HotFoldersView>) => Promise<boolean>;
}

export function useHotFolders(): HotFolders {
  const client = useClient();
  const act = useAct();
  const [folders, setFolders] = useState<HotFolders['folders']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const change = useCallback(
    (work: () => Promise<HotFoldersView>) => act(async () => setFolders((await work()).folders)),
    [act],
  );
  const reload = useCallback(() => {
    setFailure(null);
    client.call('hot-folders:view').then(
      (view) => setFolders(view.folders),
      (error: unknown) => setFailure(toFailure(error)),
    );
  }, [client]);
  useEffect(() => {
    const off = client.on('hot-folders:changed', (view) => setFolders(view.folders));
    reload();
    return off;
  }, [client, reload]);
  return { folders, failure, reload, change };
}
