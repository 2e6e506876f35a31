/** What is known of newer versions of the app, as it changes. */
import { useEffect, useState } from 'react';
import type { UpdateView } from '../../src-shared/domain/update.ts';
import { useAct, useClient } from './context.tsx';

/** Null until it is known. */
export function useUpdates(): UpdateView | null {
  const client = useClient();
  const act = useAct();
  const [view, setView] = useState<UpdateView | null>(null);
  useEffect(() => {
    let stopped = false;
    const off = client.on('updates:changed', setView);
    void act(async () => {
      const first = await client.call('updates:view');
      if (!stopped) setView((known) => known ?? first);
    });
    return () => {
      stopped = true;
      off();
    };
  }, [client, act]);
  return view;
}
