/**
 * Reads and writes instructions as text: a JSON list, or `{"instructions": [...]}`. Mistakes are
 * named by line, column and field; what this product does not know is kept and named. Pure.
 */
import type { z } from 'zod';
import { type Instruction, Instructions, JobOptions } from './instruction.ts';
import { readJsonText } from './json-text.ts';
import type { TextMistake, TextProblem } from './text-mistake.ts';

/** A field that this product does not know: kept, sent, and named. */
export interface UnknownField {
  /** From 0. */
  readonly instruction: number;
  readonly field: string;
}

export type InstructionsText =
  | {
      readonly ok: true;
      readonly instructions: Instructions;
      /** Job options, in a file this product wrote. */
      readonly options: JobOptions | null;
      readonly name: string | null;
      readonly unknown: readonly UnknownField[];
    }
  | {
      readonly ok: false;
      /** `shape`: there is no list of instructions; `values`: there is one, with mistakes in it. */
      readonly wrong: 'shape' | 'values';
      readonly problems: readonly TextProblem[];
    };

/** Reads a text as one types it. `problems` is never empty, and in the order of the text. */
export function readInstructionsText(text: string): InstructionsText {
  const json = readJsonText(text);
  if (!json.ok) {
    const problems = [{ ...json.place, ...NOWHERE, mistake: json.mistake }];
    return { ok: false, wrong: 'shape', problems };
  }
  const wrapped = !Array.isArray(json.value);
  const list = wrapped ? listInside(json.value) : json.value;
  if (!list) {
    const mistake = { said: 'no-list' } as const;
    const problems = [{ ...json.placeOf([]), ...NOWHERE, mistake }];
    return { ok: false, wrong: 'shape', problems };
  }
  const prefix = wrapped ? ['instructions'] : [];
  const problemOf = (path: readonly PropertyKey[], issue: z.core.$ZodIssue): TextProblem => ({
    ...json.placeOf(path),
    ...fieldAt(path.slice(prefix.length)),
    mistake: mistakeOf(issue),
  });
  const parsed = Instructions.safeParse(list);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) =>
      problemOf([...prefix, ...issue.path], issue),
    );
    return { ok: false, wrong: 'values', problems: inOrder(problems) };
  }
  const instructions = parsed.data;
  const { options, name } = wrapped ? aside(json.value) : { options: null, name: null };
  return { ok: true, instructions, options, name, unknown: unknownFields(instructions) };
}

/** A look as the text that app, command line and PiktID's scripts read alike. */
export function writeInstructionsText(look: {
  readonly instructions: readonly Instruction[];
  readonly options?: JobOptions | undefined;
  readonly name?: string | undefined;
}): string {
  const { name, options, instructions } = look;
  return `${JSON.stringify({ ...(name === undefined ? {} : { name }), ...(options ? { options } : {}), instructions }, null, 2)}\n`;
}

const KNOWN = new Set(['prompt', 'pose', 'background', 'seed', 'num_variations', 'options']);
const KNOWN_OPTIONS = new Set(['size', 'ar', 'format', 'width', 'height']);

export function unknownFields(instructions: readonly Instruction[]): readonly UnknownField[] {
  return instructions.flatMap((instruction, index) => [
    ...Object.keys(instruction)
      .filter((field) => !KNOWN.has(field))
      .map((field) => ({ instruction: index, field })),
    ...Object.keys(instruction.options ?? {})
      .filter((field) => !KNOWN_OPTIONS.has(field))
      .map((field) => ({ instruction: index, field: `options.${field}` })),
  ]);
}

function listInside(json: unknown): readonly unknown[] | undefined {
  if (typeof json !== 'object' || json === null || !('instructions' in json)) return undefined;
  return Array.isArray(json.instructions) ? json.instructions : undefined;
}

/** What stands beside the list. Other programs put things of their own there: no mistake. */
function aside(json: unknown): {
  readonly options: JobOptions | null;
  readonly name: string | null;
} {
  if (typeof json !== 'object' || json === null) return { options: null, name: null };
  const options = 'options' in json ? JobOptions.safeParse(json.options) : null;
  const name = 'name' in json && typeof json.name === 'string' ? json.name.trim() : '';
  return {
    options: options?.success ? options.data : null,
    name: name === '' ? null : name.slice(0, 80),
  };
}

function inOrder(problems: readonly TextProblem[]): readonly TextProblem[] {
  return [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The text as a whole. */
const NOWHERE = { instruction: null, field: '' } as const;

function fieldAt(path: readonly PropertyKey[]): Pick<TextProblem, 'instruction' | 'field'> {
  const [instruction, ...field] = path;
  if (typeof instruction !== 'number') return { instruction: null, field: 'instructions' };
  return { instruction, field: field.map(String).join(', ') };
}

/** In words of the trade, the same in every version of the schema library. */
function mistakeOf(issue: z.core.$ZodIssue): TextMistake {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? { said: 'other', text: issue.message };
    case 'invalid_value':
      return { said: 'not-one-of', values: issue.values.map(String).join(', ') };
    case 'too_small': {
      const limit = Number(issue.minimum);
      return { said: issue.origin === 'array' ? 'too-few' : 'too-small', limit };
    }
    case 'too_big': {
      const limit = Number(issue.maximum);
      return { said: issue.origin === 'array' ? 'too-many' : 'too-large', limit };
    }
    default:
      return { said: 'other', text: issue.message };
  }
}

const TYPES: Readonly<Record<string, TextMistake>> = {
  string: { said: 'not-text' },
  number: { said: 'not-number' },
  int: { said: 'not-whole-number' },
  object: { said: 'not-object' },
  array: { said: 'not-list' },
};
