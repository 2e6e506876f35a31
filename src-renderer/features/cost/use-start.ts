/** Start and rehearsal, from the button to the batch's own screen; what is against it is told instead. */
import { useState } from 'react';
import { toFailure } from '../../../src-shared/domain/errors.ts';
import { activeAccount } from '../../stores/accounts.ts';
import { useAct, useClient, useNotices, useStores, useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import {
  mayGoPast,
  type Refusal,
  reckonRequest,
  refusals,
  startRequest,
} from '../../view/batch-request.ts';
import { sayRemark } from '../../view/remark-view.ts';

export interface Start {
  readonly busy: 'no' | 'starting' | 'rehearsing';
  /** What stood against the last try; empty when nothing did. */
  readonly refused: readonly Refusal[];
  /** `anyway`: past what may be gone past. `startAtMs`: written now, held until then. */
  start(anyway: boolean, startAtMs?: number): Promise<void>;
  rehearse(): Promise<void>;
  /** Takes the reasons away. */
  forget(): void;
}

export function useStart(): Start {
  const client = useClient();
  const act = useAct();
  const stores = useStores();
  const go = useView((state) => state.go);
  const say = useNotices((state) => state.say);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const [busy, setBusy] = useState<Start['busy']>('no');

  /** As it stands when it is asked: the bar is not drawn anew for each SKU that is found. */
  function present() {
    const [draft, look] = [stores.draft.getState(), stores.look.getState()];
    const account = activeAccount(stores.accounts.getState());
    const { estimate } = stores.plan.getState();
    return {
      look,
      request: reckonRequest(draft, look, Date.now()),
      standing: refusals(draft, look, account, estimate),
    };
  }

  async function during(what: 'starting' | 'rehearsing', work: () => Promise<void>): Promise<void> {
    setBusy(what);
    await act(async () => {
      try {
        await work();
      } catch (error) {
        if (toFailure(error).code !== 'cancelled') throw error;
        say({ tone: 'info', text: t('cost.stopped') });
      }
    });
    setBusy('no');
  }

  return {
    busy,
    refused,
    forget: () => setRefused([]),

    async start(anyway, startAtMs) {
      const { look, request, standing } = present();
      const against = anyway ? standing.filter((one) => !mayGoPast(one)) : standing;
      const ready = startRequest(request);
      setRefused(against);
      if (against.length > 0 || !ready || busy !== 'no') return;
      await during('starting', async () => {
        const { batchId, warnings } = await client.call('batches:start', {
          ...ready,
          ...(startAtMs === undefined ? {} : { startAtMs }),
        });
        for (const one of warnings ?? []) say({ tone: 'info', text: sayRemark(one) });
        look.set({ name: '', pilot: false });
        // The screen is left first: pictures of a cleared draft cannot be asked for any more.
        go({ screen: 'batch', batchId });
        await client.call('intake:clear');
      });
    },

    /** Needs neither credits nor the account that is signed in. */
    async rehearse() {
      const { request, standing } = present();
      const against = standing.filter((one) => !mayGoPast(one) && one.reason !== 'account');
      const ready = startRequest(request);
      setRefused(against);
      if (against.length > 0 || !ready || busy !== 'no') return;
      await during('rehearsing', async () => {
        const { batchId, warnings } = await client.call('batches:rehearse', ready);
        say({ tone: 'info', text: t('rehearse.started') });
        for (const one of warnings) say({ tone: 'info', text: sayRemark(one) });
        go({ screen: 'batch', batchId });
      });
    },
  };
}
