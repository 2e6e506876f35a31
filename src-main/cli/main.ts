/**
 * The command line as a whole: what it takes of the process it runs in, under plain Node and inside
 * Electron alike. Answers the exit status once everything written has left the process.
 */
import { homedir } from 'node:os';
import { version } from '../../package.json';
import { systemClock } from '../runtime/clock.ts';
import { defaultDataDir } from '../runtime/data-folder.ts';
import { readUserText } from '../runtime/user-text.ts';
import type { SecretBox } from '../storage/credentials.ts';
import { createDisplays } from './display/choose-display.ts';
import { EXIT } from './exit-status.ts';
import type { Host } from './host.ts';
import { runProgram } from './program.ts';
import { createSignals } from './signals.ts';
import { createAsker } from './terminal/ask.ts';
import { createOutput } from './terminal/output.ts';

export interface CommandLine {
  /** Without program and script. */
  readonly args: readonly string[];
  /** Where the app keeps secrets; null under plain Node, which cannot reach it. */
  readonly secrets: SecretBox | null;
  /** Ends the process at once. */
  readonly exit: (status: number) => void;
}

export async function runCommandLine({ args, secrets, exit }: CommandLine): Promise<number> {
  // What was typed, a password perhaps, disappears from the list of processes.
  process.title = 'flat-to-model';
  const { env, stdin } = process;
  const out = createOutput(process.stdout);
  const err = createOutput(process.stderr);
  const signals = createSignals(process, (status) => {
    displays.closeAll();
    exit(status);
  });
  const displays = createDisplays({ clock: systemClock, env, out, err });
  const cwd = workingFolder();
  if (cwd === null) {
    err.write(
      'Error: The folder this command was started in is not there any more. Change to another one.\n',
    );
    await err.flushed();
    return EXIT.usage;
  }
  const mayAsk = stdin.isTTY && process.stderr.isTTY;
  const host: Host = {
    cwd,
    env,
    clock: systemClock,
    version,
    defaultDataDir: defaultDataDir({ platform: process.platform, env, home: homedir() }),
    signals,
    secrets,
    ask: mayAsk ? createAsker(stdin, err.write) : null,
    print: out.write,
    printError: err.write,
    displayFor: displays.create,
  };
  const status = await runProgram(args, host, {
    columns: process.stdout.columns ?? 80,
    readText: readUserText,
  });
  displays.closeAll();
  await Promise.all([out.flushed(), err.flushed()]);
  return status;
}

/** Null when it was taken away: then no path can be understood that does not begin at the root. */
function workingFolder(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}
