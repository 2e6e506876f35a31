/**
 * Reads and writes instructions as text: a JSON list, or `{"instructions": [...]}`. Mistakes are
 * named by line, column and field; what this product does not know is kept and named. Pure.
 */
import type { z } from 'zod';
import type { Failure } from './errors.ts';
import { type Instruction, Instructions, JobOptions } from './instruction.ts';
import { readJsonText, type TextPlace } from './json-text.ts';

/** The sentence PiktID's scripts print for a file of any other shape: no JSON, or no list in it. */
export const INVALID_INSTRUCTIONS =
  'Invalid instructions file: expected a list or {"instructions": [...]}';

const WRONG_VALUES = 'The instructions file holds a value that cannot be sent.';

export type ParsedInstructions =
  | { readonly ok: true; readonly instructions: readonly Instruction[] }
  | { readonly ok: false; readonly failure: Failure };

/** One mistake in the text. */
export interface TextProblem extends TextPlace {
  /** `instruction 2, options, size`; empty for the text as a whole. */
  readonly field: string;
  readonly message: string;
}

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
    const problems = [{ ...json.place, field: '', message: json.message }];
    return { ok: false, wrong: 'shape', problems };
  }
  const wrapped = !Array.isArray(json.value);
  const list = wrapped ? listInside(json.value) : json.value;
  if (!list) {
    const message = 'a list of instructions, or {"instructions": […]}, expected';
    const problems = [{ ...json.placeOf([]), field: '', message }];
    return { ok: false, wrong: 'shape', problems };
  }
  const prefix = wrapped ? ['instructions'] : [];
  const problemOf = (path: readonly PropertyKey[], issue: z.core.$ZodIssue): TextProblem => ({
    ...json.placeOf(path),
    field: describePath(path.slice(prefix.length)),
    message: wordsFor(issue),
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

/** Parses and validates a file; the failure names line, instruction and field of the first mistake. */
export function parseInstructionsFile(text: string): ParsedInstructions {
  const read = readInstructionsText(text);
  if (read.ok) return { ok: true, instructions: read.instructions };
  const [first] = read.problems;
  return {
    ok: false,
    failure: {
      code: 'instructions-invalid',
      message: read.wrong === 'shape' ? INVALID_INSTRUCTIONS : WRONG_VALUES,
      ...(first ? { detail: describeProblem(first) } : {}),
      remedy: 'Compare it with resources/examples/example_instructions.json.',
    },
  };
}

/** `line 3, column 12, instruction 2, seed: a whole number expected`. */
export function describeProblem({ line, column, field, message }: TextProblem): string {
  return `line ${line}, column ${column}${field === '' ? '' : `, ${field}`}: ${message}`;
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

function describePath(path: readonly PropertyKey[]): string {
  const [index, ...field] = path;
  if (typeof index !== 'number') return 'instructions';
  return [`instruction ${index + 1}`, ...field.map(String)].join(', ');
}

/** In words of the trade, the same in every language version of the schema library. */
function wordsFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `${TYPES[issue.expected] ?? issue.expected} expected`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')} expected`;
    case 'too_small':
      return issue.origin === 'array'
        ? `at least ${issue.minimum} instruction expected`
        : `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `at most ${issue.maximum} instructions can be sent`
        : `must be at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text in double quotes',
  number: 'a number',
  int: 'a whole number',
  object: 'an object in braces',
  array: 'a list in brackets',
};
