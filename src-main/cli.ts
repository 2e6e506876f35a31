#!/usr/bin/env node
/** Command-line entry: gives the program the process it runs in, and ends it with its status. */
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { version } from '../package.json';
import { createDisplays } from './cli/display/choose-display.ts';
import type { Host } from './cli/host.ts';
import { runProgram } from './cli/program.ts';
import { createSignals } from './cli/signals.ts';
import { createAsker } from './cli/terminal/ask.ts';
import { createOutput } from './cli/terminal/output.ts';
import { systemClock } from './runtime/clock.ts';
import { defaultDataDir } from './runtime/data-folder.ts';

// What was typed, a password perhaps, disappears from the list of processes.
process.title = 'flat-to-model';

const { env, stdin } = process;
const out = createOutput(process.stdout);
const err = createOutput(process.stderr);
const signals = createSignals(process, (status) => {
  displays.closeAll();
  process.exit(status);
});
const displays = createDisplays({ clock: systemClock, env, out, err });
const mayAsk = stdin.isTTY && process.stderr.isTTY;
const host: Host = {
  cwd: process.cwd(),
  env,
  clock: systemClock,
  version,
  defaultDataDir: defaultDataDir({ platform: process.platform, env, home: homedir() }),
  signals,
  ask: mayAsk ? createAsker(stdin, err.write) : null,
  print: out.write,
  printError: err.write,
  displayFor: displays.create,
};

const status = await runProgram(process.argv.slice(2), host, {
  columns: process.stdout.columns ?? 80,
  readText: (path) => readFile(path, 'utf8'),
});
displays.closeAll();
await Promise.all([out.flushed(), err.flushed()]);
process.exit(status);
