/**
 * Pictures told apart by their names where their numbers do not: a server may count anew for each
 * instruction and leave the number of the group out, or count the pictures it has so far, so that
 * another one bears the same number later. Pure.
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
  const named = countedAnew(results, known);
  return results.map((result) => {
    const name = result.originalFilename;
    const before = named?.get(nameKeyOf(result.version, name));
    if (before) {
      return { ...result, imageIndex: before.imageIndex, groupIndex: before.groupIndex };
    }
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
    if (!named && isAlone(results, result)) return result;
    let { groupIndex } = result;
    while (taken.has(keyOf({ ...result, groupIndex }))) groupIndex += 1;
    const moved = { ...result, groupIndex };
    taken.add(keyOf(moved));
    owners.set(keyOf(moved), name);
    return moved;
  });
}

/**
 * The known ones by name, where the answer proves that numbers have changed hands: one that we know
 * is listed under another number, and under its own another one. Null where nothing proves that.
 */
function countedAnew(
  results: readonly JobResult[],
  known: readonly Known[],
): ReadonlyMap<string, Known> | null {
  const listed = new Map<string, string[]>();
  for (const result of results) {
    const name = nameKeyOf(result.version, result.originalFilename);
    listed.set(name, [...(listed.get(name) ?? []), keyOf(result)]);
  }
  const keys = new Set(results.map(keyOf));
  const names = new Map<string, Known>();
  let proven = false;
  for (const one of known) {
    const name = nameKeyOf(one.version, one.originalName);
    const at = listed.get(name) ?? [];
    if (one.originalName === null || at.length !== 1 || names.has(name)) continue;
    names.set(name, one);
    proven ||= keys.has(keyOf(one)) && at[0] !== keyOf(one);
  }
  return proven ? names : null;
}

function nameKeyOf(version: number, name: string | null): string {
  return `${version}/${name}`;
}

function isAlone(results: readonly JobResult[], { originalFilename: name, ...of }: JobResult) {
  return results.every((one) => keyOf(one) !== keyOf(of) || one.originalFilename === name);
}
