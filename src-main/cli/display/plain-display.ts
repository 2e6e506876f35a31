/**
 * Progress as plain lines, for logs and pipes: one line for each real change, each with its time.
 * With `quiet` only what a person should know beside `--json`: warnings, waits, errors, the end.
 */
import type { RunView } from '../../../src-shared/domain/views.ts';
import type { Clock } from '../../runtime/clock.ts';
import { endLines } from './end-lines.ts';
import type { Paint } from './paint.ts';
import { planLines } from './plan-lines.ts';
import { startLines } from './start-lines.ts';
import { printable } from './text-width.ts';
import type { Display, RunChange, SkuName } from './watched.ts';
import { count, failureWords, pauseWords, phaseWords, retrySentence, waitWords } from './words.ts';

export interface PlainDisplayOptions {
  readonly clock: Clock;
  readonly paint: Paint;
  readonly errorPaint: Paint;
  readonly quiet: boolean;
  readonly write: (text: string) => void;
  /** Where errors go; the same place as the rest beside `--json`. */
  readonly writeError: (text: string) => void;
}

export function createPlainDisplay(options: PlainDisplayOptions): Display {
  const { clock, paint, errorPaint, quiet, write, writeError } = options;
  const say = (line: string) => write(`${line}\n`);
  const tell = (sku: SkuName, text: string) =>
    say(`${timeWords(clock.now())} ${sku === null ? '' : `${printable(sku)}: `}${text}`);
  let pause = '';

  return {
    started: (info) => {
      for (const line of startLines(info, paint)) say(line);
    },
    changed({ batch }, changes) {
      if (!quiet) {
        for (const change of changes) {
          const line = lineOfChange(change, clock.now());
          if (line !== null) tell(change.run.sku, line);
        }
      }
      const state = batch.state.state === 'paused' ? pauseWords(batch.state.reason) : '';
      if (state !== pause) tell(null, state === '' ? 'goes on' : state);
      pause = state;
    },
    waited: (sku, wait) => tell(sku, retrySentence(wait)),
    saved(sku, path) {
      if (!quiet) tell(sku, `saved ${printable(path)}`);
    },
    warned: (sku, text) => tell(sku, paint.yellow(`Warning: ${printable(text)}`)),
    planned(preview, rejected) {
      for (const line of planLines(preview, rejected, paint)) say(line);
    },
    stopping: (signal) =>
      tell(null, `${signal}: stopping; state is saved. Once more stops at once.`),
    failed: (failure) => writeError(`${errorPaint.red('Error:')} ${failureWords(failure)}\n`),
    ended(info) {
      for (const line of endLines(info, paint)) say(line);
    },
    close() {},
  };
}

/** Progress of a job is told in steps of this many percent. */
const PROGRESS_STEP = 25;

/** The line a change deserves, or null when nothing a reader cares for has changed. */
export function lineOfChange({ run, before }: RunChange, nowMs: number): string | null {
  const words = describe(run);
  const waiting = waitKey(run);
  if (before && describe(before) === words && waitKey(before) === waiting) return null;
  if (!before && run.state.phase === 'queued') return null;
  const wait = run.wait && waiting ? ` · ${waitWords(run.wait, nowMs)}` : '';
  return words + wait;
}

function waitKey(run: RunView): string {
  // Waiting for one's turn is not news: hundreds of SKUs do it all night.
  const { wait } = run;
  if (!wait || wait.reason === 'prepare-turn' || wait.reason === 'download-turn') return '';
  return wait.reason;
}

function describe(run: RunView): string {
  const { state } = run;
  switch (state.phase) {
    case 'processing': {
      const percent =
        state.progress === null
          ? ''
          : ` ${Math.floor(state.progress / PROGRESS_STEP) * PROGRESS_STEP} %`;
      return `processing${percent}, job ${printable(state.jobId)}`;
    }
    case 'done':
      return run.skipped ? 'done before, skipped' : `done, ${count(run.outputs.length, 'picture')}`;
    case 'failed':
    case 'partial':
      return `${state.phase}: ${failureWords(state.failure)}`;
    default:
      return phaseWords(state);
  }
}

/** `12:03:44`, local time. */
function timeWords(nowMs: number): string {
  return new Date(nowMs).toTimeString().slice(0, 8);
}
