/** A named place in the window's storage. Losing it costs a preset form, nothing else. */
import type { TextPlace } from '../stores/look.ts';

export function windowPlace(storage: Storage, name: string): TextPlace {
  return {
    read: () => storage.getItem(name),
    write: (text) => storage.setItem(name, text),
  };
}
