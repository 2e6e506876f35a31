/** The sandbox as a process of its own: what it prints, how it ends, what it refuses. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { call } from './sandbox-client.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-process-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../..', import.meta.url)),
    ssr: { noExternal: true, external: ['sharp'] },
    build: {
      ssr: 'src-main/sandbox/main.ts',
      outDir: join(folder, 'built'),
      rollupOptions: { output: { entryFileNames: 'main.mjs' } },
    },
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

function start(...flags: string[]): ChildProcess {
  return spawn(process.execPath, [join(folder, 'built', 'main.mjs'), ...flags]);
}

async function firstLine(child: ChildProcess): Promise<{ url: string; controlToken: string }> {
  if (!child.stdout) throw new Error('no standard output');
  const [line] = await once(createInterface(child.stdout), 'line');
  return JSON.parse(String(line));
}

it('prints its address, answers, keeps its state, and stops on SIGTERM', async () => {
  const flags = ['--state-dir', join(folder, 'state'), '--credits', '77', '--running', '2'];
  for (const status of [201, 409]) {
    const child = start(...flags);
    const { url, controlToken } = await firstLine(child);
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect((await call({ url }, 'GET', '/auth/me')).body.credits).toBe(77);
    const headers = { 'x-sandbox-control': controlToken };
    const settings = await call({ url }, 'GET', '/__sandbox/settings', undefined, headers);
    expect(settings.body.limits.running).toBe(2);
    expect((await call({ url }, 'POST', '/project', { project_name: 'TR-1' })).status).toBe(status);
    child.kill('SIGTERM');
    const [code, signal] = await once(child, 'exit');
    // Windows ends it at once; what it kept is there all the same.
    if (process.platform === 'win32') expect(signal).toBe('SIGTERM');
    else expect(code).toBe(0);
  }
});

it('ends with its parent when told to', async () => {
  const child = start('--state-dir', join(folder, 'other'), '--with-parent');
  await firstLine(child);
  child.stdin?.end();
  expect((await once(child, 'exit'))[0]).toBe(0);
});

it('names a flag that is wrong and exits with 2', async () => {
  const child = start('--state-dir', join(folder, 'x'), '--running', 'many');
  let problem = '';
  child.stderr?.on('data', (chunk) => {
    problem += chunk;
  });
  expect((await once(child, 'close'))[0]).toBe(2);
  expect(problem).toContain('--running must be a number of at least 0, got many');
});
