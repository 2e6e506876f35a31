/** Watches the network: shows whether there is one, and tells when it came back, so that what waits looks again. */
import { useEffect } from 'react';
import { useClient, useStores } from '../stores/context.tsx';

export function useNetwork(): void {
  const client = useClient();
  const stores = useStores();
  useEffect(() => {
    const tell = () => stores.app.getState().setOnline(navigator.onLine);
    // Nobody waits for the answer: without it everything is tried again by itself, a little later.
    const wake = () => void client.call('night:wake').catch(() => undefined);
    tell();
    addEventListener('online', tell);
    addEventListener('online', wake);
    addEventListener('offline', tell);
    return () => {
      removeEventListener('online', tell);
      removeEventListener('online', wake);
      removeEventListener('offline', tell);
    };
  }, [client, stores]);
}
