/** From flags to the look: instructions, options, identity. Pure but for reading the instructions file. */
import { StudioError } from '../../../src-shared/domain/errors.ts';
import {
  type Instruction,
  type Instructions,
  type JobOptions,
  normaliseInstructions,
} from '../../../src-shared/domain/instruction.ts';
import { parseInstructionsFile } from '../../presets/parse-instructions.ts';
import { errnoOf } from '../../runtime/errno.ts';
import { UsageError } from '../usage-error.ts';
import { FLAGS, type FlagValues } from './table.ts';
import { INSTRUCTION_FLAGS } from './taken.ts';

type LookFlags = FlagValues<
  | (typeof INSTRUCTION_FLAGS)[number]
  | 'instructions-file'
  | 'model'
  | 'no-consistency'
  | 'barefoot'
  | 'identity-code'
  | 'identity-image'
>;

export interface ChosenLook {
  readonly instructions: Instructions;
  readonly options: JobOptions;
  readonly identityCode: string | undefined;
  readonly identityImage: string | undefined;
  /** Sentences for people: flags that do not count. */
  readonly warnings: readonly string[];
}

/** `readText` reads a file as UTF-8 and throws what `fs` throws. */
export async function chooseLook(
  flags: LookFlags,
  readText: (path: string) => Promise<string>,
): Promise<ChosenLook> {
  const identityCode = flags['identity-code']?.trim() || undefined;
  const identityImage = flags['identity-image'];
  if (identityCode === undefined && identityImage === undefined) {
    throw new UsageError('One of --identity-code and --identity-image is required.');
  }
  const path = flags['instructions-file'];
  const warnings = path === undefined ? [] : ignoredFlags(flags);
  const instructions = path === undefined ? [simple(flags)] : await fromFile(path, readText);
  return {
    instructions: normaliseInstructions(instructions),
    options: {
      model: flags.model,
      consistency: !flags['no-consistency'],
      barefoot: flags.barefoot,
    },
    identityCode,
    identityImage,
    warnings,
  };
}

function ignoredFlags(flags: LookFlags): readonly string[] {
  const ignored = INSTRUCTION_FLAGS.filter((name) => flags[name] !== undefined);
  if (ignored.length === 0) return [];
  const names = ignored.map((name) => `--${name}`).join(', ');
  return [`--instructions-file is given: ${names} ${ignored.length === 1 ? 'is' : 'are'} ignored.`];
}

/** One instruction from the simple flags; empty fields are dropped by the normalisation. */
function simple(flags: LookFlags): Instruction {
  const options = {
    ...(flags.size === undefined ? {} : { size: flags.size }),
    ...(flags['aspect-ratio'] === undefined ? {} : { ar: flags['aspect-ratio'] }),
    ...(flags.format === undefined ? {} : { format: flags.format }),
  };
  return {
    ...(flags.prompt === undefined ? {} : { prompt: flags.prompt }),
    ...(flags.pose === undefined ? {} : { pose: flags.pose }),
    ...(flags.background === undefined ? {} : { background: flags.background }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags['num-variations'] === undefined ? {} : { num_variations: flags['num-variations'] }),
    ...(Object.keys(options).length === 0 ? {} : { options }),
  };
}

async function fromFile(
  path: string,
  readText: (path: string) => Promise<string>,
): Promise<readonly Instruction[]> {
  let text: string;
  try {
    text = await readText(path);
  } catch (error) {
    throw new UsageError(
      `The instructions file "${path}" cannot be read: ${fileTrouble(error)}.`,
      `Check the path given to --instructions-file: ${FLAGS['instructions-file'].help}`,
    );
  }
  const parsed = parseInstructionsFile(text);
  if (parsed.ok) return parsed.instructions;
  throw new StudioError(parsed.failure);
}

function fileTrouble(error: unknown): string {
  const code = errnoOf(error);
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'you are not allowed to read it';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : String(error);
}
