/** The user's own targets, in one file of the data folder, and the built-in ones beside them. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { StudioError } from '../../../src-shared/domain/errors.ts';
import { BUILT_IN_TARGETS } from '../../../src-shared/domain/export/built-in-targets.ts';
import {
  type ExportTarget,
  MAX_TARGETS,
  TargetSettings,
} from '../../../src-shared/domain/export/target.ts';
import { freeName } from '../../../src-shared/domain/preset.ts';
import { ExportWish } from '../../../src-shared/ipc/calls/export.ts';
import { refusal } from '../../../src-shared/text/refusal.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Log } from '../../runtime/log.ts';
import { openJsonDocument } from '../../storage/files/json-document.ts';

export interface TargetStore {
  /** Built-in ones first, then own ones by name. */
  list(): Promise<readonly ExportTarget[]>;
  /** In the order of the ids. Throws `not-found`. */
  find(ids: readonly string[]): Promise<readonly ExportTarget[]>;
  /** Without an id a new one; a taken name gets a number. Throws `not-found`, `invalid-input`. */
  save(id: string | undefined, settings: TargetSettings): Promise<ExportTarget>;
  remove(id: string): Promise<void>;
  /** What the last export looked like. */
  last(): Promise<LastExport | null>;
  remember(last: LastExport): Promise<void>;
}

const LastExport = z.object({ folder: z.string(), wish: ExportWish });
export type LastExport = z.infer<typeof LastExport>;

const Stored = TargetSettings.extend({ id: z.string().min(1).max(64) });
const TargetFile = z.object({
  version: z.literal(1),
  targets: z.array(Stored).max(MAX_TARGETS),
  last: LastExport.nullable().catch(null),
});
type TargetFile = z.infer<typeof TargetFile>;

const EMPTY: TargetFile = { version: 1, targets: [], last: null };
const FILE = 'export-targets.json';

export function createTargetStore(options: {
  readonly dir: string;
  readonly clock: Clock;
  readonly log: Log;
}): TargetStore {
  const { dir, clock, log } = options;
  const { current, change } = openJsonDocument({
    path: join(dir, FILE),
    schema: TargetFile,
    empty: EMPTY,
    clock,
    log,
  });
  const list = async (): Promise<readonly ExportTarget[]> => {
    const own = (await current()).targets.map(targetOf);
    return [...BUILT_IN_TARGETS, ...own.sort((a, b) => a.name.localeCompare(b.name, 'en'))];
  };

  return {
    list,
    async find(ids) {
      const all = new Map((await list()).map((target) => [target.id, target]));
      return ids.map((id) => all.get(id) ?? gone());
    },
    save: (id, settings) =>
      change((file) => {
        const others = file.targets.filter((one) => one.id !== id);
        if (id !== undefined && others.length === file.targets.length) {
          if (BUILT_IN_TARGETS.some((one) => one.id === id)) builtInStays();
          gone();
        }
        if (others.length >= MAX_TARGETS) full();
        const names = [...BUILT_IN_TARGETS, ...others].map(({ name }) => name);
        const name = freeName(settings.name.slice(0, 55), names);
        const stored = Stored.parse({ ...settings, name, id: id ?? randomUUID() });
        return { file: { ...file, targets: [...others, stored] }, value: targetOf(stored) };
      }),
    remove: (id) =>
      change((file) => {
        const targets = file.targets.filter((one) => one.id !== id);
        if (targets.length === file.targets.length) {
          if (BUILT_IN_TARGETS.some((one) => one.id === id)) builtInStays();
          gone();
        }
        return { file: { ...file, targets }, value: undefined };
      }),
    last: async () => (await current()).last,
    remember: (last) => change((file) => ({ file: { ...file, last }, value: undefined })),
  };
}

function targetOf(stored: z.infer<typeof Stored>): ExportTarget {
  return { ...stored, builtIn: false, source: null };
}

function gone(): never {
  throw new StudioError({
    code: 'not-found',
    message: 'This target is not there any more.',
    remedy: 'Choose another one.',
  });
}

function builtInStays(): never {
  throw refusal('invalid-input', { why: 'target-built-in' });
}

function full(): never {
  throw refusal('invalid-input', { why: 'too-many-targets', n: MAX_TARGETS });
}
