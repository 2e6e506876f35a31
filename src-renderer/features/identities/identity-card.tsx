/** The identity of the look that is being made. */
import { useLook, useView } from '../../stores/context.tsx';
import { IdentityPick } from './identity-pick.tsx';
import { useRememberedPicture } from './use-remembered-picture.ts';

export function IdentityCard() {
  useRememberedPicture();
  const identity = useLook((state) => state.identity);
  const setIdentity = useLook((state) => state.setIdentity);
  const open = useView((state) => state.identityOpen);
  const set = useView((state) => state.set);
  return (
    <IdentityPick
      identity={identity}
      open={open}
      onOpen={(identityOpen) => set({ identityOpen })}
      onChoose={setIdentity}
    />
  );
}
