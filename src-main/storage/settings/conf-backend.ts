/** Settings under plain Node: `conf`, the library electron-store is built on, on the same file. */
import Conf from 'conf';
import type { OpenSettingsBackend } from './backend.ts';

export const openConf: OpenSettingsBackend = ({ dir, name }) => {
  const conf = new Conf<Record<string, unknown>>({
    cwd: dir,
    configName: name,
    // Keys are field names as they are; account names hold dots.
    accessPropertiesByDotNotation: false,
  });
  return { get: (key) => conf.get(key), set: (key, value) => conf.set(key, value) };
};
