/**
 * The log on disk: one line an event, redacted, rotated, bounded. Runs under Electron and plain
 * Node alike; never throws, never stops the work it tells of.
 */
import { readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import electronLog from 'electron-log/node';
import { type Log, silentLog } from './log.ts';
import { makePrivateFolder } from './make-folder.ts';
import type { Redactor } from './redact.ts';

export interface LogFileOptions {
  /** Folder of the log files; made when missing. */
  readonly dir: string;
  readonly redactor: Redactor;
  /** Bytes at which a file is put aside. */
  readonly maxBytes?: number;
  /** Files put aside that are kept. */
  readonly kept?: number;
  /** Whether lines also go to standard error, for development. */
  readonly toConsole?: boolean;
}

export interface LogFile extends Log {
  readonly path: string;
  /** The newest lines, at most `bytes`, for the support bundle. */
  tail(bytes: number): string;
}

type Level = 'debug' | 'info' | 'warn' | 'error';

// What cannot be written, on a full disk say, the library tells at the terminal through its own logger,
// with a stack and whatever the level. The work goes on without a log; whoever has no room is told so.
electronLog.transports.console.writeFn = () => {};

const FILE = 'studio.log';
const aside = (dir: string, index: number) => join(dir, `studio.${index}.log`);

/** Where the folder cannot be written, the log goes nowhere rather than the app. */
export function openLogFile(options: LogFileOptions): LogFile {
  try {
    return createLogFile(options);
  } catch {
    return { ...silentLog, path: join(options.dir, FILE), tail: () => '' };
  }
}

export function createLogFile(options: LogFileOptions): LogFile {
  const { dir, redactor, maxBytes = 2_000_000, kept = 4, toConsole = false } = options;
  makePrivateFolder(dir);
  const path = join(dir, FILE);
  const logger = electronLog.create({ logId: dir });
  const { file, console: terminal } = logger.transports;
  terminal.level = toConsole ? 'info' : false;
  terminal.useStyles = false;
  file.level = 'debug';
  // Else it looks for a package.json around the working folder, and breaks where there is none.
  file.setAppName('Flat-to-Model Studio');
  file.resolvePathFn = () => path;
  file.format = '[{y}-{m}-{d} {h}:{i}:{s}.{ms}] [{level}] {text}';
  file.maxSize = maxBytes;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.archiveLogFn = () => rotate(dir, path, kept);

  const write = (level: Level, message: string, fields?: Readonly<Record<string, unknown>>) => {
    const rest = fields === undefined ? '' : ` ${JSON.stringify(redactor.value(fields))}`;
    logger[level](redactor.text(message) + rest);
  };

  return {
    path,
    debug: (message, fields) => write('debug', message, fields),
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
    tail: (bytes) => {
      const text = [aside(dir, 1), path].map(readOrNothing).join('');
      return redactor.text(text.slice(-bytes));
    },
  };
}

/** `studio.log` becomes `studio.1.log`, and so on; the oldest goes. */
function rotate(dir: string, path: string, kept: number): void {
  rmSync(aside(dir, kept), { force: true });
  for (let index = kept - 1; index >= 1; index--) {
    moveIfThere(aside(dir, index), aside(dir, index + 1));
  }
  moveIfThere(path, aside(dir, 1));
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // A log file that is missing or held open elsewhere must not stop the app from writing on.
  }
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
