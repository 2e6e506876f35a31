/** What happens while nobody is there: messages, login, the end of the work. */
import { useState } from 'react';
import type { ThenDo } from '../../../src-shared/ipc/calls/night.ts';
import { useAct, useClient, useNotices } from '../../stores/context.tsx';
import { type Night, useNight } from '../../stores/use-night.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Row, Section, SwitchRow } from './section.tsx';

const THEN: readonly ThenDo[] = ['nothing', 'quit', 'sleep'];

export function NightSection() {
  const client = useClient();
  const night = useNight();
  const { view, change } = night;
  return (
    <Section title={t('night.title')}>
      <SwitchRow
        title={t('night.notify')}
        text={t('night.notify-text')}
        value={view?.notify ?? true}
        onChange={(on) => void change(() => client.call('night:notify', { on }))}
      />
      {view?.openAtLogin === null ? (
        <Row title={t('night.login')} text={t('night.login-none')} />
      ) : (
        <SwitchRow
          title={t('night.login')}
          text={t('night.login-text')}
          value={view?.openAtLogin ?? false}
          onChange={(on) => void change(() => client.call('night:open-at-login', { on }))}
        />
      )}
      <Row title={t('night.then')} text={t('night.then-text')}>
        <Segmented
          label={t('night.then')}
          value={view?.thenDo ?? 'nothing'}
          onChange={(thenDo) => void change(() => client.call('night:then-do', { thenDo }))}
          segments={THEN.map((value) => ({ value, label: t(`night.then-${value}`) }))}
        />
      </Row>
      <CommandRow night={night} />
      {view ? <WebhookRow key={view.webhook} night={night} saved={view.webhook ?? ''} /> : null}
    </Section>
  );
}

function CommandRow({ night: { view, change } }: { readonly night: Night }) {
  const client = useClient();
  const name = view?.command ?? null;
  return (
    <Row
      title={
        <>
          {t('night.command')}
          {name === null ? null : <span className="ml-2 text-text-2">{name}</span>}
        </>
      }
      text={t('night.command-text')}
    >
      {name === null ? null : (
        <Button
          small
          aria-label={t('night.command-remove', { name })}
          onPress={() => void change(() => client.call('night:clear-command'))}
        >
          {t('action.remove')}
        </Button>
      )}
      <Button small onPress={() => void change(() => client.call('night:pick-command'))}>
        {t('night.command-choose')}
      </Button>
    </Row>
  );
}

function WebhookRow({ night, saved }: { readonly night: Night; readonly saved: string }) {
  const client = useClient();
  const act = useAct();
  const say = useNotices((state) => state.say);
  const [url, setUrl] = useState(saved);
  const [testing, setTesting] = useState(false);
  const save = async (next: string | null) => {
    const done = await night.change(() => client.call('night:set-webhook', { url: next }));
    if (done && next !== null) say({ tone: 'info', text: t('night.webhook-saved') });
  };
  const test = async () => {
    if (testing) return;
    setTesting(true);
    if (await act(() => client.call('night:test-webhook'))) {
      say({ tone: 'info', text: t('night.webhook-heard') });
    }
    setTesting(false);
  };
  const copy = async () => {
    if (await act(() => client.call('night:copy-webhook-key'))) {
      say({ tone: 'info', text: t('night.webhook-key-done') });
    }
  };
  return (
    <div className="border-b py-2.5 last:border-b-0">
      <div>{t('night.webhook')}</div>
      <div className="text-cap text-text-2">{t('night.webhook-text')}</div>
      <form
        className="mt-2 flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void save(url.trim() === '' ? null : url);
        }}
      >
        <Field
          label={t('night.webhook')}
          hideLabel
          type="url"
          value={url}
          onChange={setUrl}
          placeholder="https://"
          maxLength={2000}
          className="min-w-0 flex-1"
        />
        <Button type="submit" isDisabled={url.trim() === saved}>
          {t('night.webhook-save')}
        </Button>
      </form>
      {saved === '' ? null : (
        <>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button small onPress={() => void test()}>
              {t('night.webhook-test')}
            </Button>
            <Button small onPress={() => void copy()}>
              {t('night.webhook-key')}
            </Button>
            <Button small onPress={() => void save(null)}>
              {t('night.webhook-remove')}
            </Button>
          </div>
          <p className="mt-2 text-cap text-text-2">{t('night.webhook-verify')}</p>
        </>
      )}
    </div>
  );
}
