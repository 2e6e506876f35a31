/** The account in use, and the others, behind the name in the status line. */

import { ChevronUp, CircleUser, LogOut, Plus, RefreshCw, Settings } from 'lucide-react';
import { Button } from 'react-aria-components';
import { activate } from '../../bridge/activate.ts';
import { activeAccount } from '../../stores/accounts.ts';
import { useAccounts, useAct, useClient, useView } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { cx } from '../../ui/cx.ts';
import { Hint } from '../../ui/hint.tsx';
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx';
import { accountName } from '../../view/built-in-names.ts';

export function AccountMenu() {
  const client = useClient();
  const act = useAct();
  const accounts = useAccounts((state) => state.accounts);
  const active = useAccounts(activeAccount);
  const go = useView((state) => state.go);
  const set = useView((state) => state.set);
  const signedOut = active?.state === 'signed-out' || active === null;
  // The sandbox has a mark of its own beside this, which says its name.
  const shownName = signedOut
    ? t('status.signed-out')
    : active.kind === 'sandbox'
      ? t('account.menu')
      : active.label;
  const entries: MenuEntry[] = [
    ...accounts
      .filter((account) => !account.active)
      .map((account) => ({
        id: `use-${account.key}`,
        label: `${t('account.use')} ${accountName(account)}`,
        icon: <CircleUser size={14} />,
        run: () => void act(() => activate(client, account)),
      })),
    ...(active
      ? [
          {
            id: 'refresh',
            label: t('account.refresh'),
            icon: <RefreshCw size={14} />,
            run: () => void act(() => client.call('accounts:refresh', { key: active.key })),
          },
        ]
      : []),
    {
      id: 'sign-in',
      label: signedOut ? t('sign-in.submit') : t('account.add'),
      icon: signedOut ? <LogOut size={14} /> : <Plus size={14} />,
      run: () => set({ signInOpen: true }),
    },
    {
      id: 'manage',
      label: t('account.manage'),
      icon: <Settings size={14} />,
      apart: true,
      run: () => go({ screen: 'settings' }),
    },
  ];
  return (
    <MenuButton label={t('account.menu')} entries={entries} placement="top start">
      <Hint text={t('account.manage')}>
        <Button
          aria-label={
            active ? t('status.account', { name: accountName(active) }) : t('sign-in.submit')
          }
          className="inset-focus flex h-[22px] max-w-52 items-center gap-1.5 rounded-sm px-2 hover:bg-hover hover:text-text"
        >
          <CircleUser size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
          <span className={cx('truncate', signedOut && 'text-ask')}>{shownName}</span>
          <ChevronUp size={12} strokeWidth={1.75} aria-hidden className="shrink-0" />
        </Button>
      </Hint>
    </MenuButton>
  );
}
