/** What a run's state looks like: one short phrase with a tone, how far it is, what it took. Pure. */
import type { ErrorCode } from '../../src-shared/domain/errors.ts';
import type { RunWait } from '../../src-shared/domain/run.ts';
import type { RunView } from '../../src-shared/domain/views.ts';
import type { RunSort, ViewState } from '../stores/view.ts';
import { formatCountdown } from '../text/format.ts';
import { type TextKey, t } from '../text/index.ts';
import type { Tone } from '../ui/tone.tsx';
import { stateRank } from './batch-view.ts';
import { stateGroupOf } from './state-group.ts';

export interface Phrase {
  readonly tone: Tone;
  readonly text: string;
}

/** `short` fits a cell; `long` is a whole phrase, with the try it is at. */
export type PhraseLength = 'short' | 'long';

/** The phase in words. A wait that has a reason says the reason instead. */
export function phraseOf(run: RunView, nowMs: number, length: PhraseLength = 'short'): Phrase {
  const { state, wait } = run;
  const waitPhrase = length === 'short' ? shortWait : longWait;
  switch (state.phase) {
    case 'queued':
      return wait ? waitPhrase(wait, nowMs) : { tone: 'idle', text: t('phase.queued') };
    case 'preparing':
      return wait ? waitPhrase(wait, nowMs) : { tone: 'run', text: t(`phase.${state.step}`) };
    case 'uploading':
      return wait
        ? waitPhrase(wait, nowMs)
        : { tone: 'run', text: t('phase.uploading', { done: state.done, total: state.total }) };
    case 'ready':
      return wait ? waitPhrase(wait, nowMs) : { tone: 'wait', text: t('phase.ready') };
    case 'submitting':
      return { tone: 'run', text: t('phase.submitting') };
    case 'unclear':
      if (state.question) return { tone: 'ask', text: t('phase.unclear') };
      return wait ? waitPhrase(wait, nowMs) : { tone: 'wait', text: t('phase.lookup') };
    case 'processing':
      if (wait) return waitPhrase(wait, nowMs);
      return {
        tone: 'run',
        text:
          state.progress === null
            ? t('phase.processing')
            : t('phase.processing-percent', { percent: Math.round(state.progress) }),
      };
    case 'downloading':
      return wait
        ? waitPhrase(wait, nowMs)
        : { tone: 'run', text: t('phase.downloading', { done: state.done, total: state.total }) };
    case 'done':
      return { tone: 'ok', text: t(run.skipped ? 'phase.done-before' : 'phase.done') };
    case 'partial':
      return {
        tone: 'bad',
        text: t('phase.partial', { done: savedOf(run), total: run.expectedOutputs }),
      };
    case 'failed':
      return { tone: 'bad', text: failureWord(state.failure.code) };
    case 'cancelled':
      return state.following === 'fetch-anyway' && run.endedMs === null
        ? { tone: 'run', text: t('phase.cancelled-fetching') }
        : { tone: 'off', text: t('phase.cancelled') };
    case 'parked':
      return { tone: 'ask', text: t('phase.parked') };
  }
}

/** Reasons whose end is known count down. */
const COUNTED = [
  'slot',
  'minute-window',
  'rate-limited',
  'network',
  'server',
  'unclear-lookup',
] as const satisfies readonly RunWait['reason'][];

type Counted = (typeof COUNTED)[number];

const countedOf = ({ reason, untilMs }: RunWait, nowMs: number): Counted | null =>
  untilMs !== null && untilMs > nowMs ? (COUNTED.find((one) => one === reason) ?? null) : null;

function shortWait(wait: RunWait, nowMs: number): Phrase {
  const counted = countedOf(wait, nowMs);
  const span = formatCountdown(wait.untilMs ?? nowMs, nowMs);
  const text = counted ? t(`wait.${counted}-in`, { span }) : t(`wait.${wait.reason}`);
  return { tone: toneOf(wait), text };
}

function longWait(wait: RunWait, nowMs: number): Phrase {
  const counted = countedOf(wait, nowMs);
  const span = formatCountdown(wait.untilMs ?? nowMs, nowMs);
  const text = counted ? t(`waits.${counted}-in`, { span }) : t(`waits.${wait.reason}`);
  return { tone: toneOf(wait), text: [text, tryOf(wait)].filter(Boolean).join(' · ') };
}

const toneOf = ({ reason }: RunWait): Tone => (reason === 'prepare-turn' ? 'idle' : 'wait');

/** A word or two for a cell; the whole sentence is in the details. */
const FAILURE_WORDS: Readonly<Partial<Record<ErrorCode, Extract<TextKey, `failure.${string}`>>>> = {
  'auth-failed': 'failure.auth-failed',
  'signed-out': 'failure.signed-out',
  forbidden: 'failure.forbidden',
  'out-of-credits': 'failure.out-of-credits',
  'identity-not-found': 'failure.identity',
  'identity-not-usable': 'failure.identity',
  'identity-rejected': 'failure.identity',
  'no-photos': 'failure.photos',
  'too-many-photos': 'failure.photos',
  'photo-empty': 'failure.photos',
  'photo-unreadable': 'failure.photos',
  'photo-unsupported': 'failure.photos',
  'photo-missing': 'failure.photos',
  'photo-changed': 'failure.photo-changed',
  'upload-failed': 'failure.upload',
  'images-refused': 'failure.submission',
  'submission-refused': 'failure.submission',
  'submission-unclear': 'failure.lost',
  'submission-lost': 'failure.lost',
  'job-failed': 'failure.job',
  'job-aborted': 'failure.job',
  'job-not-found': 'failure.job',
  'result-damaged': 'failure.result',
  'result-unsafe': 'failure.result',
  'result-missing': 'failure.missing',
  'disk-full': 'failure.disk',
  'folder-missing': 'failure.disk',
  'folder-not-writable': 'failure.disk',
  'file-error': 'failure.disk',
};

/** A failure in a word or two. */
export const failureWord = (code: ErrorCode): string => t(FAILURE_WORDS[code] ?? 'failure.other');

/** True while the phrase changes by time alone. */
export const countsDown = (run: RunView): boolean =>
  run.wait?.untilMs != null && COUNTED.some((reason) => reason === run.wait?.reason);

export const savedOf = (run: RunView): number =>
  run.outputs.filter((output) => output.state === 'saved').length;

/** 0–100 of the present phase for the thin bar of a cell; null when there is nothing to draw. */
export function phasePercent(run: RunView): number | null {
  const { state } = run;
  switch (state.phase) {
    case 'uploading':
      if (state.sentBytes !== undefined && state.totalBytes) {
        return (state.sentBytes / state.totalBytes) * 100;
      }
      return state.total === 0 ? 0 : (state.done / state.total) * 100;
    case 'processing':
      return state.progress;
    case 'downloading':
      return state.total === 0 ? 0 : (state.done / state.total) * 100;
    default:
      return null;
  }
}

/** Which try a wait belongs to, once there was more than one: "try 2 of 5". */
function tryOf({ attempt, attempts }: RunWait): string | null {
  if (attempt === undefined || attempt < 2) return null;
  return attempts === undefined
    ? t('run.try', { n: attempt })
    : t('run.try-of', { n: attempt, all: attempts });
}

/** Time a run has taken, in ms; null before it began. */
export function elapsedMs(run: RunView, nowMs: number): number | null {
  if (run.startedMs === null) return null;
  return (run.endedMs ?? nowMs) - run.startedMs;
}

/** Less of a job's progress than this tells nothing about its end. */
const TELLING_PERCENT = 5;

/** Phases that end by themselves; how long a SKU waits for its turn says nothing about itself. */
const WORKING: readonly RunView['state']['phase'][] = ['uploading', 'processing', 'downloading'];

/**
 * What a SKU will have taken in all, in ms: as others of its batch took, else as the progress of its
 * job says. Null once it has ended, while it waits or nobody can say, and when the guess has proved wrong.
 */
export function expectedMs(run: RunView, usual: number | null, nowMs: number): number | null {
  const elapsed = run.endedMs === null ? elapsedMs(run, nowMs) : null;
  if (elapsed === null || !WORKING.includes(run.state.phase)) return null;
  if (usual !== null) return usual > elapsed ? usual : null;
  const percent = run.state.phase === 'processing' ? run.state.progress : null;
  if (percent === null || percent < TELLING_PERCENT) return null;
  return elapsed + ((nowMs - run.phaseSinceMs) / percent) * (100 - percent);
}

/** What a SKU of this batch usually takes, in ms: the middle of those that are done; null before any is. */
export function usualMs(runs: readonly RunView[]): number | null {
  const spans = runs
    .filter((run) => run.state.phase === 'done' && !run.skipped)
    .flatMap((run) => elapsedMs(run, 0) ?? [])
    .sort((a, b) => a - b);
  return spans[Math.floor(spans.length / 2)] ?? null;
}

/** True when retrying may cost a second time, because PiktID had accepted the job. */
export function retryCosts(run: RunView): boolean {
  return run.state.phase === 'partial' || (run.state.phase === 'failed' && run.state.accepted);
}

export const canRetry = (run: RunView): boolean =>
  run.state.phase === 'failed' || run.state.phase === 'partial' || run.state.phase === 'cancelled';

/** Runs that the filter and the search leave, in the chosen order. */
export function visibleRuns(
  runs: readonly RunView[],
  view: Pick<ViewState, 'runFilter' | 'runSearch' | 'runSort'>,
  nowMs: number,
): readonly RunView[] {
  const wanted = view.runSearch.trim().toLocaleLowerCase();
  const kept = runs.filter(
    (run) =>
      (view.runFilter === 'all' || stateGroupOf(run) === view.runFilter) &&
      (wanted === '' || run.sku.toLocaleLowerCase().includes(wanted)),
  );
  return view.runSort === 'queue' ? kept : kept.toSorted(COMPARE[view.runSort](nowMs));
}

type Compare = (a: RunView, b: RunView) => number;

const COMPARE: Readonly<Record<Exclude<RunSort, 'queue'>, (nowMs: number) => Compare>> = {
  state: () => (a, b) => stateRank(a) - stateRank(b) || a.position - b.position,
  name: () => (a, b) => a.sku.localeCompare(b.sku, undefined, { numeric: true }),
  credits: () => (a, b) => (b.credits ?? 0) - (a.credits ?? 0) || a.position - b.position,
  time: (nowMs) => (a, b) => (elapsedMs(b, nowMs) ?? -1) - (elapsedMs(a, nowMs) ?? -1),
};
