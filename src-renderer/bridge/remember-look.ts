/** The look outlives the window: asked for at the start, kept when changes rest or the page goes. */
import { type LookStore, lastLookOf } from '../stores/look.ts';
import type { StudioClient } from './studio.ts';

const REST_MS = 400;

/** Returns its undo, which keeps what still waits. */
export function rememberLook(
  client: Pick<StudioClient, 'call'>,
  store: LookStore,
  page: Pick<Window, 'addEventListener' | 'removeEventListener'>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    client.call('looks:remember', lastLookOf(store.getState())).catch(() => {
      // A convenience: the next batch begins with an older look.
    });
  };
  client.call('looks:last').then(
    (last) => store.getState().recall(last),
    () => store.getState().recall(null),
  );
  const off = store.subscribe((state, before) => {
    if (!before.recalled) return;
    const same =
      state.identity === before.identity &&
      state.cards === before.cards &&
      state.options === before.options &&
      state.parallel === before.parallel &&
      state.recent === before.recent;
    if (same) return;
    clearTimeout(timer);
    timer = setTimeout(keep, REST_MS);
  });
  page.addEventListener('pagehide', keep);
  return () => {
    off();
    page.removeEventListener('pagehide', keep);
    keep();
  };
}
