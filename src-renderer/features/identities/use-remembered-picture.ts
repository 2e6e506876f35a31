/** An identity kept from an earlier start comes back without its picture: asked for once, quietly. */
import { useEffect, useRef } from 'react';
import { activeAccount } from '../../stores/accounts.ts';
import { useAccounts, useClient, useLookStore } from '../../stores/context.tsx';

export function useRememberedPicture(): void {
  const client = useClient();
  const look = useLookStore();
  const ready = useAccounts((state) => activeAccount(state)?.state === 'ready');
  const asked = useRef<string | null>(null);
  useEffect(() => {
    const { identity } = look.getState();
    const code = identity?.code;
    if (!ready || code === undefined || identity?.picture || asked.current === code) return;
    asked.current = code;
    client.call('identities:check', { code }).then(
      (found) => {
        if (look.getState().identity?.code !== code) return;
        look.getState().setIdentity({ code, name: found.name, picture: found.picture });
      },
      () => {
        // Offline or gone: the code stays as it is, and Start checks it before anything is sent.
      },
    );
  }, [client, look, ready]);
}
