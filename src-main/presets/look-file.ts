/** Looks as files of the user: read by app and command line alike. */
import { readFile, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { type Failure, StudioError } from '../../src-shared/domain/errors.ts';
import type { Instruction, Instructions, JobOptions } from '../../src-shared/domain/instruction.ts';
import {
  describeProblem,
  INVALID_INSTRUCTIONS,
  readInstructionsText,
  type UnknownField,
  writeInstructionsText,
} from '../../src-shared/domain/instructions-file.ts';
import { toFileError } from '../storage/files/file-errors.ts';
import { writeFileAtomic } from '../storage/files/write-atomic.ts';

export interface LookFile {
  /** From the file, or the file's own name. */
  readonly name: string;
  readonly instructions: Instructions;
  /** Null where the file says nothing of them. */
  readonly options: JobOptions | null;
  readonly unknown: readonly UnknownField[];
}

/** Far more than ten instructions can fill. */
export const MAX_LOOK_FILE_BYTES = 1024 * 1024;

/** Throws `instructions-invalid`, naming line, column and field. */
export async function readLookFile(path: string): Promise<LookFile> {
  const text = await textOf(path);
  const read = readInstructionsText(text);
  if (!read.ok) {
    const [first] = read.problems;
    throw invalid(first ? describeProblem(first) : undefined);
  }
  const { instructions, options, unknown } = read;
  return { name: read.name ?? basename(path, extname(path)), instructions, options, unknown };
}

/** Replaces the file the user named in the dialog. Throws `disk-full`, `folder-not-writable`, … */
export async function writeLookFile(
  path: string,
  look: {
    readonly name?: string | undefined;
    readonly instructions: readonly Instruction[];
    readonly options?: JobOptions | undefined;
  },
): Promise<void> {
  await writeFileAtomic(path, writeInstructionsText(look));
}

async function textOf(path: string): Promise<string> {
  try {
    const found = await stat(path);
    // A pipe would be waited for, for ever.
    if (!found.isFile()) throw invalid('it is not a file');
    if (found.size > MAX_LOOK_FILE_BYTES) throw invalid('the file is far too large');
    return await readFile(path, 'utf8');
  } catch (error) {
    throw error instanceof StudioError ? error : toFileError(error, path);
  }
}

function invalid(detail: string | undefined): StudioError {
  const failure: Failure = {
    code: 'instructions-invalid',
    message: INVALID_INSTRUCTIONS,
    ...(detail === undefined ? {} : { detail }),
    remedy: 'Put the line right, then open the file again.',
  };
  return new StudioError(failure);
}
