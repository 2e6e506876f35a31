import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SANDBOX_ACCOUNT } from '../../src-shared/domain/account-key.ts';
import type { AccountKey } from '../../src-shared/domain/ids.ts';
import { createPiktidClient } from '../piktid/client.ts';
import { createNetwork } from '../piktid/network/network.ts';
import { createSession } from '../piktid/session.ts';
import { systemClock as clock } from '../runtime/clock.ts';
import { silentLog as log } from '../runtime/log.ts';
import { createRedactor } from '../runtime/redact.ts';
import { createSandbox, type Sandbox } from '../sandbox/index.ts';
import type { SecretBox } from '../storage/credentials.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { checkedBaseUrl } from './base-url.ts';
import type { Connect } from './connection.ts';
import { accountsInSettings } from './settings-store.ts';

/** A keychain whose key can be lost. */
function fakeSecrets(kept: boolean): SecretBox & { key: string } {
  const box = {
    key: 'k1',
    view: async () => ({
      kept: kept ? ('keychain' as const) : ('session-only' as const),
      backend: 'x',
    }),
    seal: async (secret: string) =>
      kept ? Buffer.from(`${box.key}:${secret}`).toString('base64') : null,
    open: async (sealed: string) => {
      const text = Buffer.from(sealed, 'base64').toString();
      return text.startsWith(`${box.key}:`)
        ? { secret: text.slice(box.key.length + 1), stale: false }
        : null;
    },
  };
  return box;
}

/** Settings in memory; what is written is kept as text, as a file would. */
function fakeSettings() {
  const values = new Map<string, string>([
    ['accounts', '[]'],
    ['secrets', '{}'],
  ]);
  return {
    values,
    get: (name: string) => JSON.parse(values.get(name) ?? 'null') as never,
    set: (name: string, value: unknown) => void values.set(name, JSON.stringify(value)),
  };
}

describe('accounts, against the sandbox', () => {
  let dir = '';
  let sandbox: Sandbox;
  const network = createNetwork();

  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'accounts-'));
    sandbox = await createSandbox({ stateDir: dir, credits: 50 });
  });
  afterEach(async () => {
    await sandbox.close();
    network.dropConnections();
    rmSync(dir, { recursive: true, force: true });
  });

  const connect: Connect = (baseUrl, credentials) => {
    const session = createSession({ credentials, baseUrl, network, clock, log });
    const verifyImage = () => Promise.reject(new Error('no pictures here'));
    const client = createPiktidClient({ baseUrl, session, network, verifyImage, clock, log });
    return { session, client };
  };
  const open = (settings = fakeSettings(), secrets: SecretBox = fakeSecrets(true)): Accounts =>
    createAccounts({
      store: accountsInSettings(settings as never),
      secrets,
      connect,
      sandbox: {
        client: () => undefined,
        start: async () => connect(sandbox.url, { kind: 'token', token: 'sandbox-token' }).client,
      },
      redactor: createRedactor(),
      log,
    });
  const byPassword = (label?: string, password = 'sandbox') => ({
    method: 'password' as const,
    username: 'ann@studio.example',
    password,
    baseUrl: sandbox.url,
    ...(label === undefined ? {} : { label }),
  });
  const byToken = (token = 'sandbox-token') => ({
    method: 'token' as const,
    token,
    baseUrl: sandbox.url,
  });
  const activeKey = (accounts: Accounts) => accounts.active()?.key as AccountKey;

  it('[ACC-01] signs in with a password, shows the balance, and answers no secret', async () => {
    const accounts = open();
    await accounts.signIn(byPassword('Studio'));
    const view = await accounts.view();
    expect(view.accounts[0]).toMatchObject({
      kind: 'password',
      label: 'Studio',
      active: true,
      credits: 50,
      state: 'ready',
    });
    expect(JSON.stringify(view)).not.toContain('"sandbox-');
    expect(JSON.stringify(view)).not.toMatch(/sealed|password":/);
  });

  it('[ACC-01] checks at once, and keeps nothing of what is refused', async () => {
    const settings = fakeSettings();
    const accounts = open(settings);
    await expect(accounts.signIn(byPassword('x', 'wrong'))).rejects.toMatchObject({
      code: 'auth-failed',
    });
    await expect(accounts.signIn(byToken('wrong-token'))).rejects.toMatchObject({
      failure: { code: expect.stringMatching(/auth-failed|signed-out/) },
    });
    expect([...settings.values.values()]).toEqual(['[]', '{}']);
    expect(accounts.active()).toBeNull();
  });

  it('[ACC-02] names, activates and forgets; the other account stays', async () => {
    const settings = fakeSettings();
    const accounts = open(settings);
    await accounts.signIn(byPassword());
    const first = activeKey(accounts);
    accounts.rename(first, 'Paris');
    await accounts.useSandbox();
    expect(accounts.active()).toMatchObject({ key: SANDBOX_ACCOUNT, sandbox: true });
    await accounts.activate(first);
    expect((await accounts.view()).accounts.map(({ label, active }) => [label, active])).toEqual([
      ['Paris', true],
      ['Sandbox', false],
    ]);
    accounts.signOut(first);
    expect(accounts.active()).toBeNull();
    expect([...settings.values.values()]).toEqual(['[]', '{}']);
    await expect(accounts.apiFor(first, sandbox.url).me()).rejects.toMatchObject({
      code: 'signed-out',
    });
  });

  it('[ACC-03] works again after a restart, from ciphertext alone', async () => {
    const settings = fakeSettings();
    const secrets = fakeSecrets(true);
    await open(settings, secrets).signIn(byPassword());
    expect([...settings.values.values()].join()).not.toMatch(/"password":|"sandbox"/);
    const again = open(settings, secrets);
    expect((await again.view()).accounts[0]?.state).toBe('unchecked');
    await again.refresh(activeKey(again));
    expect((await again.view()).accounts[0]).toMatchObject({ state: 'ready', credits: 50 });
  });

  it('[ACC-04] keeps nothing where nothing protects it, and asks again after a restart', async () => {
    const settings = fakeSettings();
    const accounts = open(settings, fakeSecrets(false));
    await accounts.signIn(byPassword());
    expect((await accounts.clientFor()).client.baseUrl).toBe(sandbox.url);
    expect(settings.values.get('secrets')).toBe('{}');
    const again = open(settings, fakeSecrets(false));
    await expect(again.refresh(activeKey(again))).rejects.toMatchObject({ code: 'signed-out' });
    expect((await again.view()).accounts[0]).toMatchObject({
      state: 'signed-out',
      user: expect.stringContaining('@'),
    });
  });

  it('[ACC-05] asks to sign in again when the key is lost, and loses nothing else', async () => {
    const settings = fakeSettings();
    const secrets = fakeSecrets(true);
    await open(settings, secrets).signIn(byPassword('Studio'));
    secrets.key = 'k2';
    const again = open(settings, secrets);
    const key = activeKey(again);
    await expect(again.refresh(key)).rejects.toMatchObject({ code: 'signed-out' });
    expect((await again.view()).accounts[0]).toMatchObject({
      label: 'Studio',
      state: 'signed-out',
    });
    await again.signIn(byPassword());
    expect((await again.view()).accounts).toHaveLength(2);
    expect((await again.view()).accounts[0]).toMatchObject({ label: 'Studio', state: 'ready' });
  });

  it('[ACC-07] a new token goes on where the old one stopped, in the client the engine holds', async () => {
    const accounts = open();
    await accounts.signIn(byToken());
    const key = activeKey(accounts);
    const held = accounts.apiFor(key, sandbox.url);
    expect((await held.me()).credits).toBe(50);
    sandbox.expireTokens('sandbox-token');
    await expect(held.me()).rejects.toMatchObject({ code: 'signed-out' });
    accounts.markSignedOut(key);
    expect((await accounts.view()).accounts[0]?.state).toBe('signed-out');
    const told: AccountKey[] = [];
    accounts.onAccountChanged((changed) => told.push(changed));
    await accounts.signIn(byToken(sandbox.issueToken(3600)));
    expect(told).toEqual([key]);
    expect((await held.me()).credits).toBe(50);
  });

  it('[ACC-07] an expired password sign-in renews itself', async () => {
    const accounts = open();
    await accounts.signIn(byPassword());
    const held = accounts.apiFor(activeKey(accounts), sandbox.url);
    sandbox.expireTokens();
    expect((await held.me()).credits).toBe(50);
  });

  it('[BATCH-08] tells the engine when the balance has grown', async () => {
    const accounts = open();
    await accounts.signIn(byToken());
    const told: AccountKey[] = [];
    accounts.onAccountChanged((changed) => told.push(changed));
    await accounts.refresh(activeKey(accounts));
    expect(told).toEqual([]);
    sandbox.topUp(100);
    await accounts.refresh(activeKey(accounts));
    expect(told).toEqual([activeKey(accounts)]);
  });
});

describe('base URLs', () => {
  it('[ACC-02] are https, or http on this computer, written in one way', () => {
    expect(checkedBaseUrl(undefined)).toBe('https://v2.api.piktid.com');
    expect(checkedBaseUrl(' https://API.example/v2// ')).toBe('https://api.example/v2');
    expect(checkedBaseUrl('http://127.0.0.1:4000/')).toBe('http://127.0.0.1:4000');
  });
  it.each([
    'http://api.example',
    'ftp://x',
    'nonsense',
    'https://a:b@x.example',
    'https://x/?a=1',
    'https://x/#y',
  ])('[ACC-02] refuses %s', (text) =>
    expect(() => checkedBaseUrl(text)).toThrowError(/cannot be used/),
  );
});
