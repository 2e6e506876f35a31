/** Bars of the terminal. Pure. */
import type { BatchCounts } from '../../../src-shared/domain/views.ts';
import type { Paint } from './paint.ts';

const FULL = '█';
const EMPTY = '░';

/** A bar of `columns`; with `fraction` null a block wanders, so that one sees that something lives. */
export function bar(fraction: number | null, columns: number, nowMs: number): string {
  if (columns <= 0) return '';
  if (fraction !== null) {
    const filled = Math.min(columns, Math.max(0, Math.round(fraction * columns)));
    return FULL.repeat(filled) + EMPTY.repeat(columns - filled);
  }
  const block = Math.max(1, Math.floor(columns / 4));
  const way = columns - block;
  const step = way === 0 ? 0 : Math.floor(nowMs / 250) % (2 * way);
  const at = step <= way ? step : 2 * way - step;
  return EMPTY.repeat(at) + FULL.repeat(block) + EMPTY.repeat(way - at);
}

/** The whole batch in one bar: done, failed, running, and what is still to come. */
export function countsBar(counts: BatchCounts, columns: number, paint: Paint): string {
  const total = Math.max(1, counts.total);
  const share = (n: number) => Math.floor((n / total) * columns);
  const done = counts.done === counts.total ? columns : share(counts.done);
  // One failure among thousands is still seen.
  const failed = counts.failed > 0 ? Math.max(1, share(counts.failed)) : 0;
  const running = Math.min(columns - Math.min(columns, done + failed), share(counts.running));
  const shownDone = Math.min(done, columns - failed);
  return (
    paint.green(FULL.repeat(shownDone)) +
    paint.red(FULL.repeat(failed)) +
    paint.cyan('▒'.repeat(running)) +
    paint.dim(EMPTY.repeat(columns - shownDone - failed - running))
  );
}
