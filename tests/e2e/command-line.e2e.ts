/** The app as a command line: no window, no display, no keychain unless an account is named. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SandboxProcess, startSandboxProcess } from '../support/sandbox-process.ts';
import { runInApp } from './command-line.ts';

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples');
const headless = ['--ozone-platform=headless'];

describe('the app as a command line', () => {
  let home = '';
  let sandbox: SandboxProcess;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'app-cli-'));
    sandbox = await startSandboxProcess(join(home, 'server'), {});
  });
  afterAll(async () => {
    await sandbox.close();
    rmSync(home, { recursive: true, force: true });
  });
  const run = (output: string, ...flags: string[]) => [
    'run',
    ...['--input-folder', join(samples, 'SH-1045'), '--identity-code', 'PiktidSummer'],
    ...['--output-folder', join(home, output), '--data-dir', join(home, 'data')],
    ...['--poll-seconds', '0.1', ...flags],
  ];

  test('[ACC-09] carries a command out without a display, by the credentials it was given', async () => {
    const env = { FLAT_TO_MODEL_TOKEN: 'sandbox-token' };
    const result = await runInApp(run('out', '--base-url', sandbox.url), { home, env });
    expect(result.stderr).not.toMatch(/Error/);
    expect(result.status).toBe(0);
    expect(readdirSync(join(home, 'out'))).toEqual(['metadata.json', 'output_0_0_v0.jpg']);
  });

  test('[ACC-09] says what is missing: an account of that name, a keychain, a way to it', async () => {
    const named = run('other', '--account', 'Studio Paris');
    const unknown = await runInApp(named, { home, switches: headless });
    expect(unknown).toMatchObject({ status: 2 });
    expect(unknown.stdout + unknown.stderr).toMatch(/The app has no account "Studio Paris"/);

    const key = 'ann at 127.0.0.1';
    const account = { key, kind: 'password', label: 'Studio Paris', user: 'ann' };
    const accounts = [{ ...account, baseUrl: sandbox.url, active: true }];
    const sealed = { [key]: Buffer.from('v11 sealed').toString('base64') };
    writeFileSync(
      join(home, 'data', 'settings.json'),
      JSON.stringify({ accounts, secrets: sealed }),
    );
    const noKeychain = await runInApp(named, { home, switches: headless });
    expect(noKeychain).toMatchObject({ status: 1 });
    expect(noKeychain.stdout + noKeychain.stderr).toMatch(/keychain .* cannot be reached/);

    const noDisplay = await runInApp(named, { home });
    expect(noDisplay).toMatchObject({ status: 2 });
    expect(noDisplay.stderr).toMatch(/--ozone-platform=headless/);
  });

  test('[ACC-09] [RUN-13] ends in order when it is interrupted', async () => {
    const env = { FLAT_TO_MODEL_TOKEN: 'sandbox-token' };
    const slow = run('slow', '--base-url', sandbox.url, '--json');
    const result = await runInApp(slow, {
      home,
      env,
      onOutput: (text, kill) => {
        if (text.includes('"processing"')) kill('SIGINT');
      },
    });
    expect(result.status).toBe(130);
  });
});
