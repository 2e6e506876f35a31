/** The command line inside the built app: a real Electron without a window, and without a display. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inject } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

export interface AppCommand {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface AppCommandOptions {
  readonly home: string;
  /** For Electron, before `--cli`. */
  readonly switches?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly onOutput?: (stdout: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs `--cli -- args` to its end. */
export async function runInApp(
  args: readonly string[],
  { home, switches = [], env = {}, onOutput }: AppCommandOptions,
): Promise<AppCommand> {
  const child = spawn(
    inject('electronExecutable'),
    [...asRoot(), '--no-zygote', ...switches, root, '--cli', '--', ...args],
    {
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], HOME: home, ...env },
    },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    onOutput?.(stdout, (signal) => child.kill(signal));
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, stdout, stderr };
}

function asRoot(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
