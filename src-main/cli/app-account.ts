/**
 * `--account NAME`: an account that was signed in to in the app. Its secret is opened by whoever can
 * reach the system's keychain, which is Electron; never printed, never written.
 */
import { StudioError } from '../../src-shared/domain/errors.ts';
import { english } from '../../src-shared/text/in-english.ts';
import { readSecret } from '../accounts/secret.ts';
import { accountsInSettings } from '../accounts/settings-store.ts';
import type { StoredAccount } from '../accounts/store.ts';
import type { Credentials } from '../piktid/session.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { SecretBox } from '../storage/credentials.ts';
import { openConf } from '../storage/settings/conf-backend.ts';
import { createSettings } from '../storage/settings/settings.ts';
import { UsageError } from './usage-error.ts';

export interface AppAccountPlace {
  /** Where the app keeps its settings; the caller holds its lock. */
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** By the name it has in the app, its user name, or its key. @throws UsageError */
export function findAppAccount(name: string, { dataDir, clock, log }: AppAccountPlace) {
  const settings = createSettings({ dir: dataDir, backend: openConf, clock, log });
  return chooseAccount(name, accountsInSettings(settings).load().accounts);
}

/** Pure. A name that fits two accounts is refused: it decides who pays. @throws UsageError */
export function chooseAccount(name: string, accounts: readonly StoredAccount[]): StoredAccount {
  const wanted = name.trim().toLowerCase();
  const ways: readonly ((account: StoredAccount) => string | null)[] = [
    ({ key }) => key,
    ({ label }) => label,
    ({ user }) => user,
  ];
  for (const way of ways) {
    const [found, other] = accounts.filter((one) => way(one)?.toLowerCase() === wanted);
    if (found && other) {
      throw new UsageError(
        `--account "${name}" fits more than one account: ${found.key}, ${other.key}.`,
        'Give the longer name, or name them differently in the app.',
      );
    }
    if (found) return found;
  }
  const known = accounts.map(({ label }) => `"${label}"`).join(', ');
  throw new UsageError(
    `The app has no account "${name}".`,
    known === '' ? 'Sign in to it in the app first.' : `It has ${known}.`,
  );
}

/** @throws UsageError under plain Node; `keychain-unavailable`, `signed-out` */
export async function secretOf(
  account: StoredAccount,
  secrets: SecretBox | null,
): Promise<Credentials> {
  if (secrets === null) {
    throw new UsageError(
      '--account needs the app itself: only it can open the keychain.',
      'Run the app’s own program with --cli before the command, or give --username or --token.',
    );
  }
  const { kept, remedy } = await secrets.view();
  if (kept === 'session-only') {
    throw new StudioError({
      code: 'keychain-unavailable',
      message: `The keychain of this computer cannot be reached, so the sign-in of "${account.label}" cannot be read.`,
      remedy: [remedy && english(`keychain.${remedy}`), 'Or give --username or --token.']
        .filter(Boolean)
        .join(' '),
    });
  }
  const read = account.sealed === null ? null : await readSecret(secrets, account.sealed);
  if (read) return read.credentials;
  throw new StudioError({
    code: 'signed-out',
    message: `The sign-in of "${account.label}" is not kept here, or cannot be read any more.`,
    remedy: 'Sign in to it again in the app.',
  });
}
