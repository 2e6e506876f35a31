/** Long lists on the main thread, in slices: between two of them everything else gets its turn. */

/** Longest slice in ms: well below what a hand notices. */
const SLICE_MS = 12;

/** Lets others in once a slice is used up. */
export function createBreather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
