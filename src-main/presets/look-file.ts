/** Looks as files of the user: read by app and command line alike. */
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { Instruction, Instructions, JobOptions } from '../../src-shared/domain/instruction.ts';
import {
  readInstructionsText,
  type UnknownField,
  writeInstructionsText,
} from '../../src-shared/domain/instructions-file.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import { readUserText } from '../runtime/user-text.ts';
import { toFileError } from '../storage/files/file-errors.ts';
import { writeFileAtomic } from '../storage/files/write-atomic.ts';
import { instructionsFailure } from './parse-instructions.ts';

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
    throw new StudioError(instructionsFailure(read));
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
    if (!found.isFile()) throw refusal('instructions-invalid', { why: 'look-not-file' });
    if (found.size > MAX_LOOK_FILE_BYTES) {
      throw refusal('instructions-invalid', { why: 'look-too-large' });
    }
    return await readUserText(path);
  } catch (error) {
    throw error instanceof StudioError ? error : toFileError(error, path);
  }
}
