/** Signing in by password or by token. Secrets live in this form only until they are sent. */
import { ChevronRight } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { type Failure, toFailure } from '../../../src-shared/domain/errors.ts';
import { useAccounts, useClient } from '../../stores/context.tsx';
import { useOpenPage } from '../../stores/use-open-page.ts';
import { wordsOf } from '../../text/failure.ts';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { FailureNote } from '../../ui/states.tsx';

const DEFAULT_URL = 'https://v2.api.piktid.com';

export function SignInForm({ onDone }: { readonly onDone?: () => void }) {
  const client = useClient();
  const openPage = useOpenPage();
  const keychain = useAccounts((state) => state.keychain);
  const [method, setMethod] = useState<'password' | 'token'>('password');
  const [username, setUsername] = useState('');
  const [secret, setSecret] = useState('');
  const [label, setLabel] = useState('');
  const [baseUrl, setBaseUrl] = useState('');
  const [asked, setAsked] = useState(false);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setAsked(true);
    if (working || secret === '' || (method === 'password' && username.trim() === '')) return;
    setWorking(true);
    setFailure(null);
    const more = {
      ...(label.trim() === '' ? {} : { label: label.trim() }),
      ...(baseUrl.trim() === '' ? {} : { baseUrl: baseUrl.trim() }),
    };
    try {
      await client.call(
        'accounts:sign-in',
        method === 'password'
          ? { method, username: username.trim(), password: secret, ...more }
          : { method, token: secret.trim(), ...more },
      );
      setSecret('');
      onDone?.();
    } catch (error) {
      setFailure(toFailure(error));
    } finally {
      setWorking(false);
    }
  }

  const missing = (empty: boolean, text: string) => (asked && empty ? text : null);
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <Segmented
        fill
        label={t('sign-in.method')}
        value={method}
        onChange={(next) => {
          setMethod(next);
          setSecret('');
          setAsked(false);
        }}
        segments={[
          { value: 'password', label: t('sign-in.password-tab') },
          { value: 'token', label: t('sign-in.token-tab') },
        ]}
      />
      {method === 'password' ? (
        <>
          <Field
            label={t('sign-in.username')}
            value={username}
            onChange={setUsername}
            autoComplete="username"
            error={missing(username.trim() === '', t('sign-in.missing-username'))}
          />
          <Field
            label={t('sign-in.password')}
            type="password"
            value={secret}
            onChange={setSecret}
            autoComplete="current-password"
            error={missing(secret === '', t('sign-in.missing-password'))}
          />
        </>
      ) : (
        <>
          <Field
            label={t('sign-in.token')}
            type="password"
            value={secret}
            onChange={setSecret}
            autoComplete="off"
            hint={t('sign-in.token-hint')}
            error={missing(secret.trim() === '', t('sign-in.missing-token'))}
          />
          <Button
            kind="quiet"
            small
            className="-mt-2 -ml-2 self-start"
            onPress={() => openPage('api-tokens')}
          >
            {t('page.api-tokens')}
          </Button>
        </>
      )}
      <Disclosure>
        <Heading level={3}>
          <AriaButton
            slot="trigger"
            className="group flex items-center gap-1 rounded-sm text-cap text-text-2 hover:text-text"
          >
            <ChevronRight
              size={14}
              aria-hidden
              className="transition-transform duration-120 group-aria-expanded:rotate-90"
            />
            {t('sign-in.advanced')}
          </AriaButton>
        </Heading>
        <DisclosurePanel className="flex flex-col gap-3 pt-2">
          <Field
            label={t('sign-in.label')}
            value={label}
            onChange={setLabel}
            maxLength={80}
            hint={t('sign-in.label-hint')}
          />
          <Field
            label={t('sign-in.base-url')}
            type="url"
            value={baseUrl}
            onChange={setBaseUrl}
            hint={t('sign-in.base-url-hint', { url: DEFAULT_URL })}
          />
        </DisclosurePanel>
      </Disclosure>
      {failure ? (
        <FailureNote
          failure={wordsOf(failure)}
          retryLabel={t('action.retry')}
          className="rounded-md border border-bad p-3"
        />
      ) : null}
      <Button kind="primary" type="submit" isPending={working}>
        {working ? t('sign-in.working') : t('sign-in.submit')}
      </Button>
      {keychain ? (
        <p className="text-note text-text-3">
          {keychain.kept === 'keychain'
            ? t('keychain.kept', { backend: keychain.backend })
            : [t('keychain.session'), keychain.remedy && t(`keychain.${keychain.remedy}`)]
                .filter(Boolean)
                .join(' ')}
        </p>
      ) : null}
    </form>
  );
}
