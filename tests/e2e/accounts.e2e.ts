/** Accounts in the real app, on a computer without a keychain. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { createSandbox } from '../../src-main/sandbox/index.ts';
import { type AccountServer, startAccountServer } from './accounts-server.ts';
import { ask, call } from './calls.ts';
import { crashPage } from './crash-page.ts';
import { launchStudio, test } from './electron-app.ts';
import { filesWith, processesWith } from './leaks.ts';

const person = {
  user: 'ann@studio.example',
  password: 'Pw-7f3a9c"ü d1',
  issued: 'issued-token-51c07e9b2a',
};
const apiToken = 'api-token-8842ce01ff';

describe('accounts without a keychain', () => {
  let scratch = '';
  let server: AccountServer;
  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'accounts-e2e-'));
    server = await startAccountServer(person);
    server.tokens.add(apiToken);
  });
  afterAll(() => {
    server.close();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
  });

  const byPassword = () => ({
    method: 'password' as const,
    username: person.user,
    password: person.password,
    label: 'Studio Paris',
    baseUrl: server.url,
  });

  test('[ACC-01] [ACC-04] [ACC-06] signs in, says that secrets last for the session, gives none back', async () => {
    const dataDir = join(scratch, 'session');
    const first = await launchStudio({ dataDir });
    const { page } = first;
    await page.evaluate(() => {
      const store = window as unknown as { events: unknown[] };
      store.events = [];
      window.studio.on('accounts:changed', (payload) => store.events.push(payload));
    });
    const view = await call(page, 'accounts:sign-in', byPassword());
    expect(view.keychain).toMatchObject({ kept: 'session-only', remedy: expect.any(String) });
    expect(view.accounts[0]).toMatchObject({
      kind: 'password',
      label: 'Studio Paris',
      user: person.user,
      active: true,
      credits: 12,
      state: 'ready',
    });
    const told = await page.evaluate(() => (window as unknown as { events: unknown[] }).events);
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify([view, told])).not.toMatch(/Pw-7f3a|issued-token/);
    await first.close();

    const second = await launchStudio({ dataDir });
    const signedOut = async () =>
      (await call(second.page, 'accounts:list', undefined)).accounts[0]?.state;
    await expect.poll(signedOut).toBe('signed-out');
    await call(second.page, 'accounts:sign-in', byPassword());
    expect(await signedOut()).toBe('ready');
    await second.close();
  });

  test('[ACC-01] refuses a wrong password at once, with a sentence', async ({ launch }) => {
    const { page } = await launch();
    const reply = await ask(page, 'accounts:sign-in', { ...byPassword(), password: 'wrong' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'auth-failed' } });
    expect((await call(page, 'accounts:list', undefined)).accounts).toHaveLength(1);
    const plain = await ask(page, 'accounts:sign-in', {
      ...byPassword(),
      baseUrl: 'http://api.example',
    });
    expect(plain).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  });

  test('[ACC-02] [SEC-05] signs in by the window under a name of one’s own, and renames it', async ({
    launch,
  }) => {
    const { page } = await launch();
    await page.getByText('Access token', { exact: true }).click();
    await page.getByRole('button', { name: 'Make a token at PiktID' }).waitFor();
    await page.getByRole('textbox', { name: 'Access token' }).fill(apiToken);
    await page.getByRole('button', { name: 'Advanced' }).click();
    await page.getByRole('textbox', { name: 'Name of this account' }).fill('Winter client');
    await page.getByRole('textbox', { name: 'Server address' }).fill(server.url);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'New batch' }).waitFor();

    await page.getByRole('navigation').getByText('Settings').click();
    await page.getByText('Winter client').first().waitFor();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Rename…' }).click();
    const name = page.getByRole('textbox', { name: 'New name' });
    await name.fill('Maison Été');
    await name.press('Enter');
    const renamed = async () =>
      (await call(page, 'accounts:list', undefined)).accounts.find(({ active }) => active)?.label;
    await expect.poll(renamed).toBe('Maison Été');
  });

  test('[ACC-08] leaves no password and no token in any file, output or process', async () => {
    const dataDir = join(scratch, 'leaks');
    const home = join(scratch, 'home');
    const secrets = [person.password, person.issued, apiToken];
    const studio = await launchStudio({
      dataDir,
      env: { HOME: home },
      expectedProblems: [/page crashed/],
    });
    const { page, app } = studio;
    const said: string[] = [];
    app.process().stdout?.on('data', (chunk) => said.push(String(chunk)));
    app.process().stderr?.on('data', (chunk) => said.push(String(chunk)));
    await call(page, 'accounts:sign-in', byPassword());
    const token = { method: 'token' as const, token: apiToken, baseUrl: `${server.url}/v2` };
    await ask(page, 'accounts:sign-in', token);
    await ask(page, 'accounts:sign-in', { ...byPassword(), password: `${person.password}x` });
    await call(page, 'identities:list', { search: '', page: 1 });
    await call(page, 'app:copy-diagnostics', undefined);
    const copied = await app.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toContain('diagnostics');
    expect(server.seen.some((header) => header.includes(person.issued))).toBe(true);
    expect(processesWith(secrets)).toEqual([]);
    // What a crash leaves behind counts too.
    await crashPage(app);
    await studio.close();
    expect(filesWith(scratch, secrets)).toEqual([]);
    for (const secret of secrets) {
      expect(copied).not.toContain(secret);
      expect(said.join('')).not.toContain(secret);
    }
  });

  test('[ACC-07] an expired token pauses the batch, tells, and a new one lets it go on', async ({
    launch,
  }) => {
    const sandbox = await createSandbox({
      stateDir: join(scratch, 'sandbox'),
      behaviour: { plainPictures: true },
      speed: { queueSeconds: 0, secondsPerOutput: 0.05, visibleAfterMs: 0 },
    });
    try {
      const studio = await launch();
      const { page } = studio;
      const signIn = (value: string) =>
        call(page, 'accounts:sign-in', {
          method: 'token',
          token: value,
          baseUrl: sandbox.url,
        });
      const old = sandbox.issueToken(3600);
      await signIn(old);
      sandbox.expireTokens(old);
      await startOne(page, (filePaths) =>
        studio.answerDialog('showOpenDialog', { canceled: false, filePaths }),
      );
      const batch = async () => (await call(page, 'batches:snapshot', undefined)).batches[0];
      await expect
        .poll(batch, { timeout: 20_000 })
        .toMatchObject({ state: { state: 'paused', reason: 'signed-out' } });
      const state = async () =>
        (await call(page, 'accounts:list', undefined)).accounts.find(({ active }) => active)?.state;
      await expect.poll(state).toBe('signed-out');
      await signIn(sandbox.issueToken(3600));
      await expect
        .poll(batch, { timeout: 40_000 })
        .toMatchObject({ state: { state: 'ended' }, counts: { done: 1 } });
      expect(sandbox.journal().accepted).toHaveLength(1);
    } finally {
      await sandbox.close();
    }
  });

  async function startOne(page: Page, choose: (paths: string[]) => Promise<void>): Promise<void> {
    await choose([join(import.meta.dirname, '..', '..', 'resources', 'samples', 'DR-1044')]);
    await call(page, 'intake:pick-folders', undefined);
    const skus = async () => (await call(page, 'intake:draft', undefined)).skus;
    await expect.poll(async () => (await skus()).length).toBe(1);
    await choose([join(scratch, 'out')]);
    const output = await call(page, 'intake:pick-output', undefined);
    await call(page, 'batches:start', {
      name: 'Night',
      skuIds: (await skus()).map(({ id }) => id),
      identity: { code: 'PiktidSummer' },
      instructions: [{ pose: 'standing' }],
      options: { model: 'auto', consistency: true, barefoot: false },
      output: output?.id as never,
      parallel: 1,
      budget: {},
      whenDone: 'skip',
    });
  }
});
