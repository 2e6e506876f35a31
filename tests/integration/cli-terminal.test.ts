import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtEntry } from '../support/built.ts';
import { drawPhoto } from '../support/photos.ts';
import { type SandboxProcess, startSandboxProcess } from '../support/sandbox-process.ts';

let home: string;
let sandbox: SandboxProcess;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ftm-tty-'));
  sandbox = await startSandboxProcess(join(home, 'server'));
  await drawPhoto(join(home, 'shirt', 'front.jpg'));
});
afterAll(async () => {
  await sandbox.close();
  rmSync(home, { recursive: true, force: true });
});

/** Runs at a terminal of its own; `typed` answers what appears. Everything shown is answered. */
async function atTerminal(typed: readonly (readonly [when: string, keys: string])[]) {
  const command = [
    ...[process.execPath, await builtEntry('cli'), 'run', '--input-folder', 'shirt'],
    ...['--identity-code', 'PiktidSummer', '--base-url', sandbox.url, '--data-dir', 'data'],
    ...['--poll-seconds', '0.1'],
  ];
  // What the terminal is set to afterwards is printed by stty itself.
  const shell = `stty columns 100 rows 30; ${command.map((word) => `'${word}'`).join(' ')}; echo "status $?"; stty -a`;
  const child = spawn('script', ['-qec', shell, '/dev/null'], {
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home, XDG_CONFIG_HOME: home, TERM: 'xterm' },
  });
  let shown = '';
  let answered = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    const next = typed[answered];
    if (next && shown.includes(next[0])) {
      answered += 1;
      child.stdin.write(next[1]);
    }
  });
  await once(child, 'close');
  return shown;
}

describe.skipIf(process.platform !== 'linux')('at a real terminal', () => {
  it('[RUN-07] [RUN-09] asks without echo, draws a live display, leaves the terminal as it was', async () => {
    const shown = await atTerminal([
      ['user name or e-mail: ', 'ann@studio.example\r'],
      ['Password of ann@studio.example: ', 'sandbox\r'],
    ]);
    expect(shown).toContain('status 0');
    expect(shown.split('Password of ann@studio.example: ')[1]?.slice(0, 20)).not.toContain(
      'sandbox',
    );
    expect(shown).toContain('\u001b[?25l');
    expect(shown.lastIndexOf('\u001b[?25h')).toBeGreaterThan(shown.lastIndexOf('\u001b[?25l'));
    expect(shown).toMatch(/1 of 1 SKU done/);
    expect(shown).toMatch(/[^-]echo\b/);
    expect(shown).toMatch(/[^-]icanon\b/);
  });

  it('[RUN-07] [RUN-13] Ctrl-C at the password ends with 130, the echo switched on again', async () => {
    const shown = await atTerminal([
      ['user name or e-mail: ', 'ann\r'],
      ['Password of ann: ', 'secr\u0003'],
    ]);
    expect(shown).toContain('status 130');
    expect(shown).not.toContain('secr');
    expect(shown).toMatch(/[^-]echo\b/);
  });
});
