/**
 * Keeps decisions in the database and beside the pictures the same: reads what others wrote, merges,
 * and writes off the hot path. Pictures are never touched; folders that cannot be written to have
 * their decisions in the database alone.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import { nameKey } from '../../../src-shared/domain/names.ts';
import {
  FIELDS,
  type JudgementRecord,
  mergeRecords,
  viewOf,
} from '../../../src-shared/domain/review/merge.ts';
import type { Clock } from '../../runtime/clock.ts';
import { writeFileAtomic } from '../../storage/files/write-atomic.ts';
import type { Shelf } from '../collections/shelf.ts';
import type { StoredJudgement } from '../judging/judgement-store.ts';
import type { People } from '../judging/people.ts';
import type { Place, ResultFile } from '../model.ts';
import { readSmall } from '../sources/read-small.ts';
import {
  MOST_SIDECAR_BYTES,
  peopleIn,
  readSidecar,
  SIDECAR_FILE,
  type Sidecar,
  writeSidecar,
} from './sidecar-file.ts';
import { keepKnown, knownOf, type StampedWord, stampOf } from './sidecar-known.ts';
import { writeAlone } from './write-alone.ts';
import { wordOf } from './xmp.ts';
import { readXmpFile, writeXmpFile, xmpNames, xmpTargets } from './xmp-files.ts';
import { heard } from './xmp-news.ts';

export interface PlaceSidecars {
  /** Takes in what others wrote since the last look; answers what changed by it. */
  read(shelf: Shelf, place: Place): Promise<readonly StoredJudgement[]>;
  /**
   * Writes what is not beside the pictures yet, after reading. Throws `folder-not-writable` and the
   * like; what was not written stays marked.
   */
  write(shelf: Shelf, place: Place): Promise<readonly StoredJudgement[]>;
}

export function createPlaceSidecars(people: People, clock: Pick<Clock, 'sleep'>): PlaceSidecars {
  const read = async (shelf: Shelf, place: Place) => {
    const names = await readdir(place.dir);
    const known = knownOf(shelf.database, place.id);
    const stored = new Map(shelf.judgements.ofPlace(place.id).map((one) => [one.id, one]));
    const changed = new Map<string, StoredJudgement>();
    const put = (file: ResultFile, record: JudgementRecord, dirty: boolean): void => {
      const one = { id: file.id, placeId: place.id, name: file.name, record, dirty };
      stored.set(file.id, one);
      changed.set(file.id, one);
    };
    const recordOf = (file: ResultFile): JudgementRecord => stored.get(file.id)?.record ?? {};

    let reviewStamp: string | null = null;
    if (names.includes(SIDECAR_FILE)) {
      reviewStamp = await stampOf(join(place.dir, SIDECAR_FILE));
      if (reviewStamp !== known.reviewStamp) {
        const sidecar = await load(place.dir);
        if (sidecar) {
          people.meet(sidecar.people);
          const byName = new Map([...sidecar.images].map(([name, one]) => [nameKey(name), one]));
          for (const file of place.files) {
            const theirs = byName.get(nameKey(file.name));
            const ours = recordOf(file);
            const merged = mergeRecords(ours, theirs ?? {});
            // What the file does not hold has to be written again.
            const behind = textOf(merged) !== textOf(theirs ?? {});
            const wasDirty = stored.get(file.id)?.dirty ?? false;
            if (textOf(merged) !== textOf(ours) || (behind && !wasDirty)) {
              put(file, merged, behind || wasDirty);
            }
          }
        }
      }
    }
    const xmp: Record<string, StampedWord> = {};
    for (const [name, file] of xmpNames(place, names)) {
      const stamp = await stampOf(join(place.dir, name));
      if (stamp === null) continue;
      const before = known.xmp[name];
      if (before?.stamp === stamp) {
        xmp[name] = before;
        continue;
      }
      const word = await readXmpFile(join(place.dir, name));
      if (!word) continue;
      xmp[name] = { ...word, stamp };
      const record = recordOf(file);
      const told = heard(record, word, before, Number(stamp.split(' ')[0]), {
        dirty: stored.get(file.id)?.dirty ?? false,
        people,
      });
      if (told !== record) put(file, told, true);
    }
    const all = [...changed.values()];
    if (all.length > 0) shelf.judgements.save(all);
    keepKnown(shelf.database, place.id, known, { reviewStamp, xmp });
    return { names, changed: all };
  };

  const writeDue = async (shelf: Shelf, place: Place): Promise<readonly StoredJudgement[]> => {
    // What others wrote until it was our turn is in it.
    const { names, changed } = await read(shelf, place);
    const stored = shelf.judgements.ofPlace(place.id);
    const due = stored.filter(({ dirty }) => dirty);
    const path = join(place.dir, SIDECAR_FILE);
    const present = names.includes(SIDECAR_FILE)
      ? await readSmall(path, MOST_SIDECAR_BYTES)
      : 'absent';
    const old = typeof present === 'string' ? undefined : readSidecar(present.text);
    const foreign = present === 'unreadable' || old === 'newer' || old === 'unreadable';
    let { reviewStamp } = knownOf(shelf.database, place.id);
    if (!foreign) {
      const before = typeof old === 'object' ? old : undefined;
      const text = writeSidecar(merged(before, stored, people));
      if (typeof present === 'string' || present.text !== text) {
        await writeFileAtomic(path, text);
        reviewStamp = await stampOf(path);
      }
    }
    const xmp = { ...knownOf(shelf.database, place.id).xmp };
    const ours = new Map(due.map((one) => [one.id, one]));
    for (const [name, file] of xmpTargets(place)) {
      const one = ours.get(file.id);
      if (!one) continue;
      const { judgement } = viewOf(one.record, people.me, people.nameOf);
      const written = await writeXmpFile(join(place.dir, name), wordOf(judgement));
      if (written) xmp[name] = written;
    }
    shelf.judgements.written(due);
    keepKnown(shelf.database, place.id, null, { reviewStamp, xmp });
    return changed;
  };

  return {
    read: async (shelf, place) => (await read(shelf, place)).changed,
    async write(shelf, place) {
      const isDue = () => shelf.judgements.ofPlace(place.id).some(({ dirty }) => dirty);
      const changed = isDue() ? [] : (await read(shelf, place)).changed;
      if (!isDue()) return changed;
      return [...changed, ...(await writeAlone(place.dir, clock, () => writeDue(shelf, place)))];
    },
  };
}

/** Images that are not here keep what the file says of them. */
function merged(
  old: Sidecar | undefined,
  stored: readonly StoredJudgement[],
  people: People,
): Sidecar {
  const images = new Map(old?.images ?? []);
  const keys = new Map([...images.keys()].map((name) => [nameKey(name), name]));
  for (const { name, record } of stored) {
    const key = keys.get(nameKey(name)) ?? name;
    images.set(key, mergeRecords(images.get(key) ?? {}, record));
  }
  const names = people.namesOf(peopleIn(images.values()));
  return { people: { ...old?.people, ...names }, images };
}

async function load(dir: string): Promise<Sidecar | undefined> {
  const file = await readSmall(join(dir, SIDECAR_FILE), MOST_SIDECAR_BYTES);
  const sidecar = typeof file === 'string' ? undefined : readSidecar(file.text);
  return typeof sidecar === 'object' ? sidecar : undefined;
}

function textOf(record: JudgementRecord): string {
  return JSON.stringify(FIELDS.map((field) => record[field] ?? null));
}

/** Folders where nothing may be written: no fault, said once. */
export function isReadOnlyError(error: unknown): boolean {
  return error instanceof StudioError && error.code === 'folder-not-writable';
}
