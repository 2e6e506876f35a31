import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Instructions } from '../../src-shared/domain/instruction.ts';
import { BUILT_IN_PRESETS, Preset } from '../../src-shared/domain/preset.ts';
import { readInstructions } from '../intake/plan-batch.ts';
import { systemClock } from '../runtime/clock.ts';
import { silentLog } from '../runtime/log.ts';
import { readLookFile, writeLookFile } from './look-file.ts';
import { parseInstructionsFile } from './parse-instructions.ts';
import { createPresetStore } from './preset-store.ts';

let dir: string;
const open = () => createPresetStore({ dir, clock: systemClock, log: silentLog });
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-presets-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const options = { model: 'seedream', consistency: false, barefoot: true } as const;
const look = { instructions: [{ pose: 'walking', lens: 50 }], options };
const ownNames = async () =>
  (await open().list()).flatMap(({ builtIn, name }) => (builtIn ? [] : name));

describe('presets', () => {
  it('[BUILD-02] come with the app, valid and each under its own name', async () => {
    const presets = await open().list();
    expect(presets.length).toBeGreaterThanOrEqual(5);
    for (const preset of presets) expect(Preset.parse(preset)).toEqual(preset);
    for (const { instructions } of presets) {
      expect(parseInstructionsFile(JSON.stringify(instructions)).ok).toBe(true);
      expect(Instructions.parse(instructions)).toEqual(instructions);
    }
    expect(new Set(presets.map(({ name }) => name)).size).toBe(presets.length);
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });

  it('[BUILD-02] own ones are made, changed, duplicated, renamed, and survive a restart', async () => {
    const store = open();
    const made = await store.create(' Night ', look);
    expect(made).toMatchObject({ name: 'Night', builtIn: false, instructions: look.instructions });
    expect((await store.duplicate(made.id, made.name)).name).toBe('Night 2');
    const copy = await store.duplicate(BUILT_IN_PRESETS[0]?.id ?? '', 'Produktseite');
    expect(copy).toMatchObject({ name: 'Produktseite', builtIn: false });
    await store.save(copy.id, look);
    await store.rename(copy.id, 'night');
    expect(await ownNames()).toEqual(['Night', 'Night 2', 'night 3']);
    expect(await open().get(copy.id)).toMatchObject({ name: 'night 3', ...look });
    await store.rename(copy.id, 'night 3');
    expect((await store.get(copy.id)).name).toBe('night 3');
  });

  it('[BUILD-02] what is deleted can be restored, also after a restart', async () => {
    const store = open();
    const made = await store.create('Night', look);
    await store.remove(made.id);
    expect(await ownNames()).toEqual([]);
    await store.create('Night', look);
    expect(await open().restore(made.id)).toMatchObject({ id: made.id, name: 'Night 2' });
    await expect(open().restore(made.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('[BUILD-02] keeps what comes with the app as it is, and loses nothing to many changes at once', async () => {
    const store = open();
    const id = BUILT_IN_PRESETS[0]?.id ?? '';
    for (const change of [store.save(id, look), store.rename(id, 'x'), store.remove(id)]) {
      await expect(change).rejects.toMatchObject({ code: 'invalid-input' });
    }
    await expect(store.get('gone')).rejects.toMatchObject({ code: 'not-found' });
    await Promise.all(Array.from({ length: 20 }, () => store.create('Same', look)));
    expect(new Set(await ownNames()).size).toBe(20);
  });

  it('sets a damaged file aside and begins anew', async () => {
    await writeFile(join(dir, 'presets.json'), '{"version":1,"presets":[{}]}');
    expect(await ownNames()).toEqual([]);
    expect(await readdir(dir)).toEqual([expect.stringMatching(/^presets\.damaged-.+\.json$/)]);
  });
});

describe('a look as a file', () => {
  it('[BUILD-02] [BUILD-03] is read by the command line too, unknown fields and all', async () => {
    const path = join(dir, 'Night look.json');
    await writeLookFile(path, { ...look, name: 'Night' });
    expect(await readInstructions(path)).toEqual(look.instructions);
    expect(await readLookFile(path)).toEqual({
      name: 'Night',
      ...look,
      unknown: [{ instruction: 0, field: 'lens' }],
    });
    await writeFile(path, '[{}]');
    expect(await readLookFile(path)).toMatchObject({ name: 'Night look', options: null });
    expect(await readFile(path, 'utf8')).toBe('[{}]');
  });

  it('[BUILD-03] names the place of a mistake', async () => {
    const path = join(dir, 'bad.json');
    await writeFile(path, '[\n{"pose": 1}]');
    await expect(readLookFile(path)).rejects.toMatchObject({
      code: 'instructions-invalid',
      failure: {
        detail: 'line 2, column 10, instruction 1, pose: a text in double quotes expected',
      },
    });
    await expect(readLookFile(join(dir, 'gone.json'))).rejects.toMatchObject({
      code: 'folder-missing',
    });
  });
});
