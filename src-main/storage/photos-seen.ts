/** The table of photos that were looked through: rows in, records out. Knows no rule. */
import type { ImageFacts } from '../images/service.ts';
import type { Database } from './database.ts';

export interface SeenPhoto {
  readonly path: string;
  /** Of the file, and of the way it was looked at. */
  readonly version: string;
  readonly sha256: string;
  readonly facts: ImageFacts;
}

export interface PhotosSeen {
  get(path: string): SeenPhoto | undefined;
  save(photo: SeenPhoto, atMs: number): void;
  forget(beforeMs: number): void;
}

interface Row {
  readonly version: string;
  readonly sha256: string;
  readonly facts: string;
}

export function createPhotosSeen(database: Database): PhotosSeen {
  return {
    get: (path) => {
      const row = database.get<Row>(
        'SELECT version, sha256, facts FROM photos_seen WHERE path = ?',
        path,
      );
      if (!row) return undefined;
      const { version, sha256 } = row;
      return { path, version, sha256, facts: JSON.parse(row.facts) as ImageFacts };
    },
    save: ({ path, version, sha256, facts }, atMs) => {
      database.run(
        `INSERT INTO photos_seen (path, version, sha256, facts, at_ms) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (path) DO UPDATE SET version = excluded.version, sha256 = excluded.sha256,
           facts = excluded.facts, at_ms = excluded.at_ms`,
        path,
        version,
        sha256,
        JSON.stringify(facts),
        Math.round(atMs),
      );
    },
    forget: (beforeMs) => {
      database.run('DELETE FROM photos_seen WHERE at_ms < ?', Math.round(beforeMs));
    },
  };
}
