/** Collections as the list shows them, counted from the database, and the rows that say so. */
import type { CollectionId } from '../../../src-shared/domain/ids.ts';
import type { CollectionView } from '../../../src-shared/domain/review/library.ts';
import { folderLabel } from '../../intake/grants.ts';
import type { BatchRecord } from '../../storage/runs/records.ts';
import type { CollectionRow } from './collection-store.ts';
import { type Found, notInList, type Shelf } from './shelf.ts';

export type Counts = Pick<CollectionView, 'results' | 'picked' | 'rejected' | 'conflicts'>;

const NO_COUNTS: Counts = { results: 0, picked: 0, rejected: 0, conflicts: 0 };

const JUDGED = `ifnull(sum(verdict = 'pick'), 0) AS picked,
  ifnull(sum(verdict = 'reject'), 0) AS rejected,
  ifnull(sum(conflicts), 0) AS conflicts`;

export function countsOfBatch({ database }: Shelf, batchId: string): Counts {
  const row = database.get<Counts>(
    `SELECT count(*) AS results, ${JUDGED}
     FROM runs JOIN outputs ON run_id = runs.id
       LEFT JOIN review_judgements ON result_id = outputs.id
     WHERE batch_id = ? AND outputs.state = 'saved' AND place_dir <> ''`,
    batchId,
  );
  return row ? { ...row } : NO_COUNTS;
}

export function countsOfFolder({ database }: Shelf, row: CollectionRow): Counts {
  const judged = database.get<Omit<Counts, 'results'>>(
    `SELECT ${JUDGED} FROM review_places
       JOIN review_judgements ON place_id = review_places.id WHERE collection_id = ?`,
    row.id,
  );
  return { ...NO_COUNTS, ...judged, results: row.results };
}

export function viewOfBatch(
  batch: BatchRecord,
  row: CollectionRow | undefined,
  counts: Counts,
): CollectionView {
  return {
    id: batch.id as string as CollectionId,
    kind: 'batch',
    name: batch.name,
    folderLabel: folderLabel(row?.root ?? batch.outputDir),
    batchId: batch.id,
    sandbox: batch.sandbox,
    state: row?.missing ? 'missing' : 'ready',
    readOnly: row?.readOnly ?? false,
    ...counts,
    openedMs: row?.openedMs ?? null,
    createdMs: batch.createdMs,
  };
}

export function viewOfFolder(row: CollectionRow, counts: Counts): CollectionView {
  return {
    id: row.id,
    kind: 'folder',
    name: row.name,
    folderLabel: folderLabel(row.root ?? ''),
    batchId: null,
    sandbox: false,
    state: row.missing ? 'missing' : 'ready',
    readOnly: row.readOnly,
    ...counts,
    openedMs: row.openedMs,
    createdMs: row.createdMs,
  };
}

/** What is kept of a collection. Throws `not-found` for a folder that is not in the list. */
export function rowOf(found: Found, id: CollectionId): CollectionRow {
  const known = found.shelf.collections.get(id);
  if (found.kind === 'batch') return rowOfBatch(found.batch, known);
  if (known) return known;
  throw notInList();
}

/** Where the pictures are, as far as anybody said. */
export function rootOf(found: Found, row: CollectionRow): string {
  return row.root ?? (found.kind === 'batch' ? found.batch.outputDir : '');
}

/** The row of a batch's collection, as far as it says more than the batch. */
function rowOfBatch(batch: BatchRecord, known: CollectionRow | undefined): CollectionRow {
  return (
    known ?? {
      id: batch.id as string as CollectionId,
      kind: 'batch',
      root: null,
      name: batch.name,
      results: 0,
      missing: false,
      readOnly: false,
      createdMs: batch.createdMs,
      openedMs: null,
    }
  );
}
