/**
 * Where the name and password, or the token, come from: flags, then environment, then the person at
 * the terminal. Knows nothing of how they are used; they are held in memory only.
 */
import type { Credentials } from '../piktid/session.ts';
import { FLAGS, type FlagValues } from './flags/table.ts';
import { UsageError } from './usage-error.ts';

type CredentialFlags = FlagValues<'username' | 'password' | 'token'>;

export interface CredentialSources {
  readonly flags: CredentialFlags;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Asks at the terminal; null where nobody sits at one. */
  readonly ask: Asker | null;
}

export interface Asker {
  visible(question: string): Promise<string>;
  hidden(question: string): Promise<string>;
}

const HOW =
  'Give --username and --password, or --token, or set FLAT_TO_MODEL_USERNAME and ' +
  'FLAT_TO_MODEL_PASSWORD, or FLAT_TO_MODEL_TOKEN. To try without an account, add --sandbox.';

/** A flag outranks the environment; within one source a token outranks a password. */
export async function findCredentials(sources: CredentialSources): Promise<Credentials> {
  const { flags, env, ask } = sources;
  if (given(flags.token) !== undefined && (given(flags.username) ?? given(flags.password))) {
    throw new UsageError('Give either --token, or --username and --password, not both.');
  }
  const byFlags = given(flags.username) !== undefined || given(flags.password) !== undefined;
  const token = given(flags.token) ?? (byFlags ? undefined : fromEnv(env, 'token'));
  if (token !== undefined) return { kind: 'token', token: token.trim() };

  const username = given(flags.username) ?? fromEnv(env, 'username');
  const password = given(flags.password) ?? fromEnv(env, 'password');
  if (username !== undefined && password !== undefined) {
    return { kind: 'password', username, password };
  }
  if (!ask) throw new UsageError(missing(username, password), HOW);
  const name = username ?? (await ask.visible('PiktID user name or e-mail: ')).trim();
  if (name === '') throw new UsageError('No user name was given.', HOW);
  const secret = password ?? (await ask.hidden(`Password of ${name}: `));
  if (secret === '') throw new UsageError('No password was given.', HOW);
  return { kind: 'password', username: name, password: secret };
}

function given(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value;
}

function fromEnv(
  env: Readonly<Record<string, string | undefined>>,
  flag: 'username' | 'password' | 'token',
): string | undefined {
  const name = FLAGS[flag].env;
  return name === undefined ? undefined : given(env[name]);
}

function missing(username: string | undefined, password: string | undefined): string {
  if (username !== undefined && password === undefined) return `No password for ${username}.`;
  if (username === undefined && password !== undefined) return 'A password, but no user name.';
  return 'No account to work with.';
}
