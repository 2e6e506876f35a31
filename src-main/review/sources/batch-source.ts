/**
 * Batches of this app as collections: what was ordered and saved, read from the database they live
 * in. Reads beside the engine, writes nothing.
 */
import { join, relative } from 'node:path';
import type { BatchId, PhotoId, ResultId, RunId } from '../../../src-shared/domain/ids.ts';
import type { Instruction, JobOptions } from '../../../src-shared/domain/instruction.ts';
import type { IdentityChoice } from '../../../src-shared/domain/look.ts';
import { guessRole } from '../../intake/roles.ts';
import type { Database } from '../../storage/database.ts';
import { isWithin } from '../../storage/files/is-within.ts';
import { createBreather } from '../breathe.ts';
import type { Place, ResultFile } from '../model.ts';
import { ownPlaceOf } from './result-names.ts';

interface RunRow {
  readonly id: string;
  readonly sku: string;
  readonly place_dir: string;
  readonly identity: string;
  readonly identity_code: string | null;
  readonly instructions: string;
  readonly options: string;
  readonly job_id: string | null;
  readonly credits: number | null;
}

interface OutputRow {
  readonly id: string;
  readonly image_index: number;
  readonly group_index: number;
  readonly version: number;
  readonly file_name: string;
  readonly original_name: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly quality_score: number | null;
  readonly needs_review: number;
  readonly review_reason: string | null;
  readonly saved_ms: number | null;
}

interface PhotoRow {
  readonly id: string;
  readonly path: string;
  readonly name: string;
}

/** Every run of the batch that has saved pictures, in queue order. */
export async function readBatch(database: Database, batchId: BatchId): Promise<readonly Place[]> {
  const breathe = createBreather();
  const parsed = new Map<string, unknown>();
  const json = <Value>(text: string): Value => {
    if (!parsed.has(text)) parsed.set(text, JSON.parse(text));
    return parsed.get(text) as Value;
  };
  const places: Place[] = [];
  const ids = database.all<{ id: string }>(
    'SELECT id FROM runs WHERE batch_id = ? ORDER BY position, id',
    batchId,
  );
  for (const { id } of ids) {
    await breathe();
    const run = database.get<RunRow>(
      `SELECT id, sku, place_dir, identity, identity_code, instructions, options, job_id, credits
       FROM runs WHERE id = ?`,
      id,
    );
    if (!run || run.place_dir === '') continue;
    const outputs = database.all<OutputRow>(
      `SELECT id, image_index, group_index, version, file_name, original_name, width, height,
         quality_score, needs_review, review_reason, saved_ms
       FROM outputs WHERE run_id = ? AND state = 'saved'
       ORDER BY group_index, image_index, version`,
      id,
    );
    if (outputs.length === 0) continue;
    const photos = database.all<PhotoRow>(
      'SELECT id, path, name FROM photos WHERE run_id = ? ORDER BY idx',
      id,
    );
    const instructions = json<readonly Instruction[]>(run.instructions);
    const identity = json<IdentityChoice>(run.identity);
    const { model } = json<JobOptions>(run.options);
    places.push({
      id,
      dir: run.place_dir,
      sku: run.sku,
      runId: id as RunId,
      jobId: run.job_id,
      identity: run.identity_code ?? identity.code ?? identity.image?.name ?? '',
      instructions,
      credits: run.credits,
      flatLays: photos.map(({ id: photo, path, name }) => ({
        id: photo as PhotoId,
        path,
        name,
        role: guessRole(name),
      })),
      files: outputs.map((output) => toFile(output, instructions, model)),
    });
  }
  return places;
}

function toFile(
  row: OutputRow,
  instructions: readonly Instruction[],
  model: JobOptions['model'],
): ResultFile {
  const { instruction, variation } = ownPlaceOf(
    row.original_name ?? row.file_name,
    row.image_index,
    instructions,
  );
  return {
    id: row.id as ResultId,
    name: row.file_name,
    imageIndex: row.image_index,
    groupIndex: row.group_index,
    instruction,
    variation,
    version: row.version,
    model: model === 'auto' ? null : model,
    seed: instruction === null ? null : (instructions[instruction]?.seed ?? null),
    width: row.width,
    height: row.height,
    qualityScore: row.quality_score,
    needsReview: row.needs_review === 1,
    reviewReason: row.review_reason,
    madeMs: row.saved_ms ?? 0,
  };
}

/** Where a saved picture or a flat-lay of some batch lies; one row is read, no batch loaded. */
export function pathInBatches(
  database: Database,
  kind: 'result' | 'flat-lay',
  id: string,
): string | undefined {
  if (kind === 'flat-lay') {
    return database.get<{ path: string }>('SELECT path FROM photos WHERE id = ?', id)?.path;
  }
  const row = database.get<{ place_dir: string; file_name: string }>(
    `SELECT place_dir, file_name FROM outputs JOIN runs ON runs.id = run_id
     WHERE outputs.id = ? AND outputs.state = 'saved'`,
    id,
  );
  return row && join(row.place_dir, row.file_name);
}

/** A place of a batch whose output folder was moved. Places elsewhere stay where they are. */
export function movedPlace(place: Place, outputDir: string, root: string): Place {
  if (!isWithin(place.dir, outputDir)) return place;
  return { ...place, dir: join(root, relative(outputDir, place.dir)) };
}
