/**
 * Who decided: this computer under an id of its own, and everybody met in sidecars, with the name
 * they go by there.
 */
import { randomUUID } from 'node:crypto';
import type { Database } from '../../storage/database.ts';

export interface People {
  /** This installation on this computer. */
  readonly me: string;
  nameOf(id: string): string;
  /** Names as sidecars tell them; one's own name is one's own. */
  meet(names: Readonly<Record<string, string>>): void;
  /** Of these ids, for a sidecar. */
  namesOf(ids: Iterable<string>): Record<string, string>;
}

/** Ratings set by a program that only knows XMP. */
export const XMP_PERSON = 'xmp';
const XMP_NAME = 'Another photo program';

/**
 * A data folder that was copied to another computer is another person: two must never decide under
 * one id. `otherProgram` is what this computer's window calls programs that know XMP alone.
 */
export function openPeople(
  database: Database,
  computer: string,
  otherProgram: () => string = () => XMP_NAME,
): People {
  const names = new Map<string, string>();
  let me: string | undefined;
  for (const row of database.all<{ id: string; name: string; is_me: number }>(
    'SELECT id, name, is_me FROM review_people',
  )) {
    names.set(row.id, row.name);
    if (row.is_me === 1 && row.name === computer) me = row.id;
  }
  const save = (id: string, name: string, isMe: boolean): void => {
    names.set(id, name);
    database.run(
      `INSERT INTO review_people (id, name, is_me) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
      id,
      name,
      isMe ? 1 : 0,
    );
  };
  if (me === undefined) {
    me = randomUUID().slice(0, 8);
    save(me, computer, true);
  }
  const own = me;
  return {
    me: own,
    nameOf: (id) => (id === XMP_PERSON ? otherProgram() : (names.get(id) ?? id)),
    meet: (met) => {
      for (const [id, name] of Object.entries(met)) {
        if (id !== own && id !== XMP_PERSON && names.get(id) !== name) save(id, name, false);
      }
    },
    namesOf: (ids) =>
      Object.fromEntries(
        [...new Set(ids)]
          .sort()
          .map((id) => [id, id === XMP_PERSON ? XMP_NAME : (names.get(id) ?? id)]),
      ),
  };
}
