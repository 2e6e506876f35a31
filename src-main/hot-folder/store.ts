/** The tables of watched folders: rows in, records out. Decides nothing. */
import { z } from 'zod';
import { Failure } from '../../src-shared/domain/errors.ts';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { HotFolderWishes } from '../../src-shared/ipc/calls/hot-folders.ts';
import type { Database } from '../storage/database.ts';
import type { Remembered } from './completeness.ts';
import type { BatchSpending } from './day-budget.ts';

export const HotFolderSettings = HotFolderWishes.extend({ dir: z.string(), outputDir: z.string() });
export type HotFolderSettings = z.infer<typeof HotFolderSettings>;

export interface HotFolderRow {
  readonly id: string;
  readonly settings: HotFolderSettings;
  readonly paused: boolean;
  /** What lay in it when it was added has been noted. */
  readonly seeded: boolean;
}

export interface HotSkuRow extends Remembered {
  readonly dir: string;
  readonly batchId: BatchId | null;
  readonly failure: Failure | null;
  readonly atMs: number;
}

export interface HotFolderStore {
  folders(): readonly HotFolderRow[];
  save(row: HotFolderRow, nowMs: number): void;
  remove(id: string): void;
  skus(id: string): readonly HotSkuRow[];
  saveSkus(id: string, rows: readonly HotSkuRow[]): void;
  forgetSku(id: string, dir: string): void;
  spending(id: string): readonly BatchSpending[];
  saveSpending(id: string, spending: BatchSpending): void;
}

interface SkuColumns {
  readonly dir: string;
  readonly state: string;
  readonly fingerprint: string;
  readonly batch_id: string | null;
  readonly failure: string | null;
  readonly at_ms: number;
}

interface SpendingColumns {
  readonly batch_id: string;
  readonly day: string;
  readonly base_credits: number;
  readonly base_outputs: number;
  readonly credits: number;
  readonly outputs: number;
}

export function createHotFolderStore(database: Database): HotFolderStore {
  return {
    folders: () =>
      database
        .all<{ id: string; settings: string; paused: number; seeded: number }>(
          'SELECT id, settings, paused, seeded FROM hot_folders ORDER BY created_ms, id',
        )
        .map(({ id, settings, paused, seeded }) => ({
          id,
          settings: HotFolderSettings.parse(JSON.parse(settings)),
          paused: paused === 1,
          seeded: seeded === 1,
        })),
    save: ({ id, settings, paused, seeded }, nowMs) => {
      database.run(
        `INSERT INTO hot_folders (id, settings, paused, seeded, created_ms) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET settings = excluded.settings, paused = excluded.paused,
           seeded = excluded.seeded`,
        ...[id, JSON.stringify(settings), paused ? 1 : 0, seeded ? 1 : 0, Math.round(nowMs)],
      );
    },
    remove: (id) =>
      database.transaction(() => {
        database.run('DELETE FROM hot_skus WHERE hot_folder_id = ?', id);
        database.run('DELETE FROM hot_batches WHERE hot_folder_id = ?', id);
        database.run('DELETE FROM hot_folders WHERE id = ?', id);
      }),
    skus: (id) =>
      database
        .all<SkuColumns>(
          `SELECT dir, state, fingerprint, batch_id, failure, at_ms FROM hot_skus
            WHERE hot_folder_id = ?`,
          id,
        )
        .map((row) => ({
          dir: row.dir,
          state: row.state as Remembered['state'],
          fingerprint: row.fingerprint,
          batchId: row.batch_id as BatchId | null,
          failure: row.failure === null ? null : Failure.parse(JSON.parse(row.failure)),
          atMs: row.at_ms,
        })),
    saveSkus: (id, rows) =>
      database.transaction(() => {
        for (const { dir, state, fingerprint, batchId, failure, atMs } of rows) {
          database.run(
            `INSERT INTO hot_skus (hot_folder_id, dir, state, fingerprint, batch_id, failure, at_ms)
             VALUES (?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (hot_folder_id, dir) DO UPDATE SET state = excluded.state,
               fingerprint = excluded.fingerprint, batch_id = excluded.batch_id,
               failure = excluded.failure, at_ms = excluded.at_ms`,
            ...[id, dir, state, fingerprint, batchId],
            ...[failure === null ? null : JSON.stringify(failure), Math.round(atMs)],
          );
        }
      }),
    forgetSku: (id, dir) => {
      database.run('DELETE FROM hot_skus WHERE hot_folder_id = ? AND dir = ?', id, dir);
    },
    spending: (id) =>
      database
        .all<SpendingColumns>(
          `SELECT batch_id, day, base_credits, base_outputs, credits, outputs FROM hot_batches
            WHERE hot_folder_id = ?`,
          id,
        )
        .map((row) => ({
          batchId: row.batch_id,
          day: row.day,
          base: { credits: row.base_credits, outputs: row.base_outputs },
          now: { credits: row.credits, outputs: row.outputs },
        })),
    saveSpending: (id, { batchId, day, base, now }) => {
      database.run(
        `INSERT INTO hot_batches (batch_id, hot_folder_id, day, base_credits, base_outputs, credits,
           outputs) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (batch_id) DO UPDATE SET day = excluded.day,
           base_credits = excluded.base_credits, base_outputs = excluded.base_outputs,
           credits = excluded.credits, outputs = excluded.outputs`,
        ...[batchId, id, day, base.credits, base.outputs, now.credits, now.outputs],
      );
    },
  };
}
