/**
 * The live display of a terminal: a frame that is redrawn in place, and above it, for good, a line
 * for whatever a person may want to scroll back to. Redraws at most twelve times a second.
 */
import { hasEnded } from '../../../src-shared/domain/run.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import type { Clock } from '../../runtime/clock.ts';
import { endLines } from './end-lines.ts';
import { frameLines } from './frame.ts';
import type { Paint } from './paint.ts';
import { planLines } from './plan-lines.ts';
import { createRedraw } from './redraw.ts';
import { startLines } from './start-lines.ts';
import { printable, wrapWords } from './text-width.ts';
import type { Display, SkuName, Watched } from './watched.ts';
import { clockWords, count, failureWords, retrySentence } from './words.ts';

export interface LiveDisplayOptions {
  readonly clock: Clock;
  readonly paint: Paint;
  /** The terminal. */
  readonly stream: NodeJS.WriteStream;
}

/** Twelve frames a second at most; countdowns and elapsed times move four times a second. */
const FRAME_MS = 84;
const TICK_MS = 250;

export function createLiveDisplay({ clock, paint, stream }: LiveDisplayOptions): Display {
  const redraw = createRedraw(stream);
  let watched: Watched | null = null;
  let closed = false;
  let drawn = 0;
  let pending: NodeJS.Timeout | null = null;

  const draw = () => {
    pending = null;
    if (closed || !watched) return;
    drawn = clock.now();
    const size = { columns: stream.columns ?? 80, rows: stream.rows ?? 24 };
    redraw.draw(frameLines(watched, drawn, size, paint));
  };
  const drawSoon = () => {
    if (closed || pending) return;
    pending = setTimeout(draw, Math.max(0, FRAME_MS - (clock.now() - drawn)));
  };
  const ticker = setInterval(drawSoon, TICK_MS);
  ticker.unref();
  stream.on('resize', drawSoon);

  const wrapped = (line: string) => wrapWords(line, (stream.columns ?? 80) - 1);
  const persist = (line: string) => {
    redraw.persist(wrapped(line));
    drawSoon();
  };
  const tell = (sku: SkuName, text: string) =>
    persist(sku === null ? text : `${printable(sku)}: ${text}`);
  const close = () => {
    if (closed) return;
    closed = true;
    clearInterval(ticker);
    if (pending) clearTimeout(pending);
    stream.off('resize', drawSoon);
    redraw.close();
  };
  const sayAll = (lines: readonly string[]) => {
    close();
    redraw.persist(lines.flatMap(wrapped));
  };

  return {
    started(info) {
      for (const line of startLines(info, paint)) persist(line);
      watched = info.watched;
      drawSoon();
    },
    changed(next, changes) {
      watched = next;
      for (const { run, before } of changes) {
        const ended = hasEnded(run.state) && !run.skipped;
        if (ended && !(before && hasEnded(before.state))) persist(endedLine(run, paint));
      }
      drawSoon();
    },
    waited: (sku, wait) => tell(sku, paint.yellow(retrySentence(wait))),
    saved() {},
    warned: (sku, text) => tell(sku, paint.yellow(`Warning: ${printable(text)}`)),
    planned: (preview, rejected) => sayAll(planLines(preview, rejected, paint)),
    stopping: (signal) =>
      persist(paint.yellow(`${signal}: stopping; state is saved. Once more stops at once.`)),
    failed: (failure) => sayAll([`${paint.red('Error:')} ${failureWords(failure)}`]),
    ended: (info) => sayAll(endLines(info, paint)),
    close,
  };
}

function endedLine(run: RunView, paint: Paint): string {
  const name = printable(run.sku);
  const took =
    run.startedMs === null || run.endedMs === null
      ? ''
      : ` · ${clockWords(run.endedMs - run.startedMs)}`;
  if (run.state.phase === 'done') {
    const credits = run.credits === null ? '' : ` · ${count(run.credits, 'credit')}`;
    const pictures = count(run.outputs.length, 'picture');
    return `${paint.green('✓')} ${name}  ${pictures}${credits}${took}`;
  }
  const why = 'failure' in run.state ? failureWords(run.state.failure) : run.state.phase;
  return `${paint.red('✗')} ${name}  ${why}${took}`;
}
