import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DraftStudio, openDraftStudio } from '../../tests/support/draft-studio.ts';
import { drawPhoto } from '../../tests/support/photos.ts';

let studio: DraftStudio;
beforeEach(async () => {
  studio = await openDraftStudio();
});
afterEach(() => studio.close());

describe('looking again', () => {
  it('[INTAKE-01] shows what is new and keeps what the user set', async () => {
    for (const name of ['a', 'b'])
      await drawPhoto(join(studio.root, `s/${name}.jpg`), { color: `#${name}00` });
    await drawPhoto(join(studio.root, 'gone/x.jpg'));
    await drawPhoto(join(studio.root, 'taken/x.jpg'), { color: '#777777' });
    await studio.add();
    const { id, photos } = studio.named('s');
    const [a, b] = photos;
    if (!a || !b) throw new Error('two photos');
    const set = (photo: typeof a, note: string) => ({
      id: photo.id,
      included: true,
      note,
      role: photo.role,
    });
    studio.draft.editPhotos({ skuId: id, photos: [set(b, 'first'), set(a, 'second')] });
    studio.draft.remove([studio.named('taken').id]);
    await drawPhoto(join(studio.root, 's/0.jpg'), { color: '#445566' });
    await drawPhoto(join(studio.root, 'new/y.jpg'), { color: '#abcdef' });
    await rename(join(studio.root, 'gone'), join(studio.home, 'elsewhere'));
    await studio.draft.refresh();
    await studio.draft.idle();
    expect(studio.named('s').id).toBe(id);
    expect(studio.named('s').photos.map(({ name, note }) => [name, note])).toEqual([
      ['b.jpg', 'first'],
      ['a.jpg', 'second'],
      ['0.jpg', ''],
    ]);
    expect(studio.named('s').photos.every(({ width }) => width === 640)).toBe(true);
    expect(
      studio
        .skus()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['gone', 'new', 's']);
    expect(studio.codes('gone')).toEqual(['folder-unreadable!']);
    await rename(join(studio.home, 'elsewhere'), join(studio.root, 'gone'));
    await studio.draft.refresh();
    expect(studio.codes('gone')).toEqual([]);
    await studio.draft.add([studio.root]);
    expect(studio.skus()).toHaveLength(4);
  });
});

describe('the draft of the last start', () => {
  it('[INTAKE-01] comes back with its edits, also for a disk that was away in between', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await drawPhoto(join(studio.root, `${name}/1.jpg`));
    await drawPhoto(join(studio.root, 'a/2.jpg'), { color: '#334455' });
    await studio.add();
    studio.draft.includeSkus([studio.named('b').id], false);
    studio.draft.setOverride([studio.named('c').id], { instructions: [{ pose: 'jumping' }] });
    studio.draft.setConversions({ tiff: true });
    studio.draft.remove([studio.named('d').id]);
    const photos = [...studio.named('a').photos]
      .reverse()
      .map(({ id, included, role }) => ({ id, included, role, note: 'tucked in' }));
    studio.draft.editPhotos({ skuId: studio.named('a').id, photos });

    await studio.reopen({ between: () => rename(studio.root, join(studio.home, 'away')) });
    expect(studio.skus()).toEqual([]);
    await studio.reopen({ between: () => rename(join(studio.home, 'away'), studio.root) });
    expect(studio.skus().map(({ name, included }) => [name, included])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
    expect(studio.named('a').photos.map(({ name, note }) => [name, note])).toEqual([
      ['2.jpg', 'tucked in'],
      ['1.jpg', 'tucked in'],
    ]);
    expect(studio.named('c').override?.instructions).toEqual([{ pose: 'jumping' }]);
    expect(studio.draft.snapshot().conversions).toMatchObject({ tiff: true, webp: false });

    studio.draft.clear();
    await studio.reopen();
    expect(studio.skus()).toEqual([]);
  });

  it('is begun anew when its file makes no sense', async () => {
    await writeFile(join(studio.home, 'studio.draft.json'), '{"version":1,"roots":[5]}');
    await studio.draft.restore();
    expect(studio.skus()).toEqual([]);
  });

  it('[STORE-03] is not written over when its file cannot be read', async () => {
    // A folder in its place: it is there, and reading it fails, for every user.
    const file = join(studio.home, 'draft.json');
    await mkdir(join(file, 'inside'), { recursive: true });
    await drawPhoto(join(studio.root, 'a/1.jpg'));
    await studio.draft.restore();
    await studio.add();
    studio.draft.includeSkus([studio.named('a').id], false);
    await studio.draft.close();
    expect(await readdir(file)).toEqual(['inside']);
  });

  it('[INTAKE-01] outlives a start that is ended before it was taken up', async () => {
    await drawPhoto(join(studio.root, 'a/1.jpg'));
    await studio.add();
    studio.draft.includeSkus([studio.named('a').id], false);
    await studio.reopen({ endAtOnce: true });
    await studio.reopen();
    expect(studio.skus().map(({ name, included }) => [name, included])).toEqual([['a', false]]);
  });
});
