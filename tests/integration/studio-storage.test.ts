/** Room on the disk: what is counted, what is cleared, and what a deleted batch takes with it. */
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createStorageHandlers } from '../../src-main/ipc/handlers/storage.ts';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { createModelServer } from './engine/model-server.ts';
import { createVirtualClock, type VirtualClock } from './engine/virtual-clock.ts';
import { createWorkbench, type Workbench } from './engine/workbench.ts';

let bench: Workbench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

/** A studio in which one batch of two SKUs has ended, four pictures saved. */
async function afterOneBatch() {
  const clock: VirtualClock = createVirtualClock();
  const server = createModelServer({ clock });
  const made = await createWorkbench({ clock, api: () => server });
  bench = made;
  const trashed: string[] = [];
  const situation = { trash: true };
  const handlers = createStorageHandlers({
    dataDir: made.data.dir,
    paths: made.data.paths,
    sandboxDir: join(made.data.dir, 'sandbox'),
    databases: () => [made.data.database],
    batches: () => made.engine.snapshot().batches,
    removeBatch: (id) => made.engine.removeBatch(id),
    desktop: {
      openFolder: async () => undefined,
      trashFile: async (path) => {
        trashed.push(path.slice(made.outputDir.length + 1));
        await rm(path);
        return { inTrash: situation.trash };
      },
    },
  });
  const plan = made.plan([await made.sku('dress'), await made.sku('skirt')]);
  const { batchId } = await clock.until(made.engine.start(plan));
  const end = async () => {
    await clock.until(made.engine.settled(batchId));
    await clock.pass(1_000);
  };
  return { made, handlers, batchId, clock, trashed, situation, end };
}

const entriesOf = (made: Workbench, batchId: BatchId): number =>
  made.data.ledger.entries({ batchId }).length;

describe('[NIGHT-06] storage', () => {
  it('counts each kind of thing for itself, and clears the caches alone', async () => {
    const { made, handlers, batchId, end } = await afterOneBatch();
    const { thumbs, converted, logs } = made.data.paths;
    for (const dir of [join(thumbs, 'identities'), converted, logs]) {
      mkdirSync(dir, { recursive: true });
    }
    writeFileSync(join(thumbs, 'a.jpg'), Buffer.alloc(1_000));
    writeFileSync(join(thumbs, 'b.jpg.tmp'), Buffer.alloc(10));
    writeFileSync(join(thumbs, 'identities', 'c.jpg'), Buffer.alloc(100));
    writeFileSync(join(converted, 'd.jpg'), Buffer.alloc(500));
    writeFileSync(join(logs, 'main.log'), Buffer.alloc(50));

    expect((await handlers['storage:clear-cache']()).converted).toBe(500);
    writeFileSync(join(thumbs, 'a.jpg'), Buffer.alloc(1_000));
    await end();
    const before = await handlers['storage:view']();
    expect(before).toMatchObject({ cache: 1_000, converted: 500, logs: 50, sandbox: 0 });
    expect(before.database).toBeGreaterThan(10_000);
    expect(before.free).toBeGreaterThan(0);
    expect(before.batches).toEqual([{ batchId, files: 4, bytes: expect.any(Number) }]);

    expect(await handlers['storage:clear-cache']()).toMatchObject({ cache: 0, converted: 0 });
    expect((await readdir(thumbs)).sort()).toEqual(['b.jpg.tmp', 'identities']);
    expect(await readdir(join(thumbs, 'identities'))).toEqual(['c.jpg']);
  });

  it('deletes a batch and leaves its ledger, and its pictures when they are wanted', async () => {
    const { made, handlers, batchId, clock, trashed, end } = await afterOneBatch();
    await expect(
      handlers['storage:delete-batch']({ batchId, pictures: true }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await end();
    const entries = entriesOf(made, batchId);
    expect(entries).toBeGreaterThan(0);
    const kept = await handlers['storage:delete-batch']({ batchId, pictures: false });
    expect(kept).toEqual({ deleted: 0, kept: 0, inTrash: true });
    await clock.pass(1_000);
    expect((await handlers['storage:view']()).batches).toEqual([]);
    expect(entriesOf(made, batchId)).toBe(entries);
    expect(await made.files('dress')).toHaveLength(3);
    expect(trashed).toEqual([]);
    await expect(
      Promise.resolve().then(() => handlers['storage:batch']({ batchId })),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('deletes pictures only while they are what was saved; what is edited or added stays', async () => {
    const { made, handlers, batchId, trashed, situation, end } = await afterOneBatch();
    await end();
    const place = (sku: string) => join(made.outputDir, sku);
    const pictures = (sku: string) =>
      readdirSync(place(sku)).filter((name) => name !== 'metadata.json');
    const [first, second] = pictures('dress');
    if (!first || !second) throw new Error('no pictures');
    appendFileSync(join(place('dress'), first), 'edited');
    writeFileSync(join(place('dress'), 'mine.txt'), 'my own');
    writeFileSync(join(made.outputDir, 'batch_summary_20260106_031244.json'), Buffer.alloc(10));
    writeFileSync(join(made.outputDir, 'batch_report.html'), Buffer.alloc(20));
    const [, gone] = pictures('skirt');
    rmSync(join(place('skirt'), gone ?? ''));

    const look = await handlers['storage:batch']({ batchId });
    const amount = (files: number) => ({ files, bytes: expect.any(Number) });
    expect(look).toEqual({
      ...{ pictures: amount(2), metadata: amount(2), edited: amount(1), others: amount(1) },
      reports: { files: 2, bytes: 30 },
      gone: 1,
    });
    situation.trash = false;
    expect(await handlers['storage:delete-batch']({ batchId, pictures: true })).toEqual({
      deleted: 2,
      kept: 1,
      inTrash: false,
    });
    expect(readdirSync(place('dress')).sort()).toEqual([first, 'mine.txt'].sort());
    // Nothing of anybody's is left in it.
    expect(existsSync(place('skirt'))).toBe(false);
    expect(trashed).not.toContain(join('dress', first));
    // What tells of the batch belongs to the user, who is told that it stays.
    expect(readdirSync(made.outputDir)).toEqual(
      expect.arrayContaining(['batch_report.html', 'batch_summary_20260106_031244.json']),
    );
    expect(entriesOf(made, batchId)).toBeGreaterThan(0);
  });
});
