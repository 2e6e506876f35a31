/** Keeps how somebody likes to look at things in the window's storage. */
import type { Stores } from '../stores/stores.ts';
import { habitsOf, recallView } from '../stores/view-remembered.ts';

const HABITS = 'view';

export function followView(
  { view }: Pick<Stores, 'view'>,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
): () => void {
  const place = {
    read: () => storage.getItem(HABITS),
    write: (text: string) => storage.setItem(HABITS, text),
  };
  const kept = recallView(place);
  if (kept) view.getState().set(kept);
  let written = JSON.stringify(habitsOf(view.getState()));
  return view.subscribe((state) => {
    const now = JSON.stringify(habitsOf(state));
    if (now === written) return;
    written = now;
    place.write(now);
  });
}
