import { createHmac } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CollectionId, ResultId } from '../../../src-shared/domain/ids.ts';
import { createSealer } from './seal.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'seal-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const pack = { id: 'p1', collection: CollectionId.parse('c1'), madeMs: 1 };
const results = ['r1', 'r2'].map((id) => ResultId.parse(id));

describe('the seal of a review pack', () => {
  it('[REVIEW-07] is known again after a restart', async () => {
    const seal = await createSealer(join(dir, 'key')).seal(pack, results);
    const again = createSealer(join(dir, 'key'));
    expect(await again.isOurs({ pack: { ...pack, seal }, results })).toBe(true);
  });

  it('[REVIEW-07] holds for this pack and these pictures alone, and for packs made here', async () => {
    const sealer = createSealer(join(dir, 'key'));
    const seal = await sealer.seal(pack, results);
    const ours = (change: object, of = results) =>
      sealer.isOurs({ pack: { ...pack, seal, ...change }, results: of });
    expect(await ours({})).toBe(true);
    expect(await ours({ id: 'p2' })).toBe(false);
    expect(await ours({ collection: 'c2' })).toBe(false);
    expect(await ours({ madeMs: 2 })).toBe(false);
    expect(await ours({}, results.toReversed())).toBe(false);
    expect(await ours({ seal: 'f'.repeat(seal.length) })).toBe(false);
    expect(await ours({ seal: '' })).toBe(false);
    const other = await createSealer(join(dir, 'other key')).seal(pack, results);
    expect(await ours({ seal: other })).toBe(false);
  });

  it('[REVIEW-07] is never made with a damaged key: it would be anybody’s', async () => {
    const keyFile = join(dir, 'key');
    await writeFile(keyFile, 'not a key');
    const sealer = createSealer(keyFile);
    const forged = createHmac('sha256', '')
      .update(JSON.stringify([pack.id, pack.collection, pack.madeMs, results]))
      .digest('hex');
    expect(await sealer.isOurs({ pack: { ...pack, seal: forged }, results })).toBe(false);
    const seal = await sealer.seal(pack, results);
    expect(await createSealer(keyFile).isOurs({ pack: { ...pack, seal }, results })).toBe(true);
    expect((await readdir(dir)).sort()).toEqual(['key', 'key.damaged']);
  });
});
