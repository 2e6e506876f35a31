/** What is set for the hours without anybody, kept in step with the main process. */
import { useCallback, useEffect, useState } from 'react';
import type { NightView } from '../../src-shared/ipc/calls/night.ts';
import { useAct, useClient } from './context.tsx';

export interface Night {
  /** Null until it is known. */
  readonly view: NightView | null;
  /** Carries a change out and shows what came of it; answers whether it went well. */
  readonly change: (work: () => Promise<NightView>) => Promise<boolean>;
}

export function useNight(): Night {
  const client = useClient();
  const act = useAct();
  const [view, setView] = useState<NightView | null>(null);
  const change = useCallback(
    (work: () => Promise<NightView>) => act(async () => setView(await work())),
    [act],
  );
  useEffect(() => {
    let stopped = false;
    const off = client.on('night:changed', setView);
    void act(async () => {
      const answer = await client.call('night:view');
      if (!stopped) setView(answer);
    });
    return () => {
      stopped = true;
      off();
    };
  }, [client, act]);
  return { view, change };
}
