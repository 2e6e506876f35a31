/**
 * The log of a start: keeps what is said until the log on disk is there, whose library takes longer
 * to load than a window to open. Whatever went wrong has it opened at once. Knows no file.
 */
import type { Log } from './log.ts';

export interface EarlyLog<Opened extends Log> extends Log {
  /** What was kept is written first, with the time of the opening; from then on nothing is kept. */
  open(): Promise<Opened>;
}

/** `load` must not reject: a log that cannot be opened goes nowhere. */
export function createEarlyLog<Opened extends Log>(load: () => Promise<Opened>): EarlyLog<Opened> {
  const kept: ((log: Log) => void)[] = [];
  let opening: Promise<Opened> | undefined;
  let opened: Opened | undefined;

  const open = (): Promise<Opened> => {
    opening ??= load().then((log) => {
      for (const write of kept.splice(0)) write(log);
      opened = log;
      return log;
    });
    return opening;
  };
  const say = (write: (log: Log) => void): void => {
    if (opened) write(opened);
    else kept.push(write);
  };
  return {
    open,
    debug: (message, fields) => say((log) => log.debug(message, fields)),
    info: (message, fields) => say((log) => log.info(message, fields)),
    warn(message, fields) {
      say((log) => log.warn(message, fields));
      void open();
    },
    error(message, fields) {
      say((log) => log.error(message, fields));
      void open();
    },
  };
}
