/**
 * Keeps decisions in the database and beside the pictures the same: reads what others wrote, merges,
 * and writes off the hot path. Pictures are never touched; folders that cannot be written to have
 * their decisions in the database alone.
 */
import { randomUUID } from 'node:crypto';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { nameKey } from '../../src-shared/domain/names.ts';
import {
  decide,
  decideApart,
  FIELDS,
  type JudgementRecord,
  mergeRecords,
  viewOf,
} from '../../src-shared/domain/review/merge.ts';
import type { Database } from '../storage/database.ts';
import { toFileError } from '../storage/files/file-errors.ts';
import { writeFileAtomic } from '../storage/files/write-atomic.ts';
import type { StoredJudgement } from './judgement-store.ts';
import type { Place, ResultFile } from './model.ts';
import { type People, XMP_PERSON } from './people.ts';
import { readSmall } from './read-small.ts';
import type { Shelf } from './shelf.ts';
import {
  MOST_SIDECAR_BYTES,
  peopleIn,
  readSidecar,
  SIDECAR_FILE,
  type Sidecar,
  writeSidecar,
} from './sidecar-file.ts';
import { changeOf, newXmp, readXmp, updateXmp, wordOf, type XmpWord } from './xmp.ts';

export interface PlaceSidecars {
  /** Takes in what others wrote since the last look; answers what changed by it. */
  read(shelf: Shelf, place: Place): Promise<readonly StoredJudgement[]>;
  /**
   * Writes what is not beside the pictures yet, after reading. Throws `folder-not-writable` and the
   * like; what was not written stays marked.
   */
  write(shelf: Shelf, place: Place): Promise<readonly StoredJudgement[]>;
}

/** What the sidecars said when they were looked at last, by file name. */
interface Known {
  readonly reviewStamp: string | null;
  readonly xmp: Readonly<Record<string, XmpWord & { readonly stamp: string }>>;
}

const NOTHING_KNOWN: Known = { reviewStamp: null, xmp: {} };
const MOST_XMP_BYTES = 4 * 1024 * 1024;
/** Clocks of file servers and computers differ by so much, ms. */
const SLACK_MS = 2_000;

export function createPlaceSidecars(people: People): PlaceSidecars {
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
    const xmp: Record<string, XmpWord & { stamp: string }> = {};
    for (const [name, file] of xmpNames(place, names)) {
      const stamp = await stampOf(join(place.dir, name));
      if (stamp === null) continue;
      const before = known.xmp[name];
      if (before?.stamp === stamp) {
        xmp[name] = before;
        continue;
      }
      const text = await readSmall(join(place.dir, name), MOST_XMP_BYTES);
      const word = typeof text === 'string' ? undefined : readXmp(text.text);
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

  return {
    read: async (shelf, place) => (await read(shelf, place)).changed,
    async write(shelf, place) {
      const { names, changed } = await read(shelf, place);
      const stored = shelf.judgements.ofPlace(place.id);
      const due = stored.filter(({ dirty }) => dirty);
      if (due.length === 0) return changed;
      const path = join(place.dir, SIDECAR_FILE);
      const present = names.includes(SIDECAR_FILE)
        ? await readSmall(path, MOST_SIDECAR_BYTES)
        : 'absent';
      const old = typeof present === 'string' ? undefined : readSidecar(present.text);
      const foreign = present === 'unreadable' || old === 'newer' || old === 'unreadable';
      let reviewStamp = knownOf(shelf.database, place.id).reviewStamp;
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
        const written = await writeXmp(join(place.dir, name), wordOf(judgement));
        if (written) xmp[name] = written;
      }
      shelf.judgements.written(due);
      keepKnown(shelf.database, place.id, null, { reviewStamp, xmp });
      return changed;
    },
  };
}

/** What another program said, taken in where it is news; the same record where it is none. */
function heard(
  record: JudgementRecord,
  word: XmpWord,
  before: XmpWord | undefined,
  modifiedMs: number,
  { dirty, people }: { readonly dirty: boolean; readonly people: People },
): JudgementRecord {
  const { judgement: shown, conflicts } = viewOf(record, people.me, people.nameOf);
  // Written by this program for somebody here or elsewhere: their decision is known already.
  const words = [shown, ...conflicts.map(({ theirs }) => theirs)].map(wordOf);
  if (words.some((one) => sameWord(one, word)) || (before && sameWord(before, word))) return record;
  const change = changeOf(word, shown);
  if (!changesAnything(change, shown)) return record;
  const atMs = Math.floor(modifiedMs);
  if (before) {
    // Nobody here decided since: it knew what it replaced. Else both decided at once.
    return dirty
      ? decideApart(record, change, XMP_PERSON, atMs)
      : decide(record, change, XMP_PERSON, atMs);
  }
  const decided = [record.verdict, record.stars, record.label].flatMap((one) => one?.heads ?? []);
  const newest = Math.max(0, ...decided.map(({ at }) => at));
  return newest === 0 || atMs > newest + SLACK_MS
    ? decide(record, change, XMP_PERSON, atMs)
    : record;
}

function changesAnything(change: object, shown: object): boolean {
  return Object.entries(change).some(
    ([field, value]) => (shown as Record<string, unknown>)[field] !== value,
  );
}

function sameWord(a: XmpWord, b: XmpWord): boolean {
  return a.rating === b.rating && (a.label ?? '').toLowerCase() === (b.label ?? '').toLowerCase();
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

/**
 * Both spellings there are: `picture.xmp` (Adobe, Capture One) only where one picture is called so,
 * and `picture.jpg.xmp` (darktable, digiKam).
 */
function xmpTargets(place: Place): ReadonlyMap<string, ResultFile> {
  const targets = new Map<string, ResultFile>();
  const bases = new Map<string, number>();
  for (const { name } of place.files) {
    const key = nameKey(baseOf(name));
    bases.set(key, (bases.get(key) ?? 0) + 1);
  }
  for (const file of place.files) {
    targets.set(`${file.name}.xmp`, file);
    if (bases.get(nameKey(baseOf(file.name))) === 1) targets.set(`${baseOf(file.name)}.xmp`, file);
  }
  return targets;
}

/** The XMP files that are there, under the names they have. */
function xmpNames(place: Place, names: readonly string[]): ReadonlyMap<string, ResultFile> {
  const present = names.filter((name) => /\.xmp$/i.test(name));
  if (present.length === 0) return new Map();
  const targets = new Map([...xmpTargets(place)].map(([name, file]) => [nameKey(name), file]));
  return new Map(
    present.flatMap((name): [string, ResultFile][] => {
      const file = targets.get(nameKey(name));
      return file ? [[name, file]] : [];
    }),
  );
}

function baseOf(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}

async function writeXmp(path: string, word: XmpWord): Promise<Known['xmp'][string] | undefined> {
  const present = await readSmall(path, MOST_XMP_BYTES);
  if (present === 'unreadable') return undefined;
  const isNothing = word.rating === 0 && word.label === null;
  if (present === 'absent' && isNothing) return undefined;
  const fresh = present === 'absent' || present.text === '';
  const text = fresh ? newXmp(word) : updateXmp(present.text, word);
  // Made by another program in a way that is not understood: left as it is.
  if (text === undefined) return undefined;
  if (typeof present === 'string' || text !== present.text) await replaceQuickly(path, text);
  const stamp = await stampOf(path);
  return stamp === null ? undefined : { ...(readXmp(text) ?? word), stamp };
}

/** Whole or not at all, but not waited for until it is on the disk: it can be written again. */
async function replaceQuickly(path: string, text: string): Promise<void> {
  const temporary = join(path, '..', `.${randomUUID()}.tmp`);
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw toFileError(error, path);
  }
}

/** `modified bytes`; null when it is gone. */
async function stampOf(path: string): Promise<string | null> {
  try {
    const { mtimeMs, size } = await stat(path);
    return `${mtimeMs} ${size}`;
  } catch {
    return null;
  }
}

function knownOf(database: Database, placeId: string): Known {
  const row = database.get<{ known: string }>(
    'SELECT known FROM review_sidecars WHERE place_id = ?',
    placeId,
  );
  return row ? (JSON.parse(row.known) as Known) : NOTHING_KNOWN;
}

function keepKnown(database: Database, placeId: string, before: Known | null, now: Known): void {
  const text = JSON.stringify(now);
  if (before && text === JSON.stringify(before)) return;
  database.run(
    `INSERT INTO review_sidecars (place_id, known) VALUES (?, ?)
     ON CONFLICT (place_id) DO UPDATE SET known = excluded.known`,
    placeId,
    text,
  );
}

function textOf(record: JudgementRecord): string {
  return JSON.stringify(FIELDS.map((field) => record[field] ?? null));
}

/** Folders where nothing may be written: no fault, said once. */
export function isReadOnlyError(error: unknown): boolean {
  return error instanceof StudioError && error.code === 'folder-not-writable';
}
