import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VerifiedImage } from '../images/service.ts';
import { silentLog } from '../runtime/log.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { fileVersion } from '../storage/files/file-version.ts';
import { migrate } from '../storage/migrate.ts';
import { migrations } from '../storage/migrations/index.ts';
import { createPhotoMemory, type PhotoMemory } from './photo-memory.ts';

const FACTS = {
  ...{ format: 'jpeg', width: 3000, height: 4000, orientation: 1 },
  ...{ space: 'srgb', hasProfile: false, profile: null },
};

describe('photo memory', () => {
  let dir: string;
  let photo: string;
  let database: Database;
  let memory: PhotoMemory;
  let now: number;
  let looks: string[];
  let meanwhile: () => Promise<void>;

  const clock = {
    now: () => now,
    sleep: () => new Promise<void>(() => undefined),
  };
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  const images = {
    probe: () => Promise.reject(new Error('not asked here')),
    verify: async (path: string): Promise<VerifiedImage> => {
      looks.push(path);
      const before = await fileVersion(path);
      const text = await readFile(path, 'utf8');
      await meanwhile();
      const version = await fileVersion(path);
      const same = version.key === before.key;
      return { ...FACTS, sha256: sha(text), ...(same ? { version } : {}) };
    },
  };
  const open = () => createPhotoMemory({ images, database, clock, log: silentLog });

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'photo-memory-'));
    photo = join(dir, 'front.jpg');
    await writeFile(photo, 'one');
    database = openDatabase(join(dir, 'studio.sqlite'));
    migrate({ database, migrations, copiesDir: join(dir, 'copies'), clock, log: silentLog });
    now = (await stat(photo)).ctimeMs + 60_000;
    looks = [];
    meanwhile = async () => undefined;
    memory = open();
  });
  afterEach(async () => {
    database.close();
    await rm(dir, { recursive: true, force: true });
  });

  it('[BATCH-41] looks at a photo once, also when another process asks, and tells the same of it', async () => {
    const first = await memory.look.verify(photo);
    memory.close();
    memory = open();
    const second = await memory.look.verify(photo);

    expect(looks).toEqual([photo]);
    expect(second).toEqual(first);
    expect(second).toMatchObject({ ...FACTS, sha256: sha('one') });
    expect(second.version?.modifiedMs).toBe((await stat(photo)).mtimeMs);
  });

  it.each([
    ['has other bytes', () => writeFile(photo, 'other')],
    [
      'has other bytes of the same number, its time set back',
      async () => {
        const { atime, mtime } = await stat(photo);
        await writeFile(photo, 'two');
        await utimes(photo, atime, mtime);
      },
    ],
    [
      'is another file by the same name',
      async () => {
        const { atime, mtime } = await stat(photo);
        const other = join(dir, 'other.jpg');
        await writeFile(other, 'two');
        await utimes(other, atime, mtime);
        await rename(other, photo);
      },
    ],
  ])('[BATCH-41] looks anew at a photo that %s', async (_what, change) => {
    await memory.look.verify(photo);
    await change();
    const again = await memory.look.verify(photo);

    expect(looks).toHaveLength(2);
    expect(again.sha256).toBe(sha(await readFile(photo, 'utf8')));
  });

  it('[BATCH-41] does not remember a photo that was written to a moment ago, or while it was read', async () => {
    now = (await stat(photo)).ctimeMs + 500;
    await memory.look.verify(photo);
    now += 60_000;
    meanwhile = () => writeFile(photo, 'two');
    await memory.look.verify(photo);
    meanwhile = async () => undefined;
    const { sha256 } = await memory.look.verify(photo);

    expect(looks).toHaveLength(3);
    expect(sha256).toBe(sha('two'));
  });

  it('remembers no photo that is damaged', async () => {
    meanwhile = () => Promise.reject(new Error('cut off'));
    await expect(memory.look.verify(photo)).rejects.toThrow('cut off');
    await expect(memory.look.verify(photo)).rejects.toThrow('cut off');
    expect(looks).toHaveLength(2);
  });

  it('looks anew after three months, and where nothing can be read or written', async () => {
    await memory.look.verify(photo);
    memory.close();
    now += 91 * 24 * 3_600_000;
    const other = join(dir, 'back.jpg');
    await writeFile(other, 'back');
    memory = open();
    await memory.look.verify(other);
    memory.close();
    await open().look.verify(photo);
    expect(looks).toEqual([photo, other, photo]);

    database.exec('DROP TABLE photos_seen');
    memory = open();
    await memory.look.verify(photo);
    memory.close();
    expect(looks).toHaveLength(4);
  });
});
