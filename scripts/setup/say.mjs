/**
 * How the scripts speak: to standard error, so that standard output stays a command's own.
 * Also the one error class whose message is meant for the reader, without a stack.
 */

/** One line about what is being done. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Something the reader has to know or do; printed without a stack trace, exit status 1. */
export class SetupError extends Error {
  name = 'SetupError';
}

/** Runs a script's main function and turns its end into the process's exit status. */
export async function runMain(main) {
  try {
    const status = await main(process.argv.slice(2));
    process.exitCode = status ?? 0;
  } catch (error) {
    say(error instanceof SetupError ? `\n${error.message}` : (error?.stack ?? String(error)));
    process.exitCode = 1;
  }
}

/** "0.4 s", "2 min 5 s": a duration in milliseconds for people. */
export function seconds(ms) {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
