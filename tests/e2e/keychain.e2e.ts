/**
 * Accounts with a real keyring. Runs in a D-Bus session of its own with an unlocked GNOME Keyring,
 * which the gate prepares.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type AccountServer, startAccountServer } from './accounts-server.ts';
import { call } from './calls.ts';
import { runInApp } from './command-line.ts';
import { launchStudio, test } from './electron-app.ts';
import { filesWith, processesWith } from './leaks.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const person = {
  user: 'ann@studio.example',
  password: 'Pw-c41d77"ö e2',
  issued: 'issued-token-a90d3f1c55',
};

describe('accounts under a real keyring', () => {
  let scratch = '';
  let server: AccountServer;
  beforeAll(async () => {
    scratch = mkdtempSync(join(tmpdir(), 'keychain-e2e-'));
    server = await startAccountServer(person);
  });
  afterAll(() => {
    server.close();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 10 });
  });

  const launch = (dataDir: string) =>
    launchStudio({
      dataDir,
      args: ['--password-store=gnome-libsecret'],
      env: { XDG_CURRENT_DESKTOP: 'GNOME' },
    });
  const signIn = {
    method: 'password' as const,
    username: person.user,
    password: person.password,
    label: 'Studio Paris',
  };
  const settingsOf = (dataDir: string) =>
    JSON.parse(readFileSync(join(dataDir, 'settings.json'), 'utf8'));

  test('[ACC-03] keeps the sign-in as ciphertext, and works again after a restart', async () => {
    const dataDir = join(scratch, 'kept');
    const first = await launch(dataDir);
    const view = await call(first.page, 'accounts:sign-in', { ...signIn, baseUrl: server.url });
    expect(view.keychain).toEqual({ kept: 'keychain', backend: 'Secret Service' });
    expect(processesWith([person.password, person.issued])).toEqual([]);
    await first.close();

    const [sealed] = Object.values<string>(settingsOf(dataDir).secrets);
    expect(Buffer.from(sealed ?? '', 'base64').toString('latin1')).toMatch(/^v11/);
    expect(filesWith(dataDir, [person.password, person.issued])).toEqual([]);

    const second = await launch(dataDir);
    const account = async () => (await call(second.page, 'accounts:list', undefined)).accounts[0];
    await expect
      .poll(account)
      .toMatchObject({ label: 'Studio Paris', state: 'ready', credits: 12 });
    await second.close();
  });

  test('[ACC-02] signing out forgets the ciphertext too', async () => {
    const dataDir = join(scratch, 'forgotten');
    const studio = await launch(dataDir);
    const { accounts } = await call(studio.page, 'accounts:sign-in', {
      ...signIn,
      baseUrl: server.url,
    });
    const key = accounts[0]?.key as never;
    const after = await call(studio.page, 'accounts:sign-out', { key });
    expect(after.accounts.map(({ kind }) => kind)).toEqual(['sandbox']);
    await studio.close();
    expect(settingsOf(dataDir)).toMatchObject({ accounts: [], secrets: {} });
  });

  test('[ACC-05] a store that cannot be decrypted asks to sign in again, and loses nothing else', async () => {
    const dataDir = join(scratch, 'broken');
    const first = await launch(dataDir);
    await call(first.page, 'accounts:sign-in', { ...signIn, baseUrl: server.url });
    await call(first.page, 'app:set-theme', { theme: 'light' });
    await first.close();

    const settings = settingsOf(dataDir);
    for (const key of Object.keys(settings.secrets)) {
      settings.secrets[key] = Buffer.from('v11 sealed on another computer').toString('base64');
    }
    writeFileSync(join(dataDir, 'settings.json'), JSON.stringify(settings));
    const second = await launch(dataDir);
    const account = async () => (await call(second.page, 'accounts:list', undefined)).accounts[0];
    await expect
      .poll(account)
      .toMatchObject({ label: 'Studio Paris', user: person.user, state: 'signed-out' });
    expect((await call(second.page, 'app:info', undefined)).theme).toBe('light');
    const again = await call(second.page, 'accounts:sign-in', { ...signIn, baseUrl: server.url });
    expect(again.accounts[0]).toMatchObject({ label: 'Studio Paris', state: 'ready' });
    await second.close();
    expect(existsSync(join(dataDir, 'studio.sqlite'))).toBe(true);
  });

  test('[ACC-09] the command line works with an account of the app, without its secret in sight', async () => {
    const dataDir = join(scratch, 'command');
    const home = join(scratch, 'home');
    mkdirSync(home, { recursive: true });
    const studio = await launch(dataDir);
    await call(studio.page, 'accounts:sign-in', { ...signIn, baseUrl: server.url });
    await studio.close();
    server.seen.length = 0;
    const args = [
      ...['run', '--account', 'studio paris', '--data-dir', dataDir],
      ...['--input-folder', join(samples, 'SH-1045'), '--identity-code', 'Nobody'],
    ];
    const { status, stdout, stderr } = await runInApp(args, {
      home,
      switches: ['--ozone-platform=headless', '--password-store=gnome-libsecret'],
      env: {
        XDG_CURRENT_DESKTOP: 'GNOME',
        DBUS_SESSION_BUS_ADDRESS: process.env['DBUS_SESSION_BUS_ADDRESS'] ?? '',
      },
    });
    const basic = Buffer.from(`${person.user}:${person.password}`).toString('base64');
    expect(server.seen).toContain(`Basic ${basic}`);
    expect(server.seen).toContain(`Bearer ${person.issued}`);
    expect(stdout).toContain('Balance: 12 credits');
    // This server keeps accounts and makes no pictures.
    expect(status).toBe(1);
    expect(stdout + stderr).not.toContain(person.password);
    expect(filesWith(dataDir, [person.password, person.issued])).toEqual([]);
  });
});
