/**
 * A queue ordered by position: the first one is found at once however many wait. Entries leave and
 * come back at other positions. A binary heap; entries that left are skipped when they surface.
 */
export interface Queued {
  readonly position: number;
}

export interface Queue<Entry extends Queued> {
  readonly size: number;
  has(entry: Entry): boolean;
  /** Adds it, or moves it to its present position. */
  put(entry: Entry): void;
  drop(entry: Entry): void;
  first(): Entry | undefined;
  /** In no particular order. */
  [Symbol.iterator](): Iterator<Entry>;
}

export function createQueue<Entry extends Queued>(): Queue<Entry> {
  const heap: { readonly entry: Entry; readonly at: number }[] = [];
  /** The position under which each entry waits; a heap node with another one is stale. */
  const waiting = new Map<Entry, number>();

  const less = (a: number, b: number): boolean => (heap[a]?.at ?? 0) < (heap[b]?.at ?? 0);
  const swap = (a: number, b: number): void => {
    const [left, right] = [heap[a], heap[b]];
    if (!left || !right) return;
    heap[a] = right;
    heap[b] = left;
  };
  const rise = (from: number): void => {
    for (let i = from; i > 0; ) {
      const parent = (i - 1) >> 1;
      if (!less(i, parent)) return;
      swap(i, parent);
      i = parent;
    }
  };
  const sink = (): void => {
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      const right = left + 1;
      let least = i;
      if (left < heap.length && less(left, least)) least = left;
      if (right < heap.length && less(right, least)) least = right;
      if (least === i) return;
      swap(i, least);
      i = least;
    }
  };
  const removeTop = (): void => {
    const last = heap.pop();
    if (last && heap.length > 0) {
      heap[0] = last;
      sink();
    }
  };

  return {
    get size() {
      return waiting.size;
    },
    has: (entry) => waiting.has(entry),
    put: (entry) => {
      if (waiting.get(entry) === entry.position) return;
      waiting.set(entry, entry.position);
      heap.push({ entry, at: entry.position });
      rise(heap.length - 1);
    },
    drop: (entry) => {
      waiting.delete(entry);
    },
    first: () => {
      for (let top = heap[0]; top; top = heap[0]) {
        if (waiting.get(top.entry) === top.at) return top.entry;
        removeTop();
      }
      return undefined;
    },
    [Symbol.iterator]: () => waiting.keys(),
  };
}
