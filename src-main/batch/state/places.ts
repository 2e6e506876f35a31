/**
 * Where the results of new runs go: assigned once, never into a folder that holds anything which is
 * not ours. Looks at the disk, writes nothing.
 */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { assignPlaces, nameKey, safePlaceName } from '../../../src-shared/domain/names.ts';
import type { Remark } from '../../../src-shared/domain/remark.ts';
import { isIgnoredName } from '../../intake/file-kinds.ts';
import { isMissing } from '../../runtime/errno.ts';
import { METADATA_FILE } from '../../workflow/metadata.ts';

export interface PlaceWish {
  readonly sku: string;
  readonly sourceDir: string;
}

export interface AssignedPlace {
  /** Name of the place and of the project. */
  readonly place: string;
  readonly placeDir: string;
  /** Results are there, not made here: the SKU is skipped. */
  readonly foreign: boolean;
  /** Why it is not called like the SKU; null when it is. */
  readonly warning: Remark | null;
}

export interface PlaceInput {
  readonly kind: 'run' | 'batch';
  readonly outputDir: string;
  readonly wishes: readonly PlaceWish[];
  /** Absolute folders that belong to stored runs. */
  readonly taken: readonly string[];
  readonly fresh: boolean;
}

/** What two places are compared by: without case, composed. */
export function placeKeyOf(dir: string): string {
  return nameKey(resolve(dir));
}

export async function assignPlacesOnDisk(input: PlaceInput): Promise<readonly AssignedPlace[]> {
  return input.kind === 'run' ? await placeOfRun(input) : await placesOfBatch(input);
}

async function placesOfBatch(input: PlaceInput): Promise<readonly AssignedPlace[]> {
  const { outputDir, wishes } = input;
  const present = new Map((await namesIn(outputDir)).map((name) => [nameKey(name), name]));
  const here = placeKeyOf(outputDir);
  const taken = new Set(
    input.taken.filter((dir) => placeKeyOf(dirname(dir)) === here).map((dir) => basename(dir)),
  );
  const ours = new Set([...taken].map(nameKey));
  const foreign = new Set<string>();
  const occupied = new Set<string>();
  for (;;) {
    const places = assignPlaces(
      wishes.map(({ sku, sourceDir }) => ({ name: sku, dir: sourceDir })),
      taken,
    );
    let again = false;
    for (const place of places) {
      const key = nameKey(place);
      const name = present.get(key);
      if (name === undefined || ours.has(key) || foreign.has(key)) continue;
      const held = await holds(join(outputDir, name));
      if (held === 'nothing') continue;
      if (held === 'results' && !input.fresh) foreign.add(key);
      else {
        taken.add(name);
        occupied.add(key);
        again = true;
      }
    }
    if (again) continue;
    return places.map((place, index) => {
      const key = nameKey(place);
      return {
        place,
        placeDir: join(outputDir, present.get(key) ?? place),
        foreign: foreign.has(key),
        warning: warningFor(wishes[index]?.sku ?? '', place, occupied),
      };
    });
  }
}

/** For a single run the output folder itself is the place. */
async function placeOfRun(input: PlaceInput): Promise<readonly AssignedPlace[]> {
  const taken = new Set(input.taken.map(placeKeyOf));
  const wanted = input.outputDir;
  const results: AssignedPlace[] = [];
  for (const { sku } of input.wishes) {
    const held = taken.has(placeKeyOf(wanted)) ? 'other' : await holds(wanted);
    const foreign = held === 'results' && !input.fresh;
    let dir = wanted;
    for (
      let n = 2;
      !foreign && (taken.has(placeKeyOf(dir)) || (await holds(dir)) !== 'nothing');
      n += 1
    ) {
      dir = `${wanted} (${n})`;
    }
    taken.add(placeKeyOf(dir));
    results.push({
      place: safePlaceName(sku),
      placeDir: dir,
      foreign,
      warning:
        dir === wanted
          ? null
          : { said: 'folder-occupied', place: basename(wanted), to: basename(dir) },
    });
  }
  return results;
}

function warningFor(sku: string, to: string, occupied: ReadonlySet<string>): Remark | null {
  if (sku === to) return null;
  const place = safePlaceName(sku);
  if (nameKey(place) === nameKey(to)) return null;
  const said = occupied.has(nameKey(place)) ? 'place-occupied' : 'place-taken';
  return { said, sku, place, to };
}

/** Hidden files (leftovers, `.DS_Store`) and those of the system (`Thumbs.db`) do not make a folder somebody's place. */
async function holds(dir: string): Promise<'nothing' | 'results' | 'other'> {
  const names = await namesIn(dir);
  if (names.includes(METADATA_FILE)) return 'results';
  return names.length > 0 ? 'other' : 'nothing';
}

async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    return (await readdir(dir)).filter((name) => !isIgnoredName(name));
  } catch (error) {
    if (isMissing(error)) return [];
    // A file by that name, or a folder nobody may read: somebody's all the same.
    return ['?'];
  }
}
