/**
 * Decisions beside the pictures: written, read back, merged between two people on one folder, and
 * ratings of other programs. Real files; two data folders stand for two computers.
 */
import { chmod, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newXmp, readXmp } from '../../src-main/review/sidecars/xmp.ts';
import type { CollectionId } from '../../src-shared/domain/ids.ts';
import type { ReviewResult } from '../../src-shared/domain/review/library.ts';
import { makeResultTree, type ResultTree } from '../bench/result-tree.ts';
import { openTestLibrary, type TestLibrary } from '../support/review-library.ts';

let dir: string;
let tree: ResultTree;
let place: string;
const open: TestLibrary[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-sidecars-'));
  tree = await makeResultTree(dir, { skus: 1, perSku: 3 });
  place = join(tree.root, 'SKU-00001');
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  await rm(dir, { recursive: true, force: true });
});

/** One person at one computer, looking at the folder. */
async function person(name: string) {
  const review = await openTestLibrary(join(dir, `data of ${name}`), { computer: name });
  open.push(review);
  const id = await review.library.addFolder(tree.root);
  if (id === null) throw new Error('nothing found');
  const look = async (): Promise<readonly ReviewResult[]> => {
    await review.library.open(id);
    await review.library.settled();
    return (await review.library.open(id)).results;
  };
  const judge = async (
    index: number,
    change: Parameters<TestLibrary['library']['judge']>[2],
  ): Promise<void> => {
    const result = (await review.library.open(id)).results[index];
    if (!result) throw new Error('no such result');
    await review.library.judge(id, [result.id], change);
  };
  return { review, id: id as CollectionId, look, judge, settled: () => review.library.settled() };
}

const sidecar = async () => JSON.parse(await readFile(join(place, 'review.json'), 'utf8'));
const xmp = async (name: string) => readXmp(await readFile(join(place, name), 'utf8'));
async function rate(name: string, word: Parameters<typeof newXmp>[0], atMs: number) {
  await writeFile(join(place, name), newXmp(word));
  await utimes(join(place, name), atMs / 1000, atMs / 1000);
}

describe('sidecars', () => {
  it('[REVIEW-05] holds decisions beside the pictures, which are not touched', async () => {
    const before = await stat(join(place, 'output_0_0_v0.jpg'));
    const anna = await person('Anna’s Mac');
    await anna.judge(0, { verdict: 'pick', stars: 4, label: 'green', note: 'for the cover' });
    await anna.judge(1, { verdict: 'reject', reasons: ['logo', 'hands'] });
    await anna.settled();
    const file = await sidecar();
    expect(file).toMatchObject({
      format: 'flat-to-model-studio/review',
      version: 1,
      images: {
        'output_0_0_v0.jpg': {
          verdict: { value: 'pick' },
          stars: { value: 4 },
          label: { value: 'green' },
          note: { value: 'for the cover' },
        },
        'output_1_0_v0.jpg': {
          verdict: { value: 'reject' },
          reasons: { value: ['hands', 'logo'] },
        },
      },
    });
    expect(Object.values(file.people)).toEqual(['Anna’s Mac']);
    for (const name of ['output_0_0_v0.xmp', 'output_0_0_v0.jpg.xmp']) {
      expect(await xmp(name)).toEqual({ rating: 4, label: 'Green' });
    }
    expect(await xmp('output_1_0_v0.xmp')).toEqual({ rating: -1, label: null });
    const names = await readdir(place);
    expect(names.filter((name) => name.startsWith('output_2') || name.startsWith('.'))).toEqual([
      'output_2_0_v0.jpg',
    ]);
    const after = await stat(join(place, 'output_0_0_v0.jpg'));
    expect([after.mtimeMs, after.size, after.ino]).toEqual([
      before.mtimeMs,
      before.size,
      before.ino,
    ]);
  });

  it('[REVIEW-05] travels: another computer sees the same decisions, and writes nothing for it', async () => {
    const anna = await person('Anna');
    await anna.judge(0, { verdict: 'pick', stars: 4 });
    await anna.settled();
    const written = await stat(join(place, 'review.json'));
    const ben = await person('Ben');
    const [first] = await ben.look();
    expect(first).toMatchObject({ judgement: { verdict: 'pick', stars: 4 }, conflicts: [] });
    await ben.settled();
    expect((await stat(join(place, 'review.json'))).mtimeMs).toBe(written.mtimeMs);
  });

  it('[REVIEW-05] two people’s decisions merge field by field; true conflicts are shown and settled', async () => {
    const anna = await person('Anna');
    const ben = await person('Ben');
    await anna.judge(0, { verdict: 'pick' });
    await anna.judge(1, { stars: 5 });
    await ben.judge(0, { verdict: 'reject', reasons: ['colour'] });
    await ben.judge(2, { label: 'red' });
    // Neither has looked since: both write now, one after the other.
    await anna.settled();
    await ben.settled();
    const [a0, a1, a2] = await anna.look();
    expect(a0).toMatchObject({
      judgement: { verdict: 'pick', reasons: ['colour'] },
      conflicts: [{ field: 'verdict', by: 'Ben', theirs: { verdict: 'reject' } }],
    });
    expect(a1).toMatchObject({ judgement: { stars: 5 }, conflicts: [] });
    expect(a2).toMatchObject({ judgement: { label: 'red' }, conflicts: [] });
    const [b0] = await ben.look();
    expect(b0).toMatchObject({
      judgement: { verdict: 'reject' },
      conflicts: [{ field: 'verdict', by: 'Anna', theirs: { verdict: 'pick' } }],
    });
    expect((await anna.review.library.collections())[0]).toMatchObject({ conflicts: 1 });
    // Anna settles: Ben was right.
    if (!a0) throw new Error('no result');
    await anna.review.library.restore(anna.id, [
      { id: a0.id, judgement: { ...a0.judgement, verdict: 'reject' }, conflicts: [] },
    ]);
    await anna.settled();
    expect((await ben.look())[0]).toMatchObject({
      judgement: { verdict: 'reject', reasons: ['colour'] },
      conflicts: [],
    });
    expect((await anna.look())[0]).toMatchObject({ conflicts: [] });
    // She takes that back, and Ben, who has seen it already, sees both decisions again.
    await anna.review.library.restore(anna.id, [a0]);
    await anna.settled();
    expect((await anna.look())[0]).toMatchObject({
      judgement: { verdict: 'pick' },
      conflicts: [{ field: 'verdict', by: 'Ben', theirs: { verdict: 'reject' } }],
    });
    expect((await ben.look())[0]).toMatchObject({
      judgement: { verdict: 'reject' },
      conflicts: [{ field: 'verdict', by: 'Anna', theirs: { verdict: 'pick' } }],
    });
    // Ben settles it for good; what Anna remembers of it does not come back by itself.
    await ben.judge(0, { verdict: 'reject' });
    await ben.settled();
    expect((await anna.look())[0]).toMatchObject({
      judgement: { verdict: 'reject' },
      conflicts: [],
    });
  });

  it('[REVIEW-05] ratings that another program sets afterwards come in', async () => {
    const anna = await person('Anna');
    await anna.judge(0, { verdict: 'pick', stars: 2 });
    await anna.settled();
    await rate('output_0_0_v0.xmp', { rating: 5, label: 'Blue' }, Date.now() + 5_000);
    await rate('output_1_0_v0.jpg.xmp', { rating: -1, label: null }, Date.now() + 5_000);
    const [first, second] = await anna.look();
    expect(first?.judgement).toMatchObject({ verdict: 'pick', stars: 5, label: 'blue' });
    expect(second?.judgement).toMatchObject({ verdict: 'reject' });
    await anna.settled();
    expect(await xmp('output_0_0_v0.jpg.xmp')).toEqual({ rating: 5, label: 'Blue' });
    expect((await sidecar()).images['output_0_0_v0.jpg'].stars).toMatchObject({
      value: 5,
      by: 'xmp',
    });
    expect((await anna.look()).flatMap(({ conflicts }) => conflicts)).toEqual([]);
  });

  it('[REVIEW-05] a file of another program keeps everything but the two values', async () => {
    const text = newXmp({ rating: 1, label: null }).replace(
      'xmp:Rating="1"',
      'xmp:Rating="1" xmlns:crs="urn:c" crs:Exposure="+0.3"',
    );
    await writeFile(join(place, 'output_0_0_v0.xmp'), text);
    await writeFile(join(place, 'output_1_0_v0.xmp'), '<broken');
    const anna = await person('Anna');
    expect((await anna.look())[0]?.judgement.stars).toBe(1);
    await anna.judge(0, { stars: 3 });
    await anna.judge(1, { stars: 3 });
    await anna.settled();
    expect(await readFile(join(place, 'output_0_0_v0.xmp'), 'utf8')).toBe(
      text.replace('xmp:Rating="1"', 'xmp:Rating="3"'),
    );
    expect(await readFile(join(place, 'output_1_0_v0.xmp'), 'utf8')).toBe('<broken');
    expect(await xmp('output_1_0_v0.jpg.xmp')).toMatchObject({ rating: 3 });
  });

  it('[REVIEW-05] leaves sidecars alone that are newer or not understood; the database has it all', async () => {
    const newer = '{"format":"flat-to-model-studio/review","version":2,"images":{}}';
    for (const [index, text] of [newer, 'not json', '{"something":"else"}'].entries()) {
      await writeFile(join(place, 'review.json'), text);
      const anna = await person(`Anna ${index}`);
      await anna.judge(0, { stars: 3 });
      await anna.settled();
      expect(await readFile(join(place, 'review.json'), 'utf8')).toBe(text);
      expect((await anna.look())[0]?.judgement.stars).toBe(3);
    }
  });

  it('[REVIEW-05] what was not written yet is written at the close, or the next time', async () => {
    const anna = await person('Anna');
    await anna.judge(0, { stars: 3 });
    expect(await readdir(place)).not.toContain('review.json');
    await anna.review.reopen();
    expect((await sidecar()).images['output_0_0_v0.jpg']).toMatchObject({ stars: { value: 3 } });
    await rm(join(place, 'review.json'));
    anna.review.data.database.run('UPDATE review_judgements SET dirty = 1');
    await anna.look();
    await anna.settled();
    expect((await sidecar()).images['output_0_0_v0.jpg']).toMatchObject({ stars: { value: 3 } });
  });

  it('[REVIEW-05] undo hands back what was, exactly', async () => {
    const anna = await person('Anna');
    const ids = (await anna.look()).map(({ id }) => id);
    await anna.judge(1, { stars: 2, note: 'soft' });
    const { library } = anna.review;
    const { before, after } = await library.judge(anna.id, ids, { verdict: 'pick', stars: 5 });
    expect(after.map(({ judgement }) => judgement.stars)).toEqual([5, 5, 5]);
    await library.restore(anna.id, before);
    const now = (await library.open(anna.id)).results.map(({ id, judgement, conflicts }) => ({
      id,
      judgement,
      conflicts,
    }));
    expect(now).toEqual(before);
  });

  it('[LIB-03] loses nothing where several people write at the same moment', async () => {
    const people = await Promise.all(['Anna', 'Ben', 'Cleo'].map((name) => person(name)));
    for (const one of people) await one.look();
    for (let round = 1; round <= 5; round += 1) {
      await Promise.all(people.map((one, at) => one.judge(at, { stars: round })));
      await Promise.all(people.map((one) => one.settled()));
      const { images } = await sidecar();
      expect(
        [0, 1, 2].map((at) => images[`output_${at}_0_v0.jpg`]?.stars),
        `round ${round}`,
      ).toEqual([0, 1, 2].map(() => expect.objectContaining({ value: round })));
    }
    expect((await readdir(place)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  // The superuser may write everywhere.
  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    '[REVIEW-05] a folder that cannot be written to keeps its decisions in the database',
    async () => {
      await chmod(place, 0o555);
      const anna = await person('Anna');
      await anna.look();
      await anna.judge(0, { stars: 3 });
      await anna.settled();
      const [collection] = await anna.review.library.collections();
      expect(collection).toMatchObject({ readOnly: true });
      expect(await readdir(place)).not.toContain('review.json');
      await chmod(place, 0o755);
      await anna.look();
      await anna.settled();
      expect((await sidecar()).images['output_0_0_v0.jpg']).toMatchObject({ stars: { value: 3 } });
    },
  );
});
