/** The sandbox as a process of its own, as a test of another process needs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { SandboxControl } from '../../src-main/sandbox/control.ts';
import { controlHeader, controlPrefix } from '../../src-main/sandbox/control.ts';
import { builtEntry } from './built.ts';

export type SandboxJournal = ReturnType<SandboxControl['journal']>;

export interface SandboxProcess {
  readonly url: string;
  journal(): Promise<SandboxJournal>;
  /** A call of the control surface, e.g. `POST` `faults`. */
  control(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Lets it end by itself. Rejects when it had to be killed. */
  close(): Promise<void>;
}

/** Its work is on disk at every moment: it has nothing to wait for. */
const LONGEST_END_MS = 20_000;

/** `flags` as in `npm run sandbox -- --help`; pictures are tiny and jobs quick unless they say else. */
export async function startSandboxProcess(
  stateDir: string,
  flags: Readonly<Record<string, number>> = {},
): Promise<SandboxProcess> {
  const settings = {
    'seconds-per-output': 0.05,
    'queue-seconds': 0,
    'visible-after-ms': 0,
    submissions: 1000,
    running: 100,
    ...flags,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(
    process.execPath,
    [
      await builtEntry('sandbox'),
      '--state-dir',
      stateDir,
      '--plain-pictures',
      '--with-parent',
      ...args,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const { url, controlToken } = JSON.parse(line) as { url: string; controlToken: string };

  async function control(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${url}${controlPrefix}${path}`, {
      method,
      headers: { [controlHeader]: controlToken, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`sandbox control ${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }
  return {
    url,
    control,
    journal: async () => (await control('GET', 'journal')) as SandboxJournal,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      const late = setTimeout(() => child.kill('SIGKILL'), LONGEST_END_MS);
      child.stdin.end();
      await ended;
      clearTimeout(late);
      if (child.signalCode !== null) {
        throw new Error(`the sandbox had to be ended by ${child.signalCode}`);
      }
    },
  };
}
