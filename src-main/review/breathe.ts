/** Long lists on the main thread, in slices: between two of them everything else gets its turn. */

/** Longest slice in ms: with a commit or a collection of memory on top still below what a hand notices. */
const SLICE_MS = 6;

/** Lets others in once a slice is used up. */
export function createBreather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE_MS) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}
