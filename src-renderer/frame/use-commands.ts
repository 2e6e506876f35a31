/** Runs the commands that the menu, a shortcut or a notification asks for, and watches the network. */
import { useEffect } from 'react';
import { useClient, useStores } from '../stores/context.tsx';
import { runCommand } from './commands.ts';

export function useCommands(): void {
  const client = useClient();
  const stores = useStores();
  useEffect(
    () => client.on('command:invoked', ({ command }) => runCommand(command, client, stores)),
    [client, stores],
  );
  useEffect(() => {
    const tell = () => stores.app.getState().setOnline(navigator.onLine);
    tell();
    window.addEventListener('online', tell);
    window.addEventListener('offline', tell);
    return () => {
      window.removeEventListener('online', tell);
      window.removeEventListener('offline', tell);
    };
  }, [stores]);
}
