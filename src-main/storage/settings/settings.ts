/**
 * Small things that are remembered between starts, each checked when it is read and when it is
 * written. Knows nothing of Electron: the backend is handed in.
 */
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../runtime/clock.ts';
import { fileStamp } from '../../runtime/file-stamp.ts';
import type { Log } from '../../runtime/log.ts';
import { toFileError } from '../files/file-errors.ts';
import type { OpenSettingsBackend } from './backend.ts';
import {
  MAX_RECENT_FOLDERS,
  type SettingName,
  type SettingValue,
  settingsFields,
} from './schema.ts';

export interface Settings {
  /** A field that is missing or makes no sense answers its default. */
  get<Name extends SettingName>(name: Name): SettingValue<Name>;
  /** On disk when it returns. Throws `disk-full`, `folder-not-writable`, `file-error`. */
  set<Name extends SettingName>(name: Name, value: SettingValue<Name>): void;
  /** Puts a folder first among the recent ones. */
  rememberFolder(dir: string): void;
  /** Set when the file was damaged: it was set aside and everything is at its default. */
  readonly damaged: { readonly movedTo: string } | null;
}

export interface SettingsOptions {
  readonly dir: string;
  /** `openElectronStore` in the app, `openConf` under plain Node. */
  readonly backend: OpenSettingsBackend;
  readonly clock: Clock;
  readonly log: Log;
}

const NAME = 'settings';

export function createSettings({ dir, backend, clock, log }: SettingsOptions): Settings {
  const file = join(dir, `${NAME}.json`);
  const damaged = setAsideDamaged(file, dir, clock);
  if (damaged) log.warn('settings damaged; set aside', damaged);
  const store = guarded(file, () => backend({ dir, name: NAME }));

  const get = <Name extends SettingName>(name: Name): SettingValue<Name> =>
    // Every field has a fallback, so that parsing cannot fail.
    settingsFields[name].parse(store.get(name)) as SettingValue<Name>;
  const set = <Name extends SettingName>(name: Name, value: SettingValue<Name>): void => {
    const checked = settingsFields[name].parse(value);
    guarded(file, () => store.set(name, checked));
  };
  return {
    get,
    set,
    rememberFolder: (folder) => {
      const others = get('recentFolders').filter((known) => known !== folder);
      set('recentFolders', [folder, ...others].slice(0, MAX_RECENT_FOLDERS));
    },
    damaged,
  };
}

function setAsideDamaged(file: string, dir: string, clock: Clock): Settings['damaged'] {
  if (!existsSync(file)) return null;
  return guarded(file, () => {
    if (isJsonObject(readFileSync(file, 'utf8'))) return null;
    const base = join(dir, `${NAME}.damaged-${fileStamp(clock.now())}`);
    let movedTo = `${base}.json`;
    for (let n = 2; existsSync(movedTo); n += 1) movedTo = `${base}-${n}.json`;
    renameSync(file, movedTo);
    return { movedTo };
  });
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toFileError(error, file);
  }
}
