/** Lets the user pick a portrait; the flow over the window asks for consent and sends it. */
import { useCallback } from 'react';
import type { IdentityView } from '../../../src-shared/domain/account-views.ts';
import { useAct, useClient, useStores } from '../../stores/context.tsx';

export function usePickPortrait(): (
  onUploaded: (identity: IdentityView) => void,
  onPicked?: () => void,
) => void {
  const client = useClient();
  const act = useAct();
  const { identities } = useStores();
  return useCallback(
    (onUploaded, onPicked) =>
      void act(async () => {
        const portrait = await client.call('identities:pick-portrait');
        if (!portrait) return;
        onPicked?.();
        identities.getState().bring({ ...portrait, onUploaded });
      }),
    [act, client, identities],
  );
}
