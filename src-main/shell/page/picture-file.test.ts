import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPicture } from './picture-file.ts';

/** Of every system but Windows. */
const makePipe = 'mkfifo';
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...new Array(60).fill(0)]);

describe('opening pictures', () => {
  let dir = '';
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'picture-file-'));
    writeFileSync(join(dir, 'photo.jpg'), JPEG);
    writeFileSync(join(dir, 'key.jpg'), 'ssh-rsa AAAA secret');
    writeFileSync(join(dir, 'empty.jpg'), '');
    mkdirSync(join(dir, 'folder.jpg'));
    symlinkSync(join(dir, 'photo.jpg'), join(dir, 'link.jpg'));
    if (process.platform !== 'win32') execFileSync(makePipe, [join(dir, 'pipe.jpg')]);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('[SEC-02] opens a picture and says what it is', async () => {
    const file = await openPicture(join(dir, 'photo.jpg'));
    expect(file).toMatchObject({ format: 'jpeg', bytes: JPEG.length });
    await file?.handle.close();
  });

  it.each(['key.jpg', 'empty.jpg', 'folder.jpg', 'link.jpg', 'pipe.jpg', 'missing.jpg'])(
    '[SEC-02] opens no %s',
    async (name) => expect(await openPicture(join(dir, name))).toBeUndefined(),
  );
});
