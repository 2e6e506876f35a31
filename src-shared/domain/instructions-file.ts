/** Reads an instructions file: a JSON list, or `{"instructions": [...]}`. Pure text in, value or failure out. */
import type { Failure } from './errors.ts';
import { type Instruction, Instructions } from './instruction.ts';

/** The sentence PiktID's scripts print for a file of any other shape. */
export const INVALID_INSTRUCTIONS =
  'Invalid instructions file: expected a list or {"instructions": [...]}';

export type ParsedInstructions =
  | { readonly ok: true; readonly instructions: readonly Instruction[] }
  | { readonly ok: false; readonly failure: Failure };

/** Parses and validates; messages name the instruction and the field. */
export function parseInstructionsFile(text: string): ParsedInstructions {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return invalid(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const list = Array.isArray(json) ? json : listInside(json);
  if (!list) return invalid();
  const parsed = Instructions.safeParse(list);
  if (parsed.success) return { ok: true, instructions: parsed.data };
  const issue = parsed.error.issues[0];
  return invalid(issue ? `${describePath(issue.path)}: ${issue.message}` : undefined);
}

function listInside(json: unknown): readonly unknown[] | undefined {
  if (typeof json !== 'object' || json === null || !('instructions' in json)) return undefined;
  return Array.isArray(json.instructions) ? json.instructions : undefined;
}

function describePath(path: readonly PropertyKey[]): string {
  const [index, ...field] = path;
  if (typeof index !== 'number') return 'instructions';
  return [`instruction ${index + 1}`, ...field.map(String)].join(', ');
}

function invalid(detail?: string): ParsedInstructions {
  return {
    ok: false,
    failure: {
      code: 'instructions-invalid',
      message: INVALID_INSTRUCTIONS,
      ...(detail === undefined ? {} : { detail }),
      remedy: 'Compare it with resources/examples/example_instructions.json.',
    },
  };
}
