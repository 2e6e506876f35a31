/** Room on the disk: what is counted, what is cleared, and what a deleted batch leaves. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createStorageHandlers } from '../../src-main/ipc/handlers/storage.ts';
import { createModelServer } from './engine/model-server.ts';
import { createVirtualClock } from './engine/virtual-clock.ts';
import { createWorkbench, type Workbench } from './engine/workbench.ts';

let bench: Workbench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

describe('[NIGHT-06] storage', () => {
  it('counts data, cache and batches; clears the cache alone; a deleted batch leaves its ledger and pictures', async () => {
    const clock = createVirtualClock();
    const server = createModelServer({ clock });
    const made = await createWorkbench({ clock, api: () => server });
    bench = made;
    const { thumbs } = made.data.paths;
    mkdirSync(join(thumbs, 'identities'), { recursive: true });
    writeFileSync(join(thumbs, 'a.jpg'), Buffer.alloc(1_000));
    writeFileSync(join(thumbs, 'b.jpg.tmp'), Buffer.alloc(10));
    writeFileSync(join(thumbs, 'identities', 'c.jpg'), Buffer.alloc(100));
    const handlers = createStorageHandlers({
      dataDir: made.data.dir,
      thumbs,
      databases: () => [made.data.database],
    });

    const { batchId } = await clock.until(made.engine.start(made.plan([await made.sku('dress')])));
    await clock.until(made.engine.settled(batchId));
    await clock.pass(1_000);
    const before = await handlers['storage:view']();
    expect(before.cache).toBe(1_000);
    expect(before.data).toBeGreaterThan(10_000);
    expect(before.free).toBeGreaterThan(0);
    expect(before.batches).toEqual([{ batchId, files: 2, bytes: expect.any(Number) }]);
    expect(before.batches[0]?.bytes).toBeGreaterThan(0);

    expect((await handlers['storage:clear-cache']()).cache).toBe(0);
    expect((await readdir(thumbs)).sort()).toEqual(['b.jpg.tmp', 'identities']);
    expect(await readdir(join(thumbs, 'identities'))).toEqual(['c.jpg']);

    const entries = made.data.ledger.entries({ batchId }).length;
    expect(entries).toBeGreaterThan(0);
    made.engine.removeBatch(batchId);
    await clock.pass(1_000);
    expect((await handlers['storage:view']()).batches).toEqual([]);
    expect(made.data.ledger.entries({ batchId })).toHaveLength(entries);
    expect(await made.files('dress')).toHaveLength(3);
  });
});
