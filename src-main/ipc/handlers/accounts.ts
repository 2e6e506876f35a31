/** Answers calls about accounts. Secrets go in and never come back. */
import type { Accounts } from '../../accounts/accounts.ts';
import type { HandlersOf } from '../handler.ts';

export function createAccountHandlers(accounts: Accounts): HandlersOf<'accounts'> {
  return {
    'accounts:list': () => accounts.view(),
    'accounts:sign-in': async (input) => {
      await accounts.signIn(input);
      return accounts.view();
    },
    'accounts:use-sandbox': async () => {
      await accounts.useSandbox();
      return accounts.view();
    },
    'accounts:activate': async ({ key }) => {
      await accounts.activate(key);
      return accounts.view();
    },
    'accounts:rename': async ({ key, label }) => {
      accounts.rename(key, label);
      return accounts.view();
    },
    'accounts:sign-out': async ({ key }) => {
      accounts.signOut(key);
      return accounts.view();
    },
    'accounts:refresh': async ({ key }) => {
      await accounts.refresh(key);
      return accounts.view();
    },
  };
}
