/** The tables of opened folders, of what was found in result folders, and of pins and colours. */
import type { CollectionId, ResultId } from '../../../src-shared/domain/ids.ts';
import type { ColourHint, DetailPin } from '../../../src-shared/domain/review/library.ts';
import type { Database } from '../../storage/database.ts';

export interface CollectionRow {
  readonly id: CollectionId;
  readonly kind: 'batch' | 'folder';
  /** Absolute; null for a batch, whose places say where they are. */
  readonly root: string | null;
  readonly name: string;
  readonly results: number;
  readonly missing: boolean;
  readonly readOnly: boolean;
  readonly createdMs: number;
  readonly openedMs: number | null;
}

export interface PlaceRow {
  readonly id: string;
  readonly rel: string;
  /** Changes when the folder or its `metadata.json` does. */
  readonly stamp: string;
  readonly facts: string;
}

export interface CollectionStore {
  get(id: CollectionId): CollectionRow | undefined;
  folders(): readonly CollectionRow[];
  save(row: CollectionRow): void;
  remove(id: CollectionId): void;
  /** Rows after `rel`, in its order; for reading in slices. */
  places(id: CollectionId, after: string, limit: number): readonly PlaceRow[];
  place(id: string): PlaceRow | undefined;
  savePlaces(id: CollectionId, rows: readonly PlaceRow[]): void;
  removePlaces(ids: readonly string[]): void;
  pins(id: CollectionId): readonly DetailPin[];
  savePin(id: CollectionId, pin: DetailPin): void;
  removePin(pinId: string): void;
  saveColours(hints: readonly ColourHint[]): void;
  /** A pin was moved: what was measured there is void. Without a result: everywhere. */
  forgetColours(pinId: string, resultId?: ResultId): void;
  /** Worst difference of each result that was measured. */
  worstColours(id: CollectionId): ReadonlyMap<ResultId, number>;
}

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly root: string | null;
  readonly name: string;
  readonly results: number;
  readonly missing: number;
  readonly read_only: number;
  readonly created_ms: number;
  readonly opened_ms: number | null;
}

export function createCollectionStore(database: Database): CollectionStore {
  return {
    get: (id) => {
      const row = database.get<Row>('SELECT * FROM review_collections WHERE id = ?', id);
      return row && toCollection(row);
    },
    folders: () =>
      database
        .all<Row>("SELECT * FROM review_collections WHERE kind = 'folder' ORDER BY created_ms DESC")
        .map(toCollection),
    save: (row) => {
      database.run(
        `INSERT INTO review_collections
           (id, kind, root, name, results, missing, read_only, created_ms, opened_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET root = excluded.root, name = excluded.name,
           results = excluded.results, missing = excluded.missing,
           read_only = excluded.read_only, opened_ms = excluded.opened_ms`,
        row.id,
        row.kind,
        row.root,
        row.name,
        row.results,
        row.missing ? 1 : 0,
        row.readOnly ? 1 : 0,
        Math.round(row.createdMs),
        row.openedMs === null ? null : Math.round(row.openedMs),
      );
    },
    remove: (id) => {
      database.transaction(() => {
        database.run('DELETE FROM review_collections WHERE id = ?', id);
        database.run('DELETE FROM review_places WHERE collection_id = ?', id);
      });
    },
    places: (id, after, limit) =>
      database.all<PlaceRow>(
        `SELECT id, rel, stamp, facts FROM review_places
         WHERE collection_id = ? AND rel > ? ORDER BY rel LIMIT ?`,
        id,
        after,
        limit,
      ),
    place: (id) =>
      database.get<PlaceRow>('SELECT id, rel, stamp, facts FROM review_places WHERE id = ?', id),
    savePlaces: (id, rows) => {
      database.transaction(() => {
        for (const row of rows) {
          database.run(
            `INSERT INTO review_places (id, collection_id, rel, stamp, facts)
             VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET collection_id = excluded.collection_id,
               rel = excluded.rel, stamp = excluded.stamp, facts = excluded.facts`,
            row.id,
            id,
            row.rel,
            row.stamp,
            row.facts,
          );
        }
      });
    },
    removePlaces: (ids) => {
      database.transaction(() => {
        for (const id of ids) database.run('DELETE FROM review_places WHERE id = ?', id);
      });
    },
    pins: (id) =>
      database
        .all<{ pin: string }>(
          'SELECT pin FROM review_pins WHERE collection_id = ? ORDER BY rowid',
          id,
        )
        .map(({ pin }) => JSON.parse(pin) as DetailPin),
    savePin: (id, pin) => {
      database.run(
        `INSERT INTO review_pins (id, collection_id, photo_id, pin) VALUES (?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET photo_id = excluded.photo_id, pin = excluded.pin`,
        pin.id,
        id,
        pin.photoId,
        JSON.stringify(pin),
      );
    },
    removePin: (pinId) => {
      database.transaction(() => {
        database.run('DELETE FROM review_pins WHERE id = ?', pinId);
        database.run('DELETE FROM review_colours WHERE pin_id = ?', pinId);
      });
    },
    saveColours: (hints) => {
      database.transaction(() => {
        for (const hint of hints) {
          database.run(
            `INSERT INTO review_colours (result_id, pin_id, hint, delta_e) VALUES (?, ?, ?, ?)
             ON CONFLICT (result_id, pin_id) DO UPDATE SET hint = excluded.hint,
               delta_e = excluded.delta_e`,
            hint.resultId,
            hint.pinId,
            JSON.stringify(hint),
            hint.deltaE,
          );
        }
      });
    },
    forgetColours: (pinId, resultId) => {
      if (resultId === undefined) {
        database.run('DELETE FROM review_colours WHERE pin_id = ?', pinId);
      } else {
        database.run(
          'DELETE FROM review_colours WHERE pin_id = ? AND result_id = ?',
          pinId,
          resultId,
        );
      }
    },
    worstColours: (id) =>
      new Map(
        database
          .all<{ result_id: string; worst: number }>(
            `SELECT result_id, max(delta_e) AS worst FROM review_colours
             WHERE pin_id IN (SELECT id FROM review_pins WHERE collection_id = ?)
             GROUP BY result_id`,
            id,
          )
          .map((row) => [row.result_id as ResultId, row.worst]),
      ),
  };
}

function toCollection(row: Row): CollectionRow {
  return {
    id: row.id as CollectionId,
    kind: row.kind === 'batch' ? 'batch' : 'folder',
    root: row.root,
    name: row.name,
    results: row.results,
    missing: row.missing === 1,
    readOnly: row.read_only === 1,
    createdMs: row.created_ms,
    openedMs: row.opened_ms,
  };
}
