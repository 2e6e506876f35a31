/** Lets the user pick a portrait; the flow over the window asks for consent and sends it. */
import { useCallback } from 'react';
import type { IdentityView } from '../../../src-shared/domain/account-views.ts';
import { useAct, useClient, useStores } from '../../stores/context.tsx';

export function usePickPortrait(): (onUploaded: (identity: IdentityView) => void) => void {
  const client = useClient();
  const act = useAct();
  const { identities, view } = useStores();
  return useCallback(
    (onUploaded) =>
      void act(async () => {
        const portrait = await client.call('identities:pick-portrait');
        if (!portrait) return;
        // What is asked next stands over the window, not over the gallery.
        view.getState().set({ identityOpen: false });
        identities.getState().bring({ ...portrait, onUploaded });
      }),
    [act, client, identities, view],
  );
}
