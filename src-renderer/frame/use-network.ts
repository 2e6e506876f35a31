/** Tells the main process that the network came back: what waits for it looks again at once. */
import { useEffect } from 'react';
import { useClient } from '../stores/context.tsx';

export function useNetwork(): void {
  const client = useClient();
  useEffect(() => {
    // Nobody waits for the answer: without it everything is tried again by itself, a little later.
    const wake = () => void client.call('night:wake').catch(() => undefined);
    addEventListener('online', wake);
    return () => removeEventListener('online', wake);
  }, [client]);
}
