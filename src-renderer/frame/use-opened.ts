/** Does what came from outside: shows what the system handed over, runs the commands of menus. */
import { useEffect } from 'react';
import type { Opened } from '../../src-shared/ipc/calls/opening.ts';
import { useAct, useClient, useStores } from '../stores/context.tsx';
import { usePresetActions } from '../stores/use-preset-actions.ts';
import { runCommand } from './commands.ts';

export function useOpened(): void {
  const client = useClient();
  const act = useAct();
  const stores = useStores();
  const { applyOpened } = usePresetActions();
  useEffect(() => {
    const show = (one: Opened): void => {
      const { view, notices } = stores;
      const { go } = view.getState();
      if (one.what === 'screen') go({ screen: one.screen });
      else if (one.what === 'batch') go({ screen: one.screen, batchId: one.batchId });
      else if (one.what === 'command') runCommand(one.command, client, stores);
      else if (one.what === 'failure') notices.getState().sayFailure(one.failure);
      else {
        const { instructions, options, name, unknown } = one.look;
        applyOpened({ instructions, ...(options ? { options } : {}) }, name, unknown);
        go({ screen: 'new-batch' });
      }
    };
    const take = () =>
      void act(async () => {
        for (const one of await client.call('opening:take')) show(one);
      });
    take();
    return client.on('opening:came', take);
  }, [client, act, stores, applyOpened]);
}
