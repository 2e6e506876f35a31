/** Many small jobs, a few at a time, answers in the order of the input. */

/** The first failure stops the handing out of further items and is thrown once those in hand have ended. */
export async function mapBounded<Item, Value>(
  items: readonly Item[],
  limit: number,
  work: (item: Item, index: number) => Promise<Value>,
): Promise<Value[]> {
  if (!Number.isInteger(limit) || limit < 1) {
    throw new RangeError(`limit must be an integer of at least 1, got ${limit}`);
  }
  const values: Value[] = new Array(items.length);
  const queue = items.entries();
  let stopped = false;
  const worker = async () => {
    for (const [index, item] of queue) {
      if (stopped) return;
      try {
        values[index] = await work(item, index);
      } catch (error) {
        stopped = true;
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(limit, items.length) }, worker);
  const ends = await Promise.allSettled(workers);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return values;
}
