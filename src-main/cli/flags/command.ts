/**
 * Builds commander's commands from the table of flags, and reads what was typed into checked values.
 * Knows flags and their sentences; nothing of what the commands do.
 */
import { Command, Option } from 'commander';
import { UsageError } from '../usage-error.ts';
import { type Flag, GROUPS } from './flag.ts';
import { FLAGS, type FlagName, type FlagValues } from './table.ts';

export interface CommandShape<N extends FlagName> {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly flags: readonly N[];
  /** Help of flags that mean something else here. */
  readonly otherHelp?: Partial<Readonly<Record<N, string>>>;
  /** Printed below the flags. */
  readonly after: string;
}

/** One command with its flags; `act` gets the checked values, or the usage error is thrown. */
export function buildCommand<N extends FlagName>(
  shape: CommandShape<N>,
  act: (values: FlagValues<N>) => Promise<void>,
): Command {
  const command = new Command(shape.name)
    .summary(shape.summary)
    .description(shape.description)
    .usage('[flags]')
    .helpOption('-h, --help', 'Print this help.')
    .allowExcessArguments(false)
    .addHelpText('after', `\n${shape.after}`);
  for (const group of GROUPS) {
    for (const name of shape.flags) {
      if (FLAGS[name].group === group) command.addOption(optionOf(name, shape.otherHelp?.[name]));
    }
  }
  return command.action(async (raw: Readonly<Record<string, unknown>>) => {
    await act(readFlags(shape.flags, raw));
  });
}

function optionOf(name: FlagName, otherHelp: string | undefined): Option {
  const flag: Flag = FLAGS[name];
  const value = flag.value ? (flag.many ? ` <${flag.value}...>` : ` <${flag.value}>`) : '';
  const option = new Option(`--${name}${value}`, otherHelp ?? helpText(flag)).helpGroup(
    `${flag.group}:`,
  );
  if (flag.repeated) {
    option.argParser((one: string, all: readonly string[] | undefined) => [...(all ?? []), one]);
  }
  return option;
}

/** The help of one flag with its default and variable, as help and the user guide print it. */
export function helpText(flag: Flag): string {
  const notes = [
    ...(flag.shownDefault === undefined ? [] : [`default: ${flag.shownDefault}`]),
    ...(flag.env === undefined ? [] : [`or ${flag.env}`]),
  ];
  return notes.length === 0 ? flag.help : `${flag.help} (${notes.join('; ')})`;
}

/** Checks every flag; the first wrong one is named with its value and what is right. */
export function readFlags<N extends FlagName>(
  names: readonly N[],
  raw: Readonly<Record<string, unknown>>,
): FlagValues<N> {
  const values: Record<string, unknown> = {};
  for (const name of names) values[name] = readFlag(name, rawOf(name, raw));
  return values as FlagValues<N>;
}

function rawOf(name: FlagName, raw: Readonly<Record<string, unknown>>): unknown {
  // `--no-x` arrives as `x: false`.
  if (name.startsWith('no-')) return raw[camelCase(name.slice(3))] === false;
  return raw[camelCase(name)];
}

function readFlag(name: FlagName, given: unknown): unknown {
  const flag: Flag = FLAGS[name];
  const read = flag.schema.safeParse(given);
  if (read.success) return read.data;
  const shown = Array.isArray(given) ? given.at(-1) : given;
  throw new UsageError(`--${name} must be ${flag.expects ?? 'valid'}, got "${String(shown)}".`);
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
