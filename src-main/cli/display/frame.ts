/**
 * The live display as lines of text: a head for the batch, one line per SKU that is at work. Fits
 * any width and height it is given. Pure: the same picture and time give the same lines.
 */
import { groupOf } from '../../../src-shared/domain/run.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import { bar, countsBar } from './bar.ts';
import type { Paint } from './paint.ts';
import { cutMiddle, cutTo, padTo, printable, textWidth } from './text-width.ts';
import type { Watched } from './watched.ts';
import {
  aboutWords,
  clockWords,
  count,
  creditCount,
  fractionOf,
  pauseWords,
  phaseWords,
  waitWords,
} from './words.ts';

export interface FrameSize {
  readonly columns: number;
  readonly rows: number;
}

/** Lines without line breaks; never more than `rows`, none wider than `columns`. */
export function frameLines(
  watched: Watched,
  nowMs: number,
  size: FrameSize,
  paint: Paint,
): readonly string[] {
  // A terminal wraps when the last column is written: stay one short of it.
  const columns = Math.max(10, size.columns - 1);
  const head = headLines(watched, nowMs, columns, paint);
  const active = watched.runs.filter(isShown);
  const room = size.rows - head.length - 1;
  const shown = active.length <= room ? active : active.slice(0, Math.max(0, room - 1));
  const nameColumns = nameWidth(shown, columns);
  const lines = shown.map((run) => runLine(run, nowMs, columns, nameColumns, paint));
  const rest = active.length - shown.length;
  const more =
    rest > 0 && room > 0 ? [paint.dim(cutTo(`  … and ${count(rest, 'more SKU')}`, columns))] : [];
  return [...head, ...lines, ...more].slice(0, Math.max(1, size.rows - 1));
}

/** SKUs at work or waiting for a slot or an answer; the rest is only counted. */
function isShown(run: RunView): boolean {
  const group = groupOf(run.state);
  if (run.state.phase === 'ready') return true;
  return group === 'running' || (group === 'needs-you' && run.state.phase === 'unclear');
}

function headLines(
  { batch, limits }: Watched,
  nowMs: number,
  columns: number,
  paint: Paint,
): readonly string[] {
  const { counts } = batch;
  const parts = [
    `${counts.done} of ${counts.total} done`,
    ...(counts.running > 0 ? [`${counts.running} running`] : []),
    ...(counts.waiting > 0 ? [`${counts.waiting} waiting`] : []),
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ...(counts.needsYou > 0 ? [`${counts.needsYou} need you`] : []),
  ];
  const eta = batch.etaMs === null ? [] : [`${aboutWords(Math.max(0, batch.etaMs - nowMs))} left`];
  const spent = [creditCount(batch.creditsSpent), ...eta].join(' · ');
  const slots = limits ? [`jobs ${limits.jobsRunning}/${limits.limits.maxJobs}`] : [];
  const minute = limits
    ? [`submissions ${limits.submissionsInWindow}/${limits.limits.rate.submissions}`]
    : [];
  const window = limits ? [`in ${limits.limits.rate.windowSeconds} s`] : [];
  const blocked =
    limits?.blockedUntilMs != null && limits.blockedUntilMs > nowMs
      ? [`rate limited, again in ${clockWords(limits.blockedUntilMs - nowMs)}`]
      : [];
  const state =
    batch.state.state === 'paused'
      ? [pauseWords(batch.state.reason)]
      : batch.state.state === 'finishing'
        ? ['finishing what runs']
        : [];
  const status = [...slots, [...minute, ...window].join(' '), ...blocked].filter(Boolean);
  const line = spread([...state, ...status].join(' · '), spent, columns);
  return [
    paint.bold(cutTo(parts.join(' · '), columns)),
    countsBar(counts, columns, paint),
    state.length > 0 || blocked.length > 0 ? paint.yellow(line) : paint.dim(line),
  ];
}

/** Left and right on one line; the right side gives way when both do not fit. */
function spread(left: string, right: string, columns: number): string {
  const gap = columns - textWidth(left) - textWidth(right);
  return gap < 2 ? cutTo(left, columns) : left + ' '.repeat(gap) + right;
}

function nameWidth(runs: readonly RunView[], columns: number): number {
  const widest = Math.max(0, ...runs.map((run) => textWidth(printable(run.sku))));
  return Math.min(widest, Math.max(8, Math.floor(columns * 0.34)));
}

const PHASE_COLUMNS = 20;

function runLine(
  run: RunView,
  nowMs: number,
  columns: number,
  nameColumns: number,
  paint: Paint,
): string {
  const name = padTo(cutMiddle(printable(run.sku), nameColumns), nameColumns);
  const room = columns - 2 - nameColumns - 2;
  if (run.wait && run.state.phase !== 'processing' && run.state.phase !== 'submitting') {
    const why = waitWords(run.wait, nowMs);
    const text = `${phaseWords(run.state)} · ${why}`;
    // The countdown at the end matters more than the phase.
    return `  ${name}  ${paint.yellow(textWidth(text) <= room ? text : cutTo(why, room))}`;
  }
  const words = phaseWords(run.state);
  if (room < PHASE_COLUMNS + 10) return `  ${name}  ${cutTo(words, room)}`;
  const note = noteOf(run, nowMs);
  const barColumns = Math.min(30, room - PHASE_COLUMNS - 2 - 14);
  const drawn = barColumns >= 6 ? paint.cyan(bar(fractionOf(run.state), barColumns, nowMs)) : '';
  const noteColumns = room - PHASE_COLUMNS - (drawn ? barColumns + 2 : 0);
  return `  ${name}  ${padTo(words, PHASE_COLUMNS)}${drawn}${drawn ? '  ' : ''}${paint.dim(cutTo(note, noteColumns))}`;
}

/** What stands behind the bar: pictures, bytes, or how long it takes already. */
function noteOf(run: RunView, nowMs: number): string {
  const { state } = run;
  const since = clockWords(Math.max(0, nowMs - run.phaseSinceMs));
  if (state.phase === 'uploading' && state.totalBytes) {
    return `${megabytes(state.sentBytes ?? 0)}/${megabytes(state.totalBytes)} MB`;
  }
  if (state.phase === 'processing') {
    const saved = run.outputs.filter((output) => output.state === 'saved').length;
    return `${saved}/${run.expectedOutputs} saved ${since}`;
  }
  return since;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
