/** The built command line as a process of its own, with an environment that holds nothing of ours. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { CliEvent } from '../../src-shared/domain/cli-events.ts';
import { builtEntry } from './built.ts';

export interface CliRun {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output read as events; with `--json` only. */
  readonly events: readonly CliEvent[];
}

export interface CliOptions {
  /** Home and settings folder of the process: an own one, so that no test meets a real data folder. */
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Called with each event of `--json` as it comes; may send signals. */
  readonly onEvent?: (event: CliEvent, kill: (signal: NodeJS.Signals) => void) => void;
  /** Called once the process runs. */
  readonly onStart?: (kill: (signal: NodeJS.Signals) => void) => void;
}

export async function runCli(args: readonly string[], options: CliOptions): Promise<CliRun> {
  const child = spawn(process.execPath, [await builtEntry('cli'), ...args], {
    cwd: options.cwd ?? options.home,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOME: options.home,
      XDG_CONFIG_HOME: options.home,
      APPDATA: options.home,
      ...options.env,
    },
  });
  const kill = (signal: NodeJS.Signals) => void child.kill(signal);
  options.onStart?.(kill);
  let stdout = '';
  let stderr = '';
  const events: CliEvent[] = [];
  const json = args.includes('--json');
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  const lines = createInterface(child.stdout);
  lines.on('line', (line) => {
    if (!json) return;
    const event = parseEvent(line);
    if (!event) return;
    events.push(event);
    options.onEvent?.(event, kill);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const [status, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { status, signal, stdout, stderr, events };
}

/** Null for a line that a kill left torn; anything else that is no event fails the test. */
function parseEvent(line: string): CliEvent | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  return CliEvent.parse(value);
}
