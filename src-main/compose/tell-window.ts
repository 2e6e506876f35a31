/** Tells the window what changes anywhere in the main process. Answers how to stop telling. */
import type { HotFolders } from '../hot-folder/hot-folders.ts';
import type { IdentityLibrary } from '../identities/identity-library.ts';
import type { Draft } from '../intake/draft.ts';
import type { Emit } from '../ipc/emit.ts';
import type { InBackground } from './in-background.ts';
import type { Worlds } from './worlds.ts';

export function tellWindow(
  emit: Emit,
  parts: {
    readonly worlds: Pick<Worlds, 'engines' | 'accounts'>;
    readonly draft: Draft;
    readonly identities: IdentityLibrary;
    readonly hotFolders: HotFolders;
  },
  inBackground: InBackground,
): readonly (() => void)[] {
  const { worlds, draft, identities, hotFolders } = parts;
  const { engines, accounts } = worlds;
  return [
    engines.onChange((change) => emit('studio:changed', change)),
    draft.onChange((view) => emit('draft:changed', view)),
    identities.onChanged((view) => emit('identity:changed', view)),
    hotFolders.onChange(() =>
      inBackground(
        'telling of watched folders',
        hotFolders.view().then((view) => emit('hot-folders:changed', view)),
      ),
    ),
    accounts.onViewChanged(() =>
      inBackground(
        'telling of accounts',
        accounts.view().then((view) => emit('accounts:changed', view)),
      ),
    ),
  ];
}
