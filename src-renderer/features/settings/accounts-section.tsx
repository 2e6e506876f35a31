/** The accounts: which is in use, its balance, signing out; and where secrets are kept. */

import { FlaskConical, KeyRound, MoreHorizontal, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { AccountView } from '../../../src-shared/domain/account-views.ts';
import { activate } from '../../bridge/activate.ts';
import { useAccounts, useAct, useClient, useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { StatusWord } from '../../ui/tone.tsx';
import { accountName } from '../../view/built-in-names.ts';
import { RenameAccount } from './rename-account.tsx';
import { Row, Section } from './section.tsx';

const KIND_ICON = { password: UserRound, token: KeyRound, sandbox: FlaskConical } as const;

export function AccountsSection() {
  const client = useClient();
  const act = useAct();
  const accounts = useAccounts((state) => state.accounts);
  const keychain = useAccounts((state) => state.keychain);
  const set = useView((state) => state.set);
  const [leaving, setLeaving] = useState<AccountView | null>(null);
  const [renaming, setRenaming] = useState<AccountView | null>(null);
  return (
    <Section
      title={t('settings.accounts')}
      action={
        <Button small onPress={() => set({ signInOpen: true })}>
          {t('account.add')}
        </Button>
      }
    >
      {accounts.map((account) => (
        <AccountRow
          key={account.key}
          account={account}
          onLeave={() => setLeaving(account)}
          onRename={() => setRenaming(account)}
        />
      ))}
      {keychain ? (
        <Row
          title={t('settings.secrets')}
          text={
            keychain.kept === 'keychain'
              ? t('keychain.kept', { backend: keychain.backend })
              : [t('keychain.session'), keychain.remedy && t(`keychain.${keychain.remedy}`)]
                  .filter(Boolean)
                  .join(' ')
          }
        />
      ) : null}
      {renaming ? <RenameAccount account={renaming} onClose={() => setRenaming(null)} /> : null}
      <Dialog
        question
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('account.sign-out-title', { name: leaving?.label ?? '' })}
        actions={
          <>
            <Button onPress={() => setLeaving(null)}>{t('action.cancel')}</Button>
            <Button
              kind="danger"
              onPress={() => {
                if (leaving) void act(() => client.call('accounts:sign-out', { key: leaving.key }));
                setLeaving(null);
              }}
            >
              {t('account.sign-out')}
            </Button>
          </>
        }
      >
        <p className="text-text-2">{t('account.sign-out-text')}</p>
      </Dialog>
    </Section>
  );
}

function AccountRow({
  account,
  onLeave,
  onRename,
}: {
  readonly account: AccountView;
  readonly onLeave: () => void;
  readonly onRename: () => void;
}) {
  const client = useClient();
  const act = useAct();
  const Icon = KIND_ICON[account.kind];
  const details = [
    ...(account.kind === 'sandbox' ? [] : [account.user ?? account.baseUrl]),
    ...(account.credits === null ? [] : [t('status.credits', { n: account.credits })]),
    ...(account.kind === 'sandbox' ? [t('status.sandbox-hint')] : []),
  ];
  return (
    <Row
      title={
        <span className="flex items-center gap-2.5 font-medium">
          <Icon size={16} strokeWidth={1.75} aria-hidden className="text-text-2" />
          {accountName(account)}
          {account.active ? (
            <span className="rounded-full border border-line-strong px-2 text-note text-text-2">
              {t('account.active')}
            </span>
          ) : null}
        </span>
      }
      text={<span className="pl-[26px]">{details.join(' · ')}</span>}
    >
      <StatusWord
        tone={
          account.state === 'ready' || account.kind === 'sandbox'
            ? 'ok'
            : account.state === 'signed-out'
              ? 'ask'
              : 'idle'
        }
        text={t(account.kind === 'sandbox' ? 'account.sandbox-ready' : `account.${account.state}`)}
      />
      {account.active ? null : (
        <Button small onPress={() => void act(() => activate(client, account))}>
          {t('account.use')}
        </Button>
      )}
      {account.kind === 'sandbox' ? null : (
        <MenuButton
          label={t('action.more')}
          entries={[
            {
              id: 'refresh',
              label: t('account.refresh'),
              run: () => void act(() => client.call('accounts:refresh', { key: account.key })),
            },
            { id: 'rename', label: t('account.rename'), run: onRename },
            { id: 'out', label: t('account.sign-out'), danger: true, apart: true, run: onLeave },
          ]}
        >
          <IconButton label={t('action.more')}>
            <MoreHorizontal size={16} aria-hidden />
          </IconButton>
        </MenuButton>
      )}
    </Row>
  );
}
