/** A folder of a test's own with SKU folders, a sandbox process and the command line on both. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliEvent } from '../../src-shared/domain/cli-events.ts';
import { type CliOptions, type CliRun, runCli } from './cli-process.ts';
import { drawPhoto } from './photos.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

export interface CliBench {
  readonly home: string;
  readonly sandbox: SandboxProcess;
  /** Draws a SKU folder; answers its path. */
  sku(path: string, photos?: number): Promise<string>;
  /** The command with sandbox account, data folder and identity added. */
  cli(args: readonly string[], options?: Partial<CliOptions>): Promise<CliRun>;
  close(): Promise<void>;
}

export async function createCliBench(
  flags: Readonly<Record<string, number>> = {},
): Promise<CliBench> {
  const home = await mkdtemp(join(tmpdir(), 'ftm-cli-'));
  const sandbox = await startSandboxProcess(join(home, 'server'), flags);
  return {
    home,
    sandbox,
    async sku(path, photos = 2) {
      const dir = join(home, path);
      for (let at = 0; at < photos; at += 1) {
        const color = `hsl(${(path.length * 41 + at * 60) % 360}, 50%, 50%)`;
        await drawPhoto(join(dir, `photo-${at}.jpg`), { color });
      }
      return dir;
    },
    cli: (args, options = {}) =>
      runCli(
        [
          ...args,
          ...['--base-url', sandbox.url, '--data-dir', join(home, 'data')],
          ...(args.some((arg) => arg.startsWith('--identity-'))
            ? []
            : ['--identity-code', 'PiktidSummer']),
          ...['--poll-seconds', '0.1', '--rate', '1000/60', '--max-jobs', '50'],
        ],
        { home, env: { FLAT_TO_MODEL_TOKEN: 'sandbox-token' }, ...options },
      ),
    async close() {
      await sandbox.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The last event of a command. */
export function endOf(run: CliRun): Extract<CliEvent, { event: 'end' }> {
  const last = run.events.at(-1);
  if (last?.event === 'end') return last;
  throw new Error(`the command did not end with its end event:\n${run.stdout}\n${run.stderr}`);
}
