/** Runs in groups with a head each: by state, or by the cause that stopped them. Pure. */
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { RunView } from '../../src-shared/domain/views.ts';
import type { RunGrouping } from '../stores/view.ts';
import { wordsOf } from '../text/failure.ts';
import { t } from '../text/index.ts';
import type { Tone } from '../ui/tone.tsx';
import { failureWord } from './run-view.ts';
import { type RunStateGroup, stateGroupOf } from './state-group.ts';

export interface RunSection {
  readonly key: string;
  readonly tone: Tone;
  readonly title: string;
  /** What happened, where all in the group share one sentence. */
  readonly text: string | null;
  readonly runs: readonly RunView[];
}

const STATES: readonly { readonly group: RunStateGroup; readonly tone: Tone }[] = [
  { group: 'needs-you', tone: 'ask' },
  { group: 'failed', tone: 'bad' },
  { group: 'running', tone: 'run' },
  { group: 'waiting', tone: 'idle' },
  { group: 'done', tone: 'ok' },
  { group: 'cancelled', tone: 'off' },
];

/** Groups without a member are left out; within a group the given order stays. */
export function sectionsOf(
  runs: readonly RunView[],
  grouping: Exclude<RunGrouping, 'none'>,
): readonly RunSection[] {
  return grouping === 'state' ? byState(runs) : byCause(runs);
}

function byState(runs: readonly RunView[]): readonly RunSection[] {
  return STATES.flatMap(({ group, tone }) => {
    const own = runs.filter((run) => stateGroupOf(run) === group);
    if (own.length === 0) return [];
    return [{ key: group, tone, title: t(`progress.filter-${group}`), text: null, runs: own }];
  });
}

/** Causes with the most SKUs first; what went well comes last. */
function byCause(runs: readonly RunView[]): readonly RunSection[] {
  const causes = causesOf(runs);
  const stopped = new Set(causes.flatMap((cause) => cause.runs));
  const rest = runs.filter((run) => !stopped.has(run));
  if (rest.length === 0) return causes;
  const title = t('progress.no-cause');
  return [...causes, { key: 'rest', tone: 'idle', title, text: null, runs: rest }];
}

/** Why runs did not make it, or wait for a decision. One section a cause. */
export function causesOf(runs: readonly RunView[]): readonly RunSection[] {
  const found = new Map<string, { tone: Tone; title: string; runs: RunView[] }>();
  for (const run of runs) {
    const cause = causeOf(run);
    if (!cause) continue;
    const known = found.get(cause.key);
    if (known) known.runs.push(run);
    else found.set(cause.key, { tone: cause.tone, title: cause.title, runs: [run] });
  }
  return [...found]
    .map(([key, cause]) => ({ key, ...cause, text: sharedText(cause.runs) }))
    .sort((a, b) => rank(a) - rank(b) || b.runs.length - a.runs.length);
}

/** Questions before failures, cancelled ones last. */
const rank = ({ tone }: RunSection): number => ['ask', 'bad', 'off'].indexOf(tone);

function causeOf(run: RunView): { key: string; tone: Tone; title: string } | null {
  const { state } = run;
  switch (state.phase) {
    case 'failed':
    case 'partial': {
      // What was accepted was paid for: retrying it is another decision, so it stands apart.
      const paid = state.phase === 'partial' || state.accepted;
      const title =
        state.phase === 'partial' ? t('cause.partial') : failureWord(state.failure.code);
      return { key: `${title}${paid ? ' paid' : ''}`, tone: 'bad', title };
    }
    case 'unclear':
      return state.question ? { key: 'unclear', tone: 'ask', title: t('phase.unclear') } : null;
    case 'parked':
      return { key: 'parked', tone: 'ask', title: t('phase.parked') };
    case 'cancelled':
      return { key: 'cancelled', tone: 'off', title: t('phase.cancelled') };
    default:
      return null;
  }
}

export function failureOf(run: RunView): Failure | null {
  const { state } = run;
  return state.phase === 'failed' || state.phase === 'partial' ? state.failure : null;
}

/** The sentence when all say the same; numbers and names may differ, the first then stands for all. */
function sharedText(runs: readonly RunView[]): string | null {
  const [first] = runs;
  if (!first) return null;
  if (first.state.phase === 'unclear') return t('banner.unclear-text');
  if (first.state.phase === 'parked') return t('cause.parked-text');
  if (first.state.phase === 'cancelled') return t('cause.cancelled-text');
  const failure = failureOf(first);
  return failure && wordsOf(failure).message;
}
