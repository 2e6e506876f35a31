/** Reads what the app was started with. Pure; Chromium's own switches are not looked at. */
import { isAbsolute, resolve } from 'node:path';
import { looksLikeLink } from '../../../src-shared/domain/link-scheme.ts';

export interface AppArguments {
  /** Absolute; undefined means the usual data folder. */
  readonly dataDir: string | undefined;
  /** A command for the terminal instead of a window. */
  readonly command: readonly string[] | undefined;
  /** What the system hands over: folders and files by absolute path, addresses as they came. */
  readonly opened: readonly FromSystem[];
}

export type FromSystem =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'link'; readonly link: string };

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
  const args = withoutAppDir(argv.slice(1), from);
  const command = commandIn(args);
  const dataDir = dataDirIn(command ?? beforeLink(args), from.cwd);
  const opened = command === undefined ? openedIn(args, from.cwd) : [];
  return {
    dataDir,
    command,
    opened: opened.filter((one) => one.kind === 'link' || one.path !== dataDir),
  };
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

/** So that nothing that follows in an address is taken for a switch of ours. */
function beforeLink(args: readonly string[]): readonly string[] {
  const at = args.findIndex(looksLikeLink);
  return at < 0 ? args : args.slice(0, at);
}

function openedIn(args: readonly string[], cwd: string): readonly FromSystem[] {
  return args
    .filter((arg) => arg !== '' && !arg.startsWith('-'))
    .map((arg) =>
      looksLikeLink(arg) ? { kind: 'link', link: arg } : { kind: 'path', path: resolve(cwd, arg) },
    );
}

function dataDirIn(argv: readonly string[], cwd: string): string | undefined {
  const at = argv.findIndex((arg) => arg === '--data-dir' || arg.startsWith('--data-dir='));
  if (at < 0) return undefined;
  const arg = argv[at] ?? '';
  const named = arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : argv[at + 1];
  if (named === undefined || named === '') return undefined;
  return isAbsolute(named) ? resolve(named) : resolve(cwd, named);
}
