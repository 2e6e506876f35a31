/** Settings in the app. Must never be imported under plain Node, where electron-store cannot load. */
import ElectronStore from 'electron-store';
import type { OpenSettingsBackend } from './backend.ts';

export const openElectronStore: OpenSettingsBackend = ({ dir, name }) => {
  const store = new ElectronStore<Record<string, unknown>>({
    cwd: dir,
    name,
    // Keys are field names as they are; account names hold dots.
    accessPropertiesByDotNotation: false,
  });
  return { get: (key) => store.get(key), set: (key, value) => store.set(key, value) };
};
