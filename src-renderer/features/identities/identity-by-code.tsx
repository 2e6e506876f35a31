/** An identity that is kept as its code alone: with name and picture where the account can be asked. */
import { useEffect, useState } from 'react';
import type { AccountKey } from '../../../src-shared/domain/ids.ts';
import { useClient } from '../../stores/context.tsx';
import type { ChosenIdentity } from '../../stores/look.ts';
import { IdentityPick } from './identity-pick.tsx';

export function IdentityByCode({
  code,
  account,
  onChange,
}: {
  /** Empty: none is chosen yet. */
  readonly code: string;
  readonly account: AccountKey;
  readonly onChange: (code: string) => void;
}) {
  const client = useClient();
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<ChosenIdentity | null>(null);
  const known = found !== null && found.code === code;
  useEffect(() => {
    if (code === '' || known) return;
    let stopped = false;
    client.call('identities:check', { code, account }).then(
      ({ name, picture }) => {
        if (!stopped) setFound({ code, name, picture });
      },
      () => {
        // Offline, or gone: the code stays as it is, and is checked before anything is sent.
      },
    );
    return () => {
      stopped = true;
    };
  }, [client, code, account, known]);
  return (
    <IdentityPick
      identity={code === '' ? null : known ? found : { code, name: code, picture: null }}
      account={account}
      placement="right"
      open={open}
      onOpen={setOpen}
      onChoose={(identity) => {
        setFound(identity);
        onChange(identity.code ?? '');
      }}
    />
  );
}
