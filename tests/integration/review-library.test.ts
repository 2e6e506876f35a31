/** The library on real folders: results of scripts, moved folders, odd files, links; and restarts. */
import { mkdir, mkdtemp, rename, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mediaRequest } from '../../src-main/shell/page/media-request.ts';
import type { CollectionId } from '../../src-shared/domain/ids.ts';
import { mediaUrl } from '../../src-shared/ipc/addresses.ts';
import { makeResultTree, metadataOf, smallPicture } from '../bench/result-tree.ts';
import { openTestLibrary, type TestLibrary } from '../support/review-library.ts';

let dir: string;
let review: TestLibrary;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-review-'));
  review = await openTestLibrary(join(dir, 'data'));
});
afterEach(async () => {
  await review.close();
  await rm(dir, { recursive: true, force: true });
});

async function add(root: string): Promise<CollectionId> {
  const id = await review.library.addFolder(root);
  if (id === null) throw new Error('no pictures found');
  return id;
}
async function opened(root: string) {
  const id = await add(root);
  await review.library.open(id);
  await review.library.settled();
  return { id, ...(await review.library.open(id)) };
}

describe('folders of results', () => {
  it('[LIB-01] opens what PiktID’s scripts leave, with all their data', async () => {
    const tree = await makeResultTree(dir, { skus: 3, perSku: 2 });
    await writeFile(join(tree.root, 'SKU-00001', 'output_0_0_v1.jpg'), await smallPicture(64, 80));
    const { collection, skus, results, problems } = await opened(tree.root);
    expect(problems).toBeUndefined();
    expect(collection).toMatchObject({
      kind: 'folder',
      name: 'results',
      state: 'ready',
      results: 7,
      sandbox: false,
    });
    expect(skus.map(({ name }) => name)).toEqual(['SKU-00001', 'SKU-00002', 'SKU-00003']);
    expect(skus[0]).toMatchObject({ jobId: 'job-0', identity: 'PiktidSummer', credits: 8 });
    expect(skus[1]?.flatLays).toMatchObject([{ name: 'front.jpg', role: 'front', there: true }]);
    const first = results.filter(({ sku }) => sku === 0);
    expect(first).toMatchObject([
      { fileName: 'output_0_0_v0.jpg', imageIndex: 0, version: 0, newest: false },
      { fileName: 'output_0_0_v1.jpg', imageIndex: 0, version: 1, newest: true },
      { fileName: 'output_1_0_v0.jpg', imageIndex: 1, version: 0, newest: true },
    ]);
    expect(first[0]).toMatchObject({
      model: 'nano_banana_pro',
      qualityScore: 0.5,
      instruction: 0,
      variation: 0,
      needsReview: true,
      reviewReason: 'The logo may differ.',
      there: true,
    });
  });

  it('[LIB-01] opens one SKU’s folder, and a folder of nothing but pictures', async () => {
    const tree = await makeResultTree(dir, { skus: 1, perSku: 2 });
    const one = await opened(join(tree.root, 'SKU-00001'));
    expect(one.skus).toMatchObject([{ name: 'SKU-00001', jobId: 'job-0' }]);
    expect(one.results).toHaveLength(2);
    const plain = join(dir, 'plain');
    await mkdir(plain);
    for (const name of ['b.jpg', 'a.png', 'notes.txt']) {
      await writeFile(join(plain, name), await smallPicture(8, 8));
    }
    const { results, skus } = await opened(plain);
    expect(results.map(({ fileName }) => fileName)).toEqual(['a.png', 'b.jpg']);
    expect(skus[0]).toMatchObject({ name: 'plain', jobId: null, flatLays: [] });
    expect(results[0]).toMatchObject({ instruction: null, version: 0, model: null });
  });

  it('[LIB-01] tells of metadata that cannot be read, and shows the pictures', async () => {
    const tree = await makeResultTree(dir, { skus: 3, perSku: 1 });
    const text = JSON.stringify(metadataOf(0, 1));
    await writeFile(join(tree.root, 'SKU-00001', 'metadata.json'), text.slice(0, 90));
    await writeFile(
      join(tree.root, 'SKU-00002', 'metadata.json'),
      JSON.stringify({ results: [null, 3, { image_index: 'x' }, { image_index: -1 }] }),
    );
    const { results, problems } = await opened(tree.root);
    expect(results).toHaveLength(3);
    expect(problems).toEqual([{ said: 'metadata', sku: 'SKU-00001' }]);
    expect(results[1]).toMatchObject({ model: null, qualityScore: null });
  });

  it('[LIB-02] follows no link, and gives out no path', async () => {
    const tree = await makeResultTree(dir, { skus: 1, perSku: 1 });
    const secret = join(dir, 'secret');
    await mkdir(secret);
    await writeFile(join(secret, 'private.jpg'), await smallPicture(8, 8));
    await symlink(secret, join(tree.root, 'linked'), 'junction');
    await symlink(join(secret, 'private.jpg'), join(tree.root, 'SKU-00001', 'x_v0.jpg'));
    // Windows knows no such name with quotation marks.
    const quoted = process.platform === 'win32' ? 'b' : '"b"';
    const odd = join(tree.root, `a ${quoted} %2e%2e ñ\u202e`);
    await mkdir(odd);
    await writeFile(join(odd, 'output_0_0_v0.jpg'), await smallPicture(8, 8));
    const answer = await opened(tree.root);
    expect(answer.results.map(({ fileName }) => fileName).sort()).toEqual([
      'output_0_0_v0.jpg',
      'output_0_0_v0.jpg',
    ]);
    expect(JSON.stringify(answer)).not.toContain(dir);
    for (const { id } of answer.results) {
      expect(mediaRequest(mediaUrl('result', id, 256))).toEqual({ kind: 'result', id, size: 256 });
      expect(review.library.locate('result', id)).toContain(tree.root);
    }
    expect(review.library.locate('result', 'nothing-of-that-name')).toBeUndefined();
  });

  it('[LIB-01] notices what came, went and changed, also after a restart', async () => {
    const tree = await makeResultTree(dir, { skus: 2, perSku: 2 });
    const { id } = await opened(tree.root);
    const [kept] = (await review.library.open(id)).results;
    await unlink(join(tree.root, 'SKU-00002', 'output_1_0_v0.jpg'));
    await mkdir(join(tree.root, 'SKU-00003'));
    await writeFile(join(tree.root, 'SKU-00003', 'output_0_0_v0.jpg'), await smallPicture(8, 8));
    await review.reopen();
    review.told.length = 0;
    await review.library.open(id);
    await review.library.settled();
    expect(review.told).toContainEqual({ what: 'results', collectionId: id });
    const { results } = await review.library.open(id);
    expect(results).toHaveLength(4);
    expect(results[0]?.id).toBe(kept?.id);
    review.told.length = 0;
    await review.library.open(id);
    await review.library.settled();
    expect(review.told).toEqual([]);
  });

  it('[LIB-02] a folder that moved is missing, still judged, and found again when it is the same', async () => {
    const tree = await makeResultTree(dir, { skus: 2, perSku: 2 });
    const { id, results } = await opened(tree.root);
    const [first] = results;
    if (!first) throw new Error('no result');
    const moved = join(dir, 'elsewhere');
    await rename(tree.root, moved);
    await review.reopen();
    await review.library.open(id);
    await review.library.settled();
    const missing = await review.library.open(id);
    expect(missing.collection.state).toBe('missing');
    expect(missing.results).toHaveLength(4);
    await review.library.judge(id, [first.id], { verdict: 'pick' });
    const other = await makeResultTree(join(dir, 'other'), { skus: 2, perSku: 2 });
    await writeFile(
      join(other.root, 'SKU-00001', 'metadata.json'),
      JSON.stringify(metadataOf(77, 2)),
    );
    await expect(review.library.relocate(id, other.root)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await review.library.relocate(id, moved);
    const found = await review.library.open(id);
    expect(found.collection).toMatchObject({ state: 'ready', picked: 1 });
    expect(review.library.locate('result', first.id)).toBe(
      join(moved, 'SKU-00001', 'output_0_0_v0.jpg'),
    );
  });

  it('[LIB-01] the same folder is one collection; a forgotten one keeps files and verdicts', async () => {
    const tree = await makeResultTree(dir, { skus: 1, perSku: 1 });
    const { id, results } = await opened(tree.root);
    expect(await add(tree.root)).toBe(id);
    await review.library.judge(id, [results[0]?.id ?? ('' as never)], { stars: 4 });
    await review.library.settled();
    review.library.forget(id);
    expect(await review.library.collections()).toEqual([]);
    const again = await opened(tree.root);
    expect(again.results[0]?.judgement.stars).toBe(4);
    await mkdir(join(dir, 'empty'));
    expect(await review.library.addFolder(join(dir, 'empty'))).toBeNull();
  });
});
