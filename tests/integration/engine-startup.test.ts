/** A studio's history of years must not be felt at start. */
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src-main/storage/database.ts';
import { createModelServer } from './engine/model-server.ts';
import { createVirtualClock } from './engine/virtual-clock.ts';
import { createWorkbench, type Workbench } from './engine/workbench.ts';

let open: Workbench | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

const BATCHES = 1_000;
const RUNS_EACH = 100;

describe('start-up', () => {
  it('[BATCH-25] shows the first batch at once with 1,000 batches and 100,000 runs stored', async () => {
    const clock = createVirtualClock();
    const server = createModelServer({ clock });
    const bench = await createWorkbench({ clock, api: () => server });
    open = bench;
    const { batchId } = await clock.until(bench.engine.start(bench.plan([await bench.sku('a')])));
    await clock.until(bench.engine.settled(batchId));
    await clock.pass(1_000);
    let took = Number.POSITIVE_INFINITY;
    await bench.crash(async (data) => {
      multiply(data.paths.database);
      took = performance.now();
    });
    const [first] = bench.engine.snapshot().batches;
    took = performance.now() - took;
    expect(first?.counts.total).toBe(1);
    expect(bench.engine.snapshot().batches).toHaveLength(BATCHES + 1);
    // 300 ms are promised; a busy machine gets some room here, the bench is strict.
    expect(took).toBeLessThan(1_500);
  }, 60_000);
});

function multiply(path: string): void {
  const database = openDatabase(path);
  try {
    database.exec(`
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${BATCHES})
      INSERT INTO batches SELECT 'batch-' || i, -i, name, kind, sandbox, account, base_url,
        output_dir || i, output_key || i, state, active, parallel, budget, settings, counts,
        outputs_ordered, outputs_expected, credits_spent, created_ms - i * 86400000, -i
      FROM batches, n WHERE seq > 0;
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${BATCHES * RUNS_EACH})
      INSERT INTO runs SELECT 'run-' || i, 'batch-' || (1 + i % ${BATCHES}), i, sku, source_dir,
        place, place_dir, place_key || i, look_hash, identity, instructions, options,
        expected_outputs, phase, state, project_id, identity_code, job_id || i,
        'submission-' || i, credits, total_outputs, skipped, redo, marks, metadata_sha256,
        created_ms, started_ms, ended_ms, phase_since_ms, metadata_bytes
      FROM runs, n WHERE id NOT LIKE 'run-%';
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${BATCHES * RUNS_EACH})
      INSERT INTO submissions SELECT 'submission-' || i, account, batch_id, 'run-' || i, kind,
        project_id, identity_code, job_id || i, image_index, group_index, known, outputs, outcome,
        failure, intent_ms - 86400000, outcome_ms - 86400000, holds_slot, ended_ms, credits
      FROM submissions, n WHERE id NOT LIKE 'submission-%';
    `);
  } finally {
    database.close();
  }
}
