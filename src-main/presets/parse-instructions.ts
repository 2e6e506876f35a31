/** Instructions out of a file: what it holds, or a failure that names line, column and field. Pure. */
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { Instruction } from '../../src-shared/domain/instruction.ts';
import {
  type InstructionsText,
  readInstructionsText,
} from '../../src-shared/domain/instructions-file.ts';
import { inEnglish } from '../../src-shared/text/in-english.ts';
import { problemWords } from '../../src-shared/text/mistake-words.ts';

/** The sentence PiktID's scripts print for a file of any other shape: no JSON, or no list in it. */
export const INVALID_INSTRUCTIONS =
  'Invalid instructions file: expected a list or {"instructions": [...]}';

const WRONG_VALUES = 'The instructions file holds a value that cannot be sent.';

export type ParsedInstructions =
  | { readonly ok: true; readonly instructions: readonly Instruction[] }
  | { readonly ok: false; readonly failure: Failure };

export function parseInstructionsFile(text: string): ParsedInstructions {
  const read = readInstructionsText(text);
  if (read.ok) return { ok: true, instructions: read.instructions };
  return { ok: false, failure: instructionsFailure(read) };
}

/** The first mistake as a failure. */
export function instructionsFailure({
  wrong,
  problems: [problem],
}: Extract<InstructionsText, { ok: false }>): Failure {
  return {
    code: 'instructions-invalid',
    message: wrong === 'shape' ? INVALID_INSTRUCTIONS : WRONG_VALUES,
    ...(problem
      ? {
          detail: problemWords(problem, inEnglish),
          reason: { why: 'look-mistake', problem } as const,
        }
      : {}),
    remedy: 'Compare it with resources/examples/example_instructions.json.',
  };
}
