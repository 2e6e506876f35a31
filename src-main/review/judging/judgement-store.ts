/**
 * Judgements in the database: one row a result, with all decisions that still stand. Knows nothing
 * of files; what is not in the sidecars yet is marked.
 */
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import type { JudgedResult } from '../../../src-shared/domain/review/judgement.ts';
import { UNJUDGED } from '../../../src-shared/domain/review/judgement.ts';
import { type JudgementRecord, viewOf } from '../../../src-shared/domain/review/merge.ts';
import type { Database } from '../../storage/database.ts';
import type { People } from './people.ts';

export interface StoredJudgement {
  readonly id: ResultId;
  readonly placeId: string;
  readonly name: string;
  readonly record: JudgementRecord;
  /** True while the sidecars do not have it. */
  readonly dirty: boolean;
}

export interface JudgementStore {
  get(id: ResultId): StoredJudgement | undefined;
  ofPlace(placeId: string): readonly StoredJudgement[];
  save(all: readonly StoredJudgement[]): void;
  /** The sidecars have it, unless it was changed since. */
  written(all: readonly StoredJudgement[]): void;
  /** Places whose sidecars are behind. */
  dirtyPlaces(): readonly string[];
}

interface Row {
  readonly result_id: string;
  readonly place_id: string;
  readonly name: string;
  readonly doc: string;
  readonly dirty: number;
}

export function createJudgementStore(database: Database, people: People): JudgementStore {
  const toStored = (row: Row): StoredJudgement => ({
    id: row.result_id as ResultId,
    placeId: row.place_id,
    name: row.name,
    record: JSON.parse(row.doc) as JudgementRecord,
    dirty: row.dirty === 1,
  });
  const save = (one: StoredJudgement): void => {
    const { judgement, conflicts } = viewOf(one.record, people.me, people.nameOf);
    database.run(
      `INSERT INTO review_judgements (result_id, place_id, name, verdict, stars, conflicts, doc, dirty)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (result_id) DO UPDATE SET place_id = excluded.place_id, name = excluded.name,
         verdict = excluded.verdict, stars = excluded.stars, conflicts = excluded.conflicts,
         doc = excluded.doc, dirty = excluded.dirty`,
      one.id,
      one.placeId,
      one.name,
      judgement.verdict,
      judgement.stars,
      conflicts.length > 0 ? 1 : 0,
      JSON.stringify(one.record),
      one.dirty ? 1 : 0,
    );
  };
  return {
    get: (id) => {
      const row = database.get<Row>('SELECT * FROM review_judgements WHERE result_id = ?', id);
      return row && toStored(row);
    },
    ofPlace: (placeId) =>
      database
        .all<Row>('SELECT * FROM review_judgements WHERE place_id = ?', placeId)
        .map(toStored),
    save: (all) =>
      database.transaction(() => {
        for (const one of all) save(one);
      }),
    written: (all) =>
      database.transaction(() => {
        for (const { id, record } of all) {
          database.run(
            'UPDATE review_judgements SET dirty = 0 WHERE result_id = ? AND doc = ?',
            id,
            JSON.stringify(record),
          );
        }
      }),
    dirtyPlaces: () =>
      database
        .all<{ place_id: string }>(
          'SELECT DISTINCT place_id FROM review_judgements WHERE dirty = 1',
        )
        .map((row) => row.place_id),
  };
}

/** As the window sees it. */
export function judgedOf(
  id: ResultId,
  record: JudgementRecord | undefined,
  people: People,
): JudgedResult {
  if (!record) return { id, judgement: { ...UNJUDGED, reasons: [] }, conflicts: [] };
  const { judgement, conflicts } = viewOf(record, people.me, people.nameOf);
  return { id, judgement, conflicts: [...conflicts] };
}
