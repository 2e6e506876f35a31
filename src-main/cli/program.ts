/** The program: commands, version, and what becomes of every error. Answers the exit status. */
import { Command, CommanderError } from 'commander';
import { StudioError, toFailure } from '../../src-shared/domain/errors.ts';
import { showLedger } from './commands/ledger.ts';
import { showReport } from './commands/report.ts';
import { BATCH_SHAPE, LEDGER_SHAPE, REPORT_SHAPE, RUN_SHAPE } from './commands/shapes.ts';
import type { Display } from './display/watched.ts';
import { execute } from './execute.ts';
import { EXIT, statusOfFailure, statusOfSignal } from './exit-status.ts';
import { buildCommand } from './flags/command.ts';
import type { Host } from './host.ts';
import { type Order, type OrderTools, orderOfBatch, orderOfRun } from './order.ts';
import { AskingStopped } from './terminal/ask.ts';

export interface Terminal {
  readonly columns: number;
  readonly readText: (path: string) => Promise<string>;
}

/** Reads the arguments (without node and script) and carries the command out. Never throws. */
export async function runProgram(
  args: readonly string[],
  host: Host,
  terminal: Terminal,
): Promise<number> {
  let status: number = EXIT.ok;
  const tools: OrderTools = {
    cwd: host.cwd,
    readText: terminal.readText,
    signal: host.signals.stop,
  };
  const make = (json: boolean, order: () => Promise<Order>) =>
    withDisplay(host, json, async (display) => execute(await order(), host, display)).then(
      (result) => {
        status = result;
      },
    );
  const program = new Command('flat-to-model')
    .description('Turns folders of flat-lay photos into on-model photos with PiktID.')
    .usage('<command> [flags]')
    .version(host.version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand('help [command]', 'Print the help of a command.')
    .addCommand(
      buildCommand(RUN_SHAPE, (flags) => make(flags.json, () => orderOfRun(flags, tools))),
    )
    .addCommand(
      buildCommand(BATCH_SHAPE, (flags) => make(flags.json, () => orderOfBatch(flags, tools))),
    )
    .addCommand(
      buildCommand(LEDGER_SHAPE, async (flags) => {
        status = showLedger(flags, host);
      }),
    )
    .addCommand(
      buildCommand(REPORT_SHAPE, async (flags) => {
        status = await showReport(flags, host);
      }),
    );
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: host.print,
      writeErr: host.printError,
      getOutHelpWidth: () => Math.min(terminal.columns, 110),
      getErrHelpWidth: () => Math.min(terminal.columns, 110),
      outputError: (text, write) => write(text.replace(/^error: /, 'Error: ')),
    });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    // Wrong values of flags, before any display stands.
    const events = /^(run|batch)$/.test(args[0] ?? '') && args.includes('--json');
    return endedBy(error, host, host.displayFor(events));
  }
}

async function withDisplay(
  host: Host,
  json: boolean,
  act: (display: Display) => Promise<number>,
): Promise<number> {
  const display = host.displayFor(json);
  const onStop = () => display.stopping(host.signals.stoppedBy() ?? 'SIGINT');
  host.signals.stop.addEventListener('abort', onStop, { once: true });
  try {
    return await act(display);
  } catch (error) {
    return endedBy(error, host, display);
  } finally {
    display.close();
  }
}

function endedBy(error: unknown, host: Host, display: Display): number {
  const signal = host.signals.stoppedBy();
  if (error instanceof AskingStopped || (signal !== null && isStop(error))) {
    return statusOfSignal(signal ?? 'SIGINT');
  }
  const failure = toFailure(error);
  display.failed(failure);
  return statusOfFailure(failure.code);
}

/** What waits and calls throw when a signal ended them. */
function isStop(error: unknown): boolean {
  if (error instanceof StudioError) return error.code === 'cancelled';
  return error instanceof Error && error.name === 'AbortError';
}
