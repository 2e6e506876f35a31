import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FoundSku } from './scan.ts';
import { MAX_DEPTH, readSkuFolder, scanFolders } from './scan-folders.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ftm-scan-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function files(...paths: string[]): Promise<void> {
  for (const path of paths) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), path);
  }
}
const shown = (skus: readonly FoundSku[]) =>
  skus.map(({ dir, photos }) => {
    const place = relative(root, dir).replaceAll(sep, '/');
    return `${place}: ${photos.map(({ name }) => name).join(' ')}`;
  });

describe('what a scan finds', () => {
  it('[INTAKE-01] a SKU folder, a folder of SKU folders, a nested season', async () => {
    await files(
      'one/a.jpg',
      'season/women/s2/b.JPG',
      'season/women/s1/a.jpeg',
      'season/men/s3/c.PNG',
    );
    expect(shown((await scanFolders([join(root, 'one')])).skus)).toEqual(['one: a.jpg']);
    expect(shown((await scanFolders([join(root, 'season')])).skus)).toEqual([
      'season/men/s3: c.PNG',
      'season/women/s1: a.jpeg',
      'season/women/s2: b.JPG',
    ]);
  });

  it('[INTAKE-01] a folder with photos and folders with photos: both', async () => {
    await files('s/a.jpg', 's/inner/b.jpg');
    expect(shown((await scanFolders([join(root, 's')])).skus)).toEqual([
      's: a.jpg',
      's/inner: b.jpg',
    ]);
  });

  it('[INTAKE-01] the folder of a dropped photo', async () => {
    await files('s/a.jpg', 's/b.jpg');
    expect(shown((await scanFolders([join(root, 's/a.jpg')])).skus)).toEqual(['s: a.jpg b.jpg']);
  });

  it('[RUN-04] photos in the order of Python’s sorted', async () => {
    await files('s/a10.jpg', 's/a2.jpg', 's/B.jpg', 's/é.jpg', 's/_x.jpg');
    expect(shown((await scanFolders([root])).skus)).toEqual([
      's: B.jpg _x.jpg a10.jpg a2.jpg é.jpg',
    ]);
  });

  it('[INTAKE-02] ignores hidden and system files and folders', async () => {
    await files(
      's/a.jpg',
      's/._a.jpg',
      's/.DS_Store',
      's/Thumbs.db',
      's/desktop.ini',
      's/.hidden.jpg',
      '.Trashes/x.jpg',
      '__MACOSX/s/a.jpg',
      '.git/x.png',
      '._s/x.jpg',
      's/@eaDir/a.jpg/SYNOPHOTO_THUMB_XL.jpg',
      '$RECYCLE.BIN/x.jpg',
    );
    expect(shown((await scanFolders([root])).skus)).toEqual(['s: a.jpg']);
  });

  it('[INTAKE-02] leaves earlier output folders out and says so', async () => {
    await files(
      's/a.jpg',
      'output/batch_summary_20261123_010203.json',
      'output/s/output_0_0_v0.jpg',
      'output/s/metadata.json',
      'run-out/output_0_0_v0.jpg',
      'run-out/metadata.json',
      'reviewed/batch_report.html',
      'reviewed/x.jpg',
      'exif/metadata.json',
      'exif/b.jpg',
    );
    const { skus, outputs } = await scanFolders([root]);
    expect(shown(skus)).toEqual(['exif: b.jpg', 's: a.jpg']);
    expect(outputs.map((dir) => relative(root, dir))).toEqual(['output', 'reviewed', 'run-out']);
  });

  it('[INTAKE-02] results of a run that was cut off, without metadata.json', async () => {
    await files('s/a.jpg', 'output/s/output_0_0_v0.jpg', 'mixed/output_0_0_v0.jpg', 'mixed/a.jpg');
    expect(shown((await scanFolders([root])).skus)).toEqual([
      'mixed: a.jpg output_0_0_v0.jpg',
      's: a.jpg',
    ]);
  });

  it('[INTAKE-02] a season into which results were written is still a season', async () => {
    await files(
      'batch_summary_20261123_010203.json',
      's/a.jpg',
      's (2)/output_0_0_v0.jpg',
      's (2)/metadata.json',
    );
    expect(shown((await scanFolders([root])).skus)).toEqual(['s: a.jpg']);
  });

  it('[INTAKE-05] names other pictures as skipped, and a folder that holds nothing else', async () => {
    await files('s/a.jpg', 's/b.webp', 's/c.HEIC', 's/d.cr3', 's/notes.txt', 'raw/x.nef');
    const { skus } = await scanFolders([root]);
    expect(skus.map(({ skipped }) => skipped.map(({ name }) => name))).toEqual([
      ['x.nef'],
      ['b.webp', 'c.HEIC', 'd.cr3'],
    ]);
  });

  it('[INTAKE-07] remembers instructions.json', async () => {
    await files('s/a.jpg', 's/instructions.json', 't/a.jpg');
    const { skus } = await scanFolders([root]);
    expect(skus.map(({ instructionsFile }) => instructionsFile)).toEqual([
      join(root, 's/instructions.json'),
      null,
    ]);
  });

  it('follows links but neither loops nor shows a folder twice', async () => {
    await files('real/a.jpg');
    await symlink(root, join(root, 'real/up'), 'junction');
    await symlink(join(root, 'real'), join(root, 'twin'), 'junction');
    await symlink(join(root, 'real/a.jpg'), join(root, 'real/linked.jpg'));
    await symlink(join(root, 'nowhere'), join(root, 'real/gone.jpg'));
    const { skus } = await scanFolders([root, join(root, 'real')]);
    expect(shown(skus)).toEqual(['real: a.jpg linked.jpg']);
    expect(skus[0]?.skipped).toEqual([{ name: 'gone.jpg', reason: 'unreadable' }]);
  });

  it('stops at a depth that no season has', async () => {
    await files(`${'d/'.repeat(MAX_DEPTH + 2)}a.jpg`, `${'e/'.repeat(3)}a.jpg`);
    expect(shown((await scanFolders([root])).skus)).toEqual(['e/e/e: a.jpg']);
  });

  it('tells given paths that are missing, empty, or not folders of photos', async () => {
    await files('empty/readme.txt');
    const result = await scanFolders([join(root, 'gone'), join(root, 'empty')]);
    expect(result.skus).toEqual([]);
    expect(result.unreadable).toEqual([join(root, 'gone')]);
    expect(result.empty).toEqual([join(root, 'empty')]);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'names a folder that may not be read (not as root, who may read everything)',
    async () => {
      await files('s/a.jpg');
      await chmod(join(root, 's'), 0);
      const { unreadable } = await scanFolders([root]);
      await chmod(join(root, 's'), 0o700);
      expect(unreadable).toEqual([join(root, 's')]);
    },
  );

  it('can be stopped', async () => {
    await files('a/a.jpg', 'b/b.jpg', 'c/c.jpg');
    const stop = new AbortController();
    const seen: string[] = [];
    const scan = scanFolders([root], {
      signal: stop.signal,
      onFound: (sku) => {
        seen.push(sku.name);
        stop.abort(new Error('enough'));
      },
    });
    await expect(scan).rejects.toThrow('enough');
    expect(seen).toEqual(['a']);
  });

  it('[INTAKE-03] lets the event loop breathe between folders', async () => {
    await files(...Array.from({ length: 50 }, (_, n) => `s${n}/a.jpg`));
    let turns = 0;
    let going = true;
    const count = () => {
      turns += 1;
      if (going) setImmediate(count);
    };
    setImmediate(count);
    await scanFolders([root]);
    going = false;
    expect(turns).toBeGreaterThan(50);
  });
});

describe('one folder as a SKU', () => {
  it('[RUN-04] is read as it is, whatever lies below', async () => {
    await files('s/b.jpg', 's/a.jpg', 's/inner/c.jpg', 's/._a.jpg');
    expect((await readSkuFolder(join(root, 's')))?.photos.map(({ name }) => name)).toEqual([
      'a.jpg',
      'b.jpg',
    ]);
    expect(await readSkuFolder(join(root, 'gone'))).toBeNull();
  });
});
