/** Gives every API call in the log a number of its own, so that a line can be pointed at. */
import type { Log } from './log.ts';

/** Numbers the `api call` lines of one run of the app, from 1. */
export function numberedCalls(log: Log): Log {
  let last = 0;
  return {
    ...log,
    info: (message, fields) => {
      if (message !== 'api call') log.info(message, fields);
      else {
        last += 1;
        log.info(message, { id: `c${last}`, ...fields });
      }
    },
  };
}
