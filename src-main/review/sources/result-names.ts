/**
 * What a result's file name says: version, instruction and variation. The server calls its results
 * `output_{instruction}_{variation}.jpg`; on disk `_v{version}` is put before the extension. Pure.
 */
import type { Instruction } from '../../../src-shared/domain/instruction.ts';

export interface NameParts {
  /** The name without version, number of a copy, and extension. */
  readonly base: string;
  readonly version: number;
  readonly instruction: number | null;
  readonly variation: number | null;
}

const VERSIONED = /^(.*?)_v(\d{1,6})(?: \(\d+\))?(\.[^.]*)?$/i;
const SERVER = /^output_(\d{1,4})_(\d{1,4})$/i;

export function partsOfName(fileName: string): NameParts {
  const match = VERSIONED.exec(fileName);
  const base = match?.[1] ?? fileName.replace(/\.[^.]*$/, '');
  const version = match ? Number(match[2]) : 0;
  const server = SERVER.exec(base);
  return {
    base,
    version,
    instruction: server ? Number(server[1]) : null,
    variation: server ? Number(server[2]) : null,
  };
}

/** By the server's name for it; else by counting through the instructions. */
export function ownPlaceOf(
  name: string,
  imageIndex: number,
  instructions: readonly Instruction[],
): { readonly instruction: number | null; readonly variation: number | null } {
  const server = SERVER.exec(name.replace(/(_v\d{1,6}(?: \(\d+\))?)?(\.[^.]*)?$/i, ''));
  if (server && Number(server[1]) < instructions.length) {
    return { instruction: Number(server[1]), variation: Number(server[2]) };
  }
  let first = 0;
  for (const [index, instruction] of instructions.entries()) {
    const count = instruction.num_variations ?? 1;
    if (imageIndex < first + count) return { instruction: index, variation: imageIndex - first };
    first += count;
  }
  return { instruction: null, variation: null };
}
