/** An ended batch in one sentence, three numbers, its causes, and the pictures to look at first. Pure. */
import type { OutputView, RunView } from '../../src-shared/domain/views.ts';
import { wordsOf } from '../text/failure.ts';
import { causesOf, type RunSection } from './run-groups.ts';
import { doableWith } from './selection-view.ts';

export interface MorningPicture {
  readonly run: RunView;
  readonly output: OutputView;
}

export interface Morning {
  readonly skus: number;
  readonly done: number;
  readonly pictures: number;
  readonly credits: number;
  /** SKUs of which something is missing. */
  readonly missing: number;
  readonly causes: readonly Cause[];
  readonly first: readonly MorningPicture[];
  /** True when the order of `first` says something: a score or a doubt of PiktID's. */
  readonly ranked: boolean;
}

/** A cause with the one thing that can be done about all its SKUs. */
export interface Cause {
  readonly section: RunSection;
  readonly remedy: string | null;
  readonly action: 'retry' | 'order-again' | 'decide' | 'raise-cap' | null;
  readonly runs: readonly RunView[];
}

export function morningOf(runs: readonly RunView[], most: number): Morning {
  const pictures = runs.flatMap((run) =>
    run.outputs.filter((output) => output.state === 'saved').map((output) => ({ run, output })),
  );
  const done = runs.filter((run) => run.state.phase === 'done').length;
  return {
    skus: runs.length,
    done,
    pictures: pictures.length,
    credits: runs.reduce((sum, run) => sum + (run.credits ?? 0), 0),
    missing: runs.length - done,
    causes: causesOf(runs).map(causeWithAction),
    first: worstFirst(pictures).slice(0, most),
    ranked: pictures.some(({ output }) => output.needsReview || output.qualityScore !== null),
  };
}

function causeWithAction(section: RunSection): Cause {
  const [first] = section.runs;
  const { retryFree, retryPaid } = doableWith(section.runs);
  const state = first?.state;
  const remedy =
    state?.phase === 'failed' || state?.phase === 'partial'
      ? (wordsOf(state.failure).remedy ?? null)
      : null;
  if (section.key === 'unclear') return { section, remedy, action: 'decide', runs: section.runs };
  if (section.key === 'parked') return { section, remedy, action: 'raise-cap', runs: section.runs };
  if (retryPaid.length > 0) return { section, remedy, action: 'order-again', runs: retryPaid };
  if (retryFree.length > 0) return { section, remedy, action: 'retry', runs: retryFree };
  return { section, remedy, action: null, runs: section.runs };
}

/** What PiktID doubts itself first, then the lowest scores; pictures without a score last. */
export function worstFirst(pictures: readonly MorningPicture[]): readonly MorningPicture[] {
  const rank = ({ output }: MorningPicture) => (output.needsReview ? 0 : 1);
  const score = ({ output }: MorningPicture) => output.qualityScore ?? Number.POSITIVE_INFINITY;
  return pictures.toSorted(
    (a, b) => rank(a) - rank(b) || (score(a) < score(b) ? -1 : score(a) > score(b) ? 1 : 0),
  );
}
