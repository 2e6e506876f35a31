import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GrantId } from '../../../src-shared/domain/ids.ts';
import { calls } from '../../../src-shared/ipc/contract.ts';
import { drawPhoto } from '../../../tests/support/photos.ts';
import { createImageService } from '../../images/create-image-service.ts';
import { createDraft, type Draft } from '../../intake/draft.ts';
import { createGrants, type Grants } from '../../intake/grants.ts';
import { createPresetStore } from '../../presets/preset-store.ts';
import { systemClock as clock } from '../../runtime/clock.ts';
import { silentLog as log } from '../../runtime/log.ts';
import type { Desktop } from '../../shell/desktop/system.ts';
import { openConf } from '../../storage/settings/conf-backend.ts';
import { createSettings } from '../../storage/settings/settings.ts';
import { createIntakeHandlers } from './intake.ts';
import { createPresetHandlers } from './presets.ts';

let dir: string;
let draft: Draft;
let grants: Grants;
let picked: string | undefined;
const images = createImageService({ cacheDir: join(tmpdir(), 'ftm-none'), workerUrl: null });

const parts = () => {
  const settings = createSettings({ dir, backend: openConf, clock, log });
  const desktop = {
    pickFolders: async () => [],
    pickResults: async () => [],
    pickOutput: async () => undefined,
    pickLook: async () => picked,
    saveLook: async (name: string) => (picked === undefined ? undefined : join(dir, name)),
  } as unknown as Desktop;
  draft = createDraft({ images, clock, settings, log });
  const samplesDir = join(dir, 'samples');
  return {
    intake: createIntakeHandlers({ draft, grants, settings, desktop, log, samplesDir }),
    presets: createPresetHandlers({
      presets: createPresetStore({ dir, clock, log }),
      settings,
      desktop,
    }),
  };
};

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ftm-handlers-'));
  grants = createGrants();
  picked = undefined;
});
afterEach(async () => {
  await draft.close();
  await rm(dir, { recursive: true, force: true });
});

describe('calls before Start', () => {
  it('[INTAKE-01] [SEC-04] reopens a recent folder by its id, and says when it is away', async () => {
    const { intake } = parts();
    const root = join(dir, 'season');
    await drawPhoto(join(root, 's/a.jpg'));
    await draft.add([root]);
    draft.clear();
    const recent = await intake['intake:recent-folders']();
    expect(calls['intake:recent-folders'].output.parse(recent)).toEqual(recent);
    expect(recent).toMatchObject([{ there: true, label: expect.stringMatching(/season$/) }]);
    expect(JSON.stringify(recent)).not.toContain(dir);
    const id = recent[0]?.id ?? GrantId.parse('x');
    await intake['intake:open-recent']({ id });
    await draft.idle();
    expect(draft.snapshot().skus.map(({ name }) => name)).toEqual(['s']);
    await rename(root, join(dir, 'away'));
    expect(await intake['intake:recent-folders']()).toMatchObject([{ there: false }]);
    await expect(intake['intake:open-recent']({ id })).rejects.toMatchObject({
      code: 'folder-missing',
    });
    await expect(
      intake['intake:open-recent']({ id: GrantId.parse('made-up') }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('samples are not offered again as recent folders', async () => {
    const { intake } = parts();
    await drawPhoto(join(dir, 'samples/s/a.jpg'));
    await intake['intake:add-samples']();
    await draft.idle();
    expect(draft.snapshot().skus).toHaveLength(1);
    expect(await intake['intake:recent-folders']()).toEqual([]);
  });

  it('[BUILD-04] [SEC-04] an own portrait of a SKU comes by grant only', async () => {
    const { intake } = parts();
    await drawPhoto(join(dir, 'season/s/a.jpg'));
    await draft.add([join(dir, 'season')]);
    const skuIds = draft.snapshot().skus.map(({ id }) => id);
    const portrait = grants.grant(await drawPhoto(join(dir, 'face.jpg')), 'file');
    const edit = calls['intake:set-override'].input.parse({
      skuIds,
      override: { identity: { portrait } },
    });
    intake['intake:set-override'](edit);
    expect(draft.snapshot().skus[0]?.override?.identity).toEqual({
      code: null,
      portraitName: 'face.jpg',
    });
    const forged = { skuIds, override: { identity: { portrait: GrantId.parse('made-up') } } };
    expect(() => intake['intake:set-override'](forged)).toThrow(/not been chosen/);
    intake['intake:set-override']({ skuIds, override: null });
    expect(draft.snapshot().skus[0]?.override).toBeNull();
  });

  it('[INTAKE-06] kinds that are not named stay as they are', () => {
    const { intake } = parts();
    intake['intake:set-conversions']({ webp: true });
    intake['intake:set-conversions']({ upright: false, webp: undefined });
    expect(draft.snapshot().conversions).toMatchObject({
      webp: true,
      upright: false,
      colour: true,
    });
  });

  it('[BUILD-02] imports and exports presets through the dialogs, and remembers the last look', async () => {
    const { presets } = parts();
    expect(await presets['presets:import']()).toBeNull();
    expect(await presets['looks:open']()).toBeNull();
    expect(await presets['presets:export']({ id: 'built-in-street', name: 'Street' })).toBe(false);
    await mkdir(join(dir, 'in'));
    picked = join(dir, 'in/Winter.json');
    await writeFile(picked, '{"instructions":[{"pose":"sitting","lens":85}]}');
    const imported = await presets['presets:import']();
    expect(imported).toMatchObject({
      preset: { name: 'Winter', options: { model: 'auto' } },
      unknown: [{ instruction: 0, field: 'lens' }],
    });
    expect(await presets['presets:export']({ id: imported?.preset.id ?? '', name: 'Winter' })).toBe(
      true,
    );
    expect(JSON.parse(await readFile(join(dir, 'Winter.json'), 'utf8'))).toMatchObject({
      name: 'Winter',
      instructions: [{ pose: 'sitting', lens: 85 }],
    });

    const last = calls['looks:remember'].input.parse({
      identityCode: 'PiktidSummer',
      instructions: [{ pose: 'a' }, { pose: 'b' }],
      disabled: [1],
      options: { model: 'auto', consistency: true, barefoot: false },
    });
    presets['looks:remember'](last);
    await draft.close();
    expect(parts().presets['looks:last']()).toEqual(last);
  });
});
