/** Tells the window what changes anywhere in the main process. Answers how to stop telling. */
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
  },
  inBackground: InBackground,
): readonly (() => void)[] {
  const { worlds, draft, identities } = parts;
  const { engines, accounts } = worlds;
  return [
    engines.onChange((change) => emit('studio:changed', change)),
    draft.onChange((view) => emit('draft:changed', view)),
    identities.onChanged((view) => emit('identity:changed', view)),
    accounts.onViewChanged(() =>
      inBackground(
        'telling of accounts',
        accounts.view().then((view) => emit('accounts:changed', view)),
      ),
    ),
  ];
}
