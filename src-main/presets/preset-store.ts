/**
 * The user's own presets, in one file of the data folder, and the built-in ones beside them. What is
 * deleted can be restored. Knows no window and no dialog.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { type Instruction, Instructions, JobOptions } from '../../src-shared/domain/instruction.ts';
import {
  BUILT_IN_PRESETS,
  freeName,
  MAX_PRESETS,
  type Preset,
  PresetName,
} from '../../src-shared/domain/preset.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import { openJsonDocument } from '../storage/files/json-document.ts';

export interface LookContent {
  readonly instructions: readonly Instruction[];
  readonly options: JobOptions;
}

/** Every change answers the whole list as it then is. Throws `not-found`, `invalid-input`, `disk-full` … */
export interface PresetStore {
  /** Built-in ones first, then own ones by name. */
  list(): Promise<readonly Preset[]>;
  get(id: string): Promise<Preset>;
  /** A taken name gets a number. */
  create(name: string, look: LookContent): Promise<Preset>;
  /** Built-in ones can only be duplicated. */
  save(id: string, look: LookContent): Promise<Preset>;
  duplicate(id: string, name: string): Promise<Preset>;
  rename(id: string, name: string): Promise<Preset>;
  remove(id: string): Promise<void>;
  /** Undoes a removal; the newest twenty are kept. */
  restore(id: string): Promise<Preset>;
}

const StoredPreset = z.object({
  id: z.string().min(1).max(64),
  name: PresetName,
  instructions: Instructions,
  options: JobOptions,
});
type StoredPreset = z.infer<typeof StoredPreset>;

const PresetFile = z.object({
  version: z.literal(1),
  presets: z.array(StoredPreset).max(MAX_PRESETS),
  removed: z.array(StoredPreset),
});
type PresetFile = z.infer<typeof PresetFile>;

const EMPTY: PresetFile = { version: 1, presets: [], removed: [] };
const MAX_REMOVED = 20;
const FILE = 'presets.json';

export interface PresetStoreOptions {
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
}

export function createPresetStore({ dir, clock, log }: PresetStoreOptions): PresetStore {
  const { current, change } = openJsonDocument({
    path: join(dir, FILE),
    schema: PresetFile,
    empty: EMPTY,
    clock,
    log,
  });
  const insert = (file: PresetFile, name: string, look: LookContent, id = newId()) => {
    if (file.presets.length >= MAX_PRESETS) throw full();
    const { instructions, options } = look;
    const free = freeName(name, namesIn(file));
    const stored = StoredPreset.parse({ id, name: free, instructions, options });
    return { file: { ...file, presets: [...file.presets, stored] }, value: presetOf(stored) };
  };
  const replace = (file: PresetFile, id: string, edit: (one: StoredPreset) => StoredPreset) => {
    const stored = edit(ownIn(file, id));
    const presets = file.presets.map((one) => (one.id === id ? stored : one));
    return { file: { ...file, presets }, value: presetOf(stored) };
  };
  const get = async (id: string): Promise<Preset> =>
    BUILT_IN_PRESETS.find((preset) => preset.id === id) ?? presetOf(ownIn(await current(), id));

  return {
    list: async () => {
      const own = (await current()).presets.map(presetOf);
      return [...BUILT_IN_PRESETS, ...own.sort((a, b) => a.name.localeCompare(b.name, 'en'))];
    },
    get,
    create: (name, look) => change((file) => insert(file, name, look)),
    save: (id, { instructions, options }) =>
      change((file) =>
        replace(file, id, (one) => ({ ...one, instructions: [...instructions], options })),
      ),
    duplicate: async (id, name) => {
      const { instructions, options } = await get(id);
      return change((file) => insert(file, name, { instructions, options }));
    },
    rename: (id, name) =>
      change((file) => {
        const others = namesIn({ ...file, presets: file.presets.filter((one) => one.id !== id) });
        return replace(file, id, (one) => ({ ...one, name: freeName(name, others) }));
      }),
    remove: (id) =>
      change((file) => {
        const gone = ownIn(file, id);
        const presets = file.presets.filter((one) => one.id !== id);
        const removed = [gone, ...file.removed].slice(0, MAX_REMOVED);
        return { file: { ...file, presets, removed }, value: undefined };
      }),
    restore: (id) =>
      change((file) => {
        const back = file.removed.find((one) => one.id === id);
        if (!back) throw gone();
        const removed = file.removed.filter((one) => one.id !== id);
        return insert({ ...file, removed }, back.name, back, back.id);
      }),
  };
}

const newId = (): string => randomUUID();

function namesIn(file: PresetFile): readonly string[] {
  return [...BUILT_IN_PRESETS, ...file.presets].map(({ name }) => name);
}

function presetOf({ id, name, instructions, options }: StoredPreset): Preset {
  return { id, name, builtIn: false, description: null, instructions, options };
}

function ownIn(file: PresetFile, id: string): StoredPreset {
  const found = file.presets.find((one) => one.id === id);
  if (found) return found;
  if (!BUILT_IN_PRESETS.some((preset) => preset.id === id)) throw gone();
  throw refusal('invalid-input', { why: 'preset-built-in' });
}

function gone(): StudioError {
  return new StudioError({
    code: 'not-found',
    message: 'This preset is not there any more.',
    remedy: 'Choose another one.',
  });
}

function full(): StudioError {
  return refusal('invalid-input', { why: 'too-many-presets', n: MAX_PRESETS });
}
