/** Answers calls about looks: presets, files of the user, the look that is remembered. */
import { safePlaceName } from '../../../src-shared/domain/names.ts';
import { readLookFile, writeLookFile } from '../../presets/look-file.ts';
import type { PresetStore } from '../../presets/preset-store.ts';
import type { Desktop } from '../../shell/desktop/system.ts';
import type { Settings } from '../../storage/settings/settings.ts';
import type { Handlers } from '../handler.ts';

export interface PresetParts {
  readonly presets: PresetStore;
  readonly settings: Pick<Settings, 'get' | 'set'>;
  readonly desktop: Pick<Desktop, 'pickLook' | 'saveLook'>;
}

type Names = `presets:${string}` | `looks:${string}`;
export type PresetHandlers = Pick<Handlers, Extract<keyof Handlers, Names>>;

const USUAL = { model: 'auto', consistency: true, barefoot: false } as const;

export function createPresetHandlers({ presets, settings, desktop }: PresetParts): PresetHandlers {
  return {
    'presets:list': async () => [...(await presets.list())],
    'presets:create': ({ name, ...look }) => presets.create(name, look),
    'presets:save': ({ id, ...look }) => presets.save(id, look),
    'presets:duplicate': ({ id, name }) => presets.duplicate(id, name),
    'presets:rename': ({ id, name }) => presets.rename(id, name),
    'presets:remove': ({ id }) => presets.remove(id),
    'presets:restore': ({ id }) => presets.restore(id),
    'presets:import': async () => {
      const path = await desktop.pickLook();
      if (path === undefined) return null;
      const { name, instructions, options, unknown } = await readLookFile(path);
      const look = { instructions, options: options ?? USUAL };
      return { preset: await presets.create(name, look), unknown: [...unknown] };
    },
    'presets:export': async ({ id, name }) => {
      const { instructions, options } = await presets.get(id);
      const path = await desktop.saveLook(`${safePlaceName(name)}.json`);
      if (path === undefined) return false;
      await writeLookFile(path, { name, instructions, options });
      return true;
    },
    'looks:open': async () => {
      const path = await desktop.pickLook();
      if (path === undefined) return null;
      const file = await readLookFile(path);
      return { ...file, unknown: [...file.unknown] };
    },
    'looks:save': async ({ name, ...look }) => {
      const path = await desktop.saveLook(`${safePlaceName(name ?? 'instructions')}.json`);
      if (path === undefined) return false;
      await writeLookFile(path, { name, ...look });
      return true;
    },
    'looks:last': () => settings.get('lastLook'),
    'looks:remember': (look) => settings.set('lastLook', look),
  };
}
