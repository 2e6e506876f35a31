/** Places on a real disk: what is not ours is never taken. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { assignPlacesOnDisk, placeKeyOf } from './places.ts';

const made: string[] = [];
afterEach(async () => {
  for (const dir of made.splice(0)) await rm(dir, { recursive: true, force: true });
});

async function output(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'ftm-places-'));
  made.push(dir);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(dir, path, '..'), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  return dir;
}

const wish = (sku: string, sourceDir = `/in/${sku}`) => ({ sku, sourceDir });
const common = { kind: 'batch' as const, taken: [], fresh: false };

describe('places', () => {
  it('[BATCH-11] two folders of one name, in path order, also when only case or accents differ', async () => {
    const outputDir = await output();
    const wishes = [wish('Café', '/in/2/Café'), wish('cafe\u0301', '/in/1/x')];
    const places = await assignPlacesOnDisk({ ...common, outputDir, wishes });
    expect(places.map(({ place }) => place.normalize('NFC'))).toEqual(['Café (2)', 'café']);
  });

  it('[BATCH-11] hidden leftovers do not take a place, any other file does', async () => {
    const litter = { 'a/.DS_Store': '', 'a/Thumbs.db': '', 'a/desktop.ini': '' };
    const outputDir = await output({ ...litter, 'b/notes.txt': '', 'c/metadata.json': '' });
    const wishes = [wish('a'), wish('b'), wish('c')];
    const places = await assignPlacesOnDisk({ ...common, outputDir, wishes });
    expect(places.map(({ place, foreign }) => [place, foreign])).toEqual([
      ['a', false],
      ['b (2)', false],
      ['c', true],
    ]);
    expect(places[1]?.warning).toMatchObject({ said: 'place-occupied', place: 'b' });
    const fresh = await assignPlacesOnDisk({ ...common, outputDir, wishes, fresh: true });
    expect(fresh[2]).toMatchObject({ place: 'c (2)', foreign: false });
  });

  it('[BATCH-11] a place of a stored run stays that run’s', async () => {
    const outputDir = await output();
    const taken = [join(outputDir, 'A')];
    const [place] = await assignPlacesOnDisk({ ...common, outputDir, taken, wishes: [wish('a')] });
    expect(place?.place).toBe('a (2)');
    expect(placeKeyOf(join(outputDir, 'A'))).toBe(placeKeyOf(join(outputDir, 'a')));
  });

  it('[BATCH-11] for a single run the output folder is the place, unless it holds something', async () => {
    const empty = await output();
    const full = await output({ 'mine.txt': '' });
    const run = { ...common, kind: 'run' as const, wishes: [wish('a')] };
    expect(await assignPlacesOnDisk({ ...run, outputDir: empty })).toMatchObject([
      { place: 'a', placeDir: empty, warning: null },
    ]);
    expect(await assignPlacesOnDisk({ ...run, outputDir: full })).toMatchObject([
      { placeDir: `${full} (2)` },
    ]);
  });
});
