/** Takes an account into use; the sandbox is started when it is the one. */
import type { AccountView } from '../../src-shared/domain/account-views.ts';
import type { StudioClient } from './studio.ts';

export function activate(client: StudioClient, account: AccountView): Promise<unknown> {
  return account.kind === 'sandbox'
    ? client.call('accounts:use-sandbox')
    : client.call('accounts:activate', { key: account.key });
}
