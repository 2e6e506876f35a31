/** Reads what the app was started with. Pure; Chromium's own switches are not looked at. */
import { isAbsolute, resolve } from 'node:path';

export interface AppArguments {
  /** Absolute; undefined means the usual data folder. */
  readonly dataDir: string | undefined;
}

/** Takes `--data-dir DIR` and `--data-dir=DIR`; a relative folder counts from `cwd`. */
export function readArguments(argv: readonly string[], cwd: string): AppArguments {
  const at = argv.findIndex((arg) => arg === '--data-dir' || arg.startsWith('--data-dir='));
  if (at < 0) return { dataDir: undefined };
  const arg = argv[at] ?? '';
  const named = arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : argv[at + 1];
  if (named === undefined || named === '') return { dataDir: undefined };
  return { dataDir: isAbsolute(named) ? resolve(named) : resolve(cwd, named) };
}
