/** Gives an account another name in this app. Nothing changes at PiktID. */
import { type FormEvent, useState } from 'react';
import type { AccountView } from '../../../src-shared/domain/account-views.ts';
import { useAct, useClient } from '../../stores/context.tsx';
import { t } from '../../text/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';

export function RenameAccount({
  account,
  onClose,
}: {
  readonly account: AccountView;
  readonly onClose: () => void;
}) {
  const client = useClient();
  const act = useAct();
  const [label, setLabel] = useState(account.label);
  const name = label.trim();
  function rename(event: FormEvent): void {
    event.preventDefault();
    if (name === '') return;
    void act(() => client.call('accounts:rename', { key: account.key, label: name }));
    onClose();
  }
  return (
    <Dialog open title={t('account.rename-title', { name: account.label })} onClose={onClose}>
      <form onSubmit={rename}>
        <Field
          autoFocus
          label={t('account.new-name')}
          value={label}
          onChange={setLabel}
          maxLength={80}
        />
        <div className="mt-6 flex justify-end gap-2">
          <Button onPress={onClose}>{t('action.cancel')}</Button>
          <Button kind="primary" type="submit" isDisabled={name === ''}>
            {t('account.rename-action')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
