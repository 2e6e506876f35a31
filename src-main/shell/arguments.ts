/** Reads what the app was started with. Pure; Chromium's own switches are not looked at. */
import { isAbsolute, resolve } from 'node:path';

export interface AppArguments {
  /** Absolute; undefined means the usual data folder. */
  readonly dataDir: string | undefined;
  /** A command for the terminal instead of a window. */
  readonly command: readonly string[] | undefined;
}

export interface StartedFrom {
  readonly cwd: string;
  /** The folder Electron was told to run, where the app is not packaged. */
  readonly appDir?: string;
}

/**
 * Takes `--data-dir DIR` and `--data-dir=DIR`; a relative folder counts from `cwd`. `--cli` counts
 * only among the switches before anything else, so that no file and no link that is opened can bring
 * it along; the command follows, after `--` where its own flags must not reach Chromium.
 */
export function readArguments(argv: readonly string[], from: StartedFrom): AppArguments {
  const command = commandIn(withoutAppDir(argv.slice(1), from));
  return { dataDir: dataDirIn(command ?? argv, from.cwd), command };
}

function commandIn(args: readonly string[]): readonly string[] | undefined {
  const end = args.findIndex((arg) => arg === '--' || !arg.startsWith('-'));
  const switches = end < 0 ? args : args.slice(0, end);
  if (!switches.includes('--cli')) return undefined;
  if (end < 0) return [];
  return args.slice(args[end] === '--' ? end + 1 : end);
}

function withoutAppDir(args: readonly string[], { cwd, appDir }: StartedFrom): readonly string[] {
  const at = args.findIndex((arg) => !arg.startsWith('-') && resolve(cwd, arg) === appDir);
  return at < 0 ? args : args.toSpliced(at, 1);
}

function dataDirIn(argv: readonly string[], cwd: string): string | undefined {
  const at = argv.findIndex((arg) => arg === '--data-dir' || arg.startsWith('--data-dir='));
  if (at < 0) return undefined;
  const arg = argv[at] ?? '';
  const named = arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : argv[at + 1];
  if (named === undefined || named === '') return undefined;
  return isAbsolute(named) ? resolve(named) : resolve(cwd, named);
}
