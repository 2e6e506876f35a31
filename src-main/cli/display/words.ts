/** The sentences and half-sentences of the terminal: phases, waits, times, sizes. Pure. */
import { assertNever, type Failure } from '../../../src-shared/domain/errors.ts';
import type { RunState, RunWait, UnclearQuestion } from '../../../src-shared/domain/run.ts';
import type { PauseReason } from '../../../src-shared/domain/views.ts';
import type { ApiWait } from '../../piktid/api.ts';
import { printable } from './text-width.ts';

/** What a SKU does right now, in a word or three. */
export function phaseWords(state: RunState): string {
  switch (state.phase) {
    case 'queued':
      return 'queued';
    case 'preparing':
      return {
        identity: 'checking identity',
        photos: 'checking photos',
        project: 'making project',
      }[state.step];
    case 'uploading':
      return `uploading ${state.done}/${state.total}`;
    case 'ready':
      return 'ready';
    case 'submitting':
      return 'submitting';
    case 'unclear':
      return state.question ? 'needs your answer' : 'looking for lost job';
    case 'processing':
      return state.progress === null ? 'processing' : `processing ${Math.floor(state.progress)} %`;
    case 'downloading':
      return `downloading ${state.done}/${state.total}`;
    case 'done':
      return 'done';
    case 'partial':
      return 'partial';
    case 'failed':
      return 'failed';
    case 'cancelled':
      return state.following === 'fetch-anyway' ? 'cancelled, results are fetched' : 'cancelled';
    case 'parked':
      return 'kept for later: budget reached';
    default:
      return assertNever(state);
  }
}

/** How far a SKU is within its phase, 0–1; null where nobody can say. */
export function fractionOf(state: RunState): number | null {
  switch (state.phase) {
    case 'uploading':
      if (state.sentBytes !== undefined && state.totalBytes) {
        return Math.min(1, state.sentBytes / state.totalBytes);
      }
      return state.total > 0 ? state.done / state.total : null;
    case 'processing':
      return state.progress === null ? null : Math.min(1, Math.max(0, state.progress / 100));
    case 'downloading':
      return state.total > 0 ? state.done / state.total : null;
    default:
      return null;
  }
}

/** Why it stands still, with the countdown where there is one. */
export function waitWords(wait: RunWait, nowMs: number): string {
  const reason =
    wait.untilMs === null ? WAITS[wait.reason].replace(/ in$/, '') : WAITS[wait.reason];
  const left = wait.untilMs === null ? '' : ` ${clockWords(Math.max(0, wait.untilMs - nowMs))}`;
  const tries =
    wait.attempt === undefined || wait.attempts === undefined
      ? ''
      : ` (${wait.attempt}/${wait.attempts})`;
  return `${reason}${left}${tries}`;
}

const WAITS: Readonly<Record<RunWait['reason'], string>> = {
  slot: 'waits for a job slot',
  'minute-window': 'waits for the minute window',
  'rate-limited': 'rate limited, again in',
  network: 'network trouble, again in',
  server: 'server trouble, again in',
  paused: 'paused',
  'signed-out': 'waits for sign-in',
  credits: 'waits for credits',
  'prepare-turn': 'waits for its turn',
  'download-turn': 'waits to download',
  'unclear-lookup': 'looks again in',
};

/** The script's own sentence for a 429, and its like for other troubles. */
export function retrySentence(wait: ApiWait): string {
  const cause = {
    'rate-limited': 'Rate limited (429)',
    network: 'Network trouble',
    server: 'Server trouble',
  }[wait.reason];
  const seconds = (wait.waitMs / 1000).toFixed(1);
  const tries = Number.isFinite(wait.attempts) && wait.attempts > 0 ? `/${wait.attempts}` : '';
  return `${cause}. Waiting ${seconds}s before retry ${wait.attempt}${tries}...`;
}

export function pauseWords(reason: PauseReason): string {
  return {
    user: 'paused',
    'signed-out': 'paused: signed out',
    credits: 'paused: out of credits',
    'disk-full': 'paused: the disk is full',
    'folder-missing': 'paused: the output folder is gone',
    quit: 'stopping',
    pilot: 'the pilot has ended; the rest waits for your yes',
  }[reason];
}

export function questionWords(question: UnclearQuestion): string {
  const jobs = question.candidates.map((candidate) => candidate.jobId).join(', ');
  switch (question.reason) {
    case 'several-candidates':
    case 'late-candidate':
      return `Its answer was lost, and it may be one of these jobs: ${printable(jobs)}.`;
    case 'gallery-unreadable':
      return 'Its answer was lost, and the list of jobs cannot be read.';
    case 'gallery-unproven':
      return 'Its answer was lost, and the list of jobs shows nothing that could be it.';
    default:
      return assertNever(question.reason);
  }
}

/** `0:07`, `12:30`, `1:02:05`. */
export function clockWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, at) => (at === 0 ? `${part}` : `${part}`.padStart(2, '0'))).join(':');
}

/** `about 40 s`, `about 12 min`, `about 3 h 20 min`. */
export function aboutWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (ms < 90_000) return `about ${Math.max(1, Math.round(ms / 1000))} s`;
  if (minutes < 60) return `about ${minutes} min`;
  const rest = minutes % 60;
  return `about ${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

/** `12`, `12.5`: credits without a needless tail. */
export function creditWords(credits: number): string {
  return String(Math.round(credits * 100) / 100);
}

/** `1 credit`, `12.5 credits`. */
export function creditCount(credits: number): string {
  return `${creditWords(credits)} ${creditWords(credits) === '1' ? 'credit' : 'credits'}`;
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** Cause, the server's own words, and what to do: a failure as one line of text. */
export function failureWords(failure: Failure): string {
  const detail = failure.detail ? ` (${failure.detail})` : '';
  const remedy = failure.remedy ? ` ${failure.remedy}` : '';
  return printable(`${failure.message}${detail}${creditNeed(failure)}${remedy}`);
}

function creditNeed({ requiredCredits, balance }: Failure): string {
  const needed = requiredCredits === undefined ? null : `${creditCount(requiredCredits)} needed`;
  const there = balance === undefined ? null : `${creditCount(balance)} there`;
  const both = [needed, there].filter((part) => part !== null).join(', ');
  return both === '' ? '' : ` ${both}.`;
}
