/**
 * Carries out an order: services, sign-in and photos, plan, engine, follow, end. The same for `run`
 * and `batch`. Whatever happens, state is on disk and the services are closed.
 */
import { resolve } from 'node:path';
import { SANDBOX_ACCOUNT } from '../../src-shared/domain/account-key.ts';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import type { BatchPlan } from '../../src-shared/domain/plan.ts';
import type { StoredAccount } from '../accounts/store.ts';
import type { Credentials } from '../piktid/session.ts';
import { findAppAccount, secretOf } from './app-account.ts';
import { openServices, type Services } from './compose-cli.ts';
import { findCredentials } from './credentials.ts';
import { remarkLine } from './display/remark-line.ts';
import type { Display } from './display/watched.ts';
import { EXIT } from './exit-status.ts';
import { DEFAULT_BASE_URL } from './flags/table.ts';
import { follow } from './follow.ts';
import type { Host } from './host.ts';
import { rememberAccount, rememberedAccount } from './known-accounts.ts';
import type { Order } from './order.ts';
import { planOrder } from './plan-order.ts';
import { signIn, typedName } from './sign-in.ts';
import { UsageError } from './usage-error.ts';

/** Answers the exit status. @throws StudioError when the command could not begin */
export async function execute(order: Order, host: Host, display: Display): Promise<number> {
  for (const text of [...order.warnings, ...order.inputs.warnings]) display.warned(null, text);
  const services = openServices({
    dataDir: resolve(host.cwd, order.flags['data-dir'] ?? host.defaultDataDir),
    sandbox: order.flags.sandbox,
    label: `flat-to-model ${order.kind}`,
    clock: host.clock,
    version: host.version,
  });
  try {
    const stored = storedAccountOf(order, host, services);
    const known = stored ? atItsServer(order, stored) : order;
    return order.flags['dry-run']
      ? await rehearse(known, host, display, services, stored)
      : await carryOut(known, host, display, services, stored);
  } finally {
    await services.close();
  }
}

function storedAccountOf(order: Order, host: Host, { data, log }: Services): StoredAccount | null {
  const { account, sandbox } = order.flags;
  if (account === undefined || sandbox) return null;
  return findAppAccount(account, { dataDir: data.dir, clock: host.clock, log });
}

/** An account has its server: another one would get its password. @throws UsageError */
function atItsServer(order: Order, { label, baseUrl }: StoredAccount): Order {
  const given = order.flags['base-url'];
  if (given !== DEFAULT_BASE_URL && given !== baseUrl) {
    throw new UsageError(`--base-url is not the server of "${label}", which is ${baseUrl}.`);
  }
  return { ...order, flags: { ...order.flags, 'base-url': baseUrl } };
}

async function rehearse(
  order: Order,
  host: Host,
  display: Display,
  services: Services,
  stored: StoredAccount | null,
) {
  const planned = await planOrder(order, { ...services, signal: host.signals.stop });
  for (const one of planned.warnings) display.warned(null, remarkLine(one));
  const account = stored?.key ?? accountForRehearsal(order, host, services);
  const engine = services.engineFor(account, null);
  const plan: BatchPlan = { ...planned.plan, account };
  display.planned(await engine.preview(plan), plan.rejected);
  await engine.stop();
  return plan.rejected.length > 0 ? EXIT.failed : EXIT.ok;
}

/** Without asking anybody: what the data folder remembers, else an account that has nothing yet. */
function accountForRehearsal(order: Order, host: Host, { data }: Services): AccountKey {
  const { flags } = order;
  if (flags.sandbox) return SANDBOX_ACCOUNT;
  const name = flags.username ?? host.env['FLAT_TO_MODEL_USERNAME'] ?? null;
  const token = flags.token ?? (name === null ? host.env['FLAT_TO_MODEL_TOKEN'] : undefined);
  const known = token === undefined ? name : typedName({ kind: 'token', token });
  const path = knownAccountsPath(data.paths.state);
  return rememberedAccount(path, flags['base-url'], known) ?? SANDBOX_ACCOUNT;
}

async function carryOut(
  order: Order,
  host: Host,
  display: Display,
  services: Services,
  stored: StoredAccount | null,
) {
  const { flags } = order;
  const credentials = await credentialsFor(order, host, stored);
  const api = await services.connect(credentials, flags['base-url']);

  // Both at once: a wrong password and a damaged photo are each told within seconds.
  const either = new AbortController();
  const signal = AbortSignal.any([host.signals.stop, either.signal]);
  const onWait = (wait: Parameters<Display['waited']>[1]) => display.waited(null, wait);
  const [signedIn, planned] = await firstFailure(either, [
    signIn(api, credentials, flags['base-url'], { signal, onWait }),
    planOrder(order, { ...services, signal }),
  ]);
  for (const one of planned.warnings) display.warned(null, remarkLine(one));
  let account = stored?.key ?? signedIn.account;
  if (credentials !== 'sandbox' && !stored) {
    const path = knownAccountsPath(services.data.paths.state);
    const name = typedName(credentials);
    // What this name was last time goes before what the server says now: an answer without a name
    // would make another account of it, and with it another look, paid for once more.
    account = rememberedAccount(path, flags['base-url'], name) ?? account;
    await rememberAccount(path, flags['base-url'], name, account);
  }
  const plan: BatchPlan = { ...planned.plan, account };
  const engine = services.engineFor(plan.account, api);
  const dataDir = services.data.dir;
  const { balance } = signedIn;
  const askBalance = async (asking: AbortSignal) => (await api.me({ signal: asking })).credits;
  return follow({ order, host, display, dataDir, engine, plan, balance, askBalance });
}

async function credentialsFor(
  { flags }: Order,
  host: Host,
  stored: StoredAccount | null,
): Promise<Credentials | 'sandbox'> {
  if (flags.sandbox) return 'sandbox';
  if (stored) return secretOf(stored, host.secrets);
  return findCredentials({ flags, env: host.env, ask: host.ask });
}

/** Both values, or the first failure, which stops the other. */
async function firstFailure<A, B>(
  stop: AbortController,
  [a, b]: readonly [Promise<A>, Promise<B>],
): Promise<readonly [A, B]> {
  try {
    return await Promise.all([a, b]);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled([a, b]);
    throw error;
  }
}

function knownAccountsPath(stateDir: string): string {
  return resolve(stateDir, 'accounts-seen.json');
}
