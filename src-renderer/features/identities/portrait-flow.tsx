/** From a picked or dropped portrait to an identity: consent once, upload, what became of it. */
import { useEffect, useRef, useState } from 'react';
import type { IdentityView } from '../../../src-shared/domain/account-views.ts';
import { useAct, useClient, useIdentities, useStores } from '../../stores/context.tsx';
import type { ComingPortrait } from '../../stores/identities.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

export function PortraitFlow() {
  const portrait = useIdentities((state) => state.portrait);
  usePreparationNews();
  return portrait ? <Flow key={portrait.id} portrait={portrait} /> : null;
}

function Flow({ portrait }: { readonly portrait: ComingPortrait }) {
  const client = useClient();
  const act = useAct();
  const { identities, notices } = useStores();
  const [step, setStep] = useState<'asking' | 'consent' | 'sending'>('asking');
  const begun = useRef(false);
  const close = () => identities.getState().bring(null);

  async function send(): Promise<void> {
    setStep('sending');
    await act(async () => {
      const { identity, existing } = await client.call('identities:upload-portrait', {
        portrait: portrait.id,
        consent: true,
      });
      identities.getState().tell(identity);
      identities.getState().changed();
      portrait.onUploaded(identity);
      notices.getState().say({ tone: 'info', text: uploadedWords(identity, existing) });
    });
    close();
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once for each portrait
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void act(async () => {
      const { given } = await client.call('identities:consent');
      if (given) await send();
      else setStep('consent');
    }).then((well) => {
      if (!well) close();
    });
  }, []);

  if (step === 'asking') return null;
  if (step === 'sending') {
    return (
      <Dialog title={t('portrait.sending', { name: portrait.name })} open onClose={() => {}}>
        <p className="text-text-2">{t('portrait.face')}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      question
      title={t('portrait.title')}
      open
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('action.cancel')}</Button>
          <Button kind="primary" onPress={() => void send()}>
            {t('portrait.agree')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-2">
        <p>{t('portrait.who', { name: portrait.name })}</p>
        <p>{t('portrait.consent')}</p>
        <p>{t('portrait.remove')}</p>
        <p className="text-cap text-text-2">{t('portrait.once')}</p>
      </div>
    </Dialog>
  );
}

function uploadedWords(identity: IdentityView, existing: boolean): string {
  const { name, state } = identity;
  if (existing) return t('portrait.existing', { name });
  return t(state === 'processing' ? 'portrait.preparing' : 'portrait.added', { name });
}

/** Preparation goes on in the background: its end is said, and the chosen identity gets its picture. */
function usePreparationNews(): void {
  const client = useClient();
  const { identities, look, notices } = useStores();
  useEffect(
    () =>
      client.on('identity:changed', (identity) => {
        identities.getState().tell(identity);
        const { name, code, picture, state, problem } = identity;
        const chosen = look.getState().identity;
        if (chosen?.code === code && picture) look.getState().setIdentity({ code, name, picture });
        if (state === 'ready') {
          notices.getState().say({ tone: 'info', text: t('portrait.ready', { name }) });
        } else if (state === 'failed') {
          const text = t('portrait.failed', { name });
          notices.getState().say({ tone: 'bad', text, ...(problem ? { detail: problem } : {}) });
        }
      }),
    [client, identities, look, notices],
  );
}
