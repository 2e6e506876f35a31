/** File names that a server would use to leave the output folder, or to break another system's disk. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { createGround, type Ground } from './ground.ts';

let ground: Ground | undefined;
afterEach(async () => {
  await ground?.close();
  ground = undefined;
});

const LONG = 5_000;
const NAMES: readonly (string | null)[] = [
  '../../mine.jpg',
  '../../../../../../mine.jpg',
  '..\\..\\mine.jpg',
  '/mine.jpg',
  '//host/share/mine.jpg',
  'C:\\Windows\\mine.jpg',
  'c:mine.jpg',
  'folder/mine.jpg',
  '..',
  '.',
  '',
  ' ',
  null,
  'CON',
  'nul.jpg',
  'COM1.jpg',
  'lpt9.png.jpg',
  'aux .jpg',
  'new\nline.jpg',
  'nothing\u0000after.jpg',
  'bell\u0007.jpg',
  'gpj\u202egpj.exe',
  'mark\u200f\u2066.jpg',
  'same.jpg',
  'same.jpg',
  'SAME.JPG',
  'trailing.jpg. ',
  'star*?<>|".jpg',
  `${'n'.repeat(LONG)}.jpg`,
  `${'ü'.repeat(LONG)}.jpg`,
  `n.${'e'.repeat(LONG)}`,
  '.metadata.json.part',
  'metadata.json',
  '.hidden.jpg',
  '-rf.jpg',
  '%2e%2e%2fmine.jpg',
];

/** Names Windows has taken, with or without an ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])[ ]*(\.|$)/i;
/** Control characters, those that turn the direction of writing, and what no Windows name may hold. */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/;

it('[PROOF-04] [RUN-12] every picture lands in its place under a harmless name', async () => {
  ground = await createGround({ sandbox: { behaviour: { resultNames: [...NAMES] } } });
  const { studio } = ground;
  const { run } = await ground.play(NAMES.length);

  expect(run.state).toEqual({ phase: 'done' });
  expect(await ground.strayed()).toEqual([]);
  const written = (await studio.written())
    .filter((path) => path.startsWith('dress/'))
    .map((path) => path.slice('dress/'.length));
  expect(written).toHaveLength(NAMES.length + 1);
  for (const name of written) {
    expect(name).not.toMatch(FORBIDDEN);
    expect(name).not.toMatch(RESERVED);
    expect(name).not.toMatch(/[. ]$/);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  }
  const folded = new Set(written.map((name) => name.normalize('NFC').toLowerCase()));
  expect(folded.size).toBe(written.length);
  const metadata = await readFile(join(studio.outputDir, 'dress', 'metadata.json'), 'utf8');
  expect(JSON.parse(metadata)).toMatchObject({ results: expect.any(Array) });
}, 120_000);

it('[PROOF-04] a folder named like an attack becomes a harmless place', async () => {
  ground = await createGround();
  const { studio, sku: base } = ground;
  const names = ['..', 'con', 'gpj\u202egpj', `${'n'.repeat(240)}`];
  const skus = names.map((sku) => ({ ...base, sku, sourceDir: join(base.sourceDir, sku) }));
  const { batchId } = await studio.engine.start(studio.plan(skus));
  await studio.engine.settled(batchId, AbortSignal.timeout(60_000));
  const runs = studio.engine.runsOf(batchId);
  expect(runs.map(({ state }) => state.phase)).toEqual(names.map(() => 'done'));
  for (const { place } of runs) {
    expect(place).not.toMatch(FORBIDDEN);
    expect(place).not.toMatch(RESERVED);
  }
  expect(await ground.strayed()).toEqual([]);
}, 120_000);
