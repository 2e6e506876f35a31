/**
 * Pictures of one answer that bear the same numbers, told apart by their names: a server may count
 * anew for each instruction and leave the number of the group out. Pure.
 */
import type { JobResult } from '../piktid/api.ts';
import type { OutputRecord } from '../storage/runs/records.ts';
import { keyOf } from './results.ts';

type Known = Pick<OutputRecord, 'imageIndex' | 'groupIndex' | 'version' | 'originalName'>;

/**
 * The same results, each under numbers of its own. `known`: those of the same job that have theirs
 * already, and keep them in whatever order and number the server lists the pictures later.
 */
export function toldApart(
  results: readonly JobResult[],
  known: readonly Known[],
): readonly JobResult[] {
  const owners = new Map(known.map((one) => [keyOf(one), one.originalName]));
  const taken = new Set([...results, ...known].map(keyOf));
  return results.map((result) => {
    const name = result.originalFilename;
    const owner = owners.get(keyOf(result));
    if (owner === undefined) owners.set(keyOf(result), name);
    if (owner === undefined || owner === name) return result;
    const own = known.find(
      (one) =>
        one.originalName === name &&
        one.imageIndex === result.imageIndex &&
        one.version === result.version,
    );
    if (own) return { ...result, groupIndex: own.groupIndex };
    // Alone under its number it is the one we know, by another name.
    if (isAlone(results, result)) return result;
    let { groupIndex } = result;
    while (taken.has(keyOf({ ...result, groupIndex }))) groupIndex += 1;
    const moved = { ...result, groupIndex };
    taken.add(keyOf(moved));
    owners.set(keyOf(moved), name);
    return moved;
  });
}

function isAlone(results: readonly JobResult[], { originalFilename: name, ...of }: JobResult) {
  return results.every((one) => keyOf(one) !== keyOf(of) || one.originalFilename === name);
}
