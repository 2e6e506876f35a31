/** What judging does to results: changes, steps that can be undone, the next picture. Pure. */
import type { ResultId } from '../../src-shared/domain/ids.ts';
import type {
  JudgedResult,
  Judgement,
  JudgementChange,
  RejectReason,
} from '../../src-shared/domain/review/judgement.ts';
import type { ReviewResult } from '../../src-shared/domain/review/library.ts';
import { REASONS } from './review-keys.ts';

/** One thing a person did, as undo and redo hand it on. */
export interface JudgingStep {
  readonly before: readonly JudgedResult[];
  readonly after: readonly JudgedResult[];
}

/** More than an evening's work; the oldest are given up first. */
const MOST_STEPS = 1000;

export const addStep = (steps: readonly JudgingStep[], step: JudgingStep): readonly JudgingStep[] =>
  [...steps, step].slice(-MOST_STEPS);

export const judgedOf = ({ id, judgement, conflicts }: ReviewResult): JudgedResult => ({
  id,
  judgement,
  conflicts,
});

/** The whole change one key makes: whoever is not rejected any more has no reason to be. */
export function withConsequences(change: JudgementChange): JudgementChange {
  if (change.verdict === undefined || change.verdict === 'reject') return change;
  return { ...change, reasons: [] };
}

/** Puts a reason in, or takes it out; the first one rejects. */
export function toggledReason(judgement: Judgement, reason: RejectReason): JudgementChange {
  const had = judgement.reasons.includes(reason);
  const reasons = REASONS.filter((one) =>
    one === reason ? !had : judgement.reasons.includes(one),
  );
  return { verdict: 'reject', reasons };
}

/** What the change names takes the place of what was; what is absent stays. */
function laidOver(judgement: Judgement, change: JudgementChange): Judgement {
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...judgement, ...Object.fromEntries(named) };
}

/**
 * The judgement as it becomes. A field that somebody decides anew has no conflict any more.
 */
export function judged(result: ReviewResult, change: JudgementChange): JudgedResult {
  return {
    id: result.id,
    judgement: laidOver(result.judgement, change),
    conflicts: result.conflicts.filter(({ field }) => change[field] === undefined),
  };
}

/** Ours stay, or theirs are taken, in everything that one of them decided differently. */
export function settled(result: ReviewResult, by: string, take: 'ours' | 'theirs'): JudgedResult {
  const own = result.conflicts.filter((conflict) => conflict.by === by);
  const theirs = Object.fromEntries(
    own.map((conflict) => [conflict.field, conflict.theirs[conflict.field]]),
  ) as JudgementChange;
  const judgement = take === 'ours' ? result.judgement : laidOver(result.judgement, theirs);
  const conflicts = result.conflicts.filter((conflict) => conflict.by !== by);
  // Reasons of a rejection that did not stand go with it.
  const rejects = judgement.verdict === 'reject' || own.every(({ field }) => field !== 'verdict');
  return {
    id: result.id,
    judgement: rejects ? judgement : { ...judgement, reasons: [] },
    conflicts,
  };
}

/** The id at a distance in the list, or null at its end. An id that is not in it leads to the first. */
export function neighbour(
  ids: readonly ResultId[],
  id: ResultId | null,
  to: 1 | -1 | 'first' | 'last',
): ResultId | null {
  if (to === 'first') return ids[0] ?? null;
  if (to === 'last') return ids.at(-1) ?? null;
  const at = id === null ? -1 : ids.indexOf(id);
  return at < 0 ? (ids[0] ?? null) : (ids[at + to] ?? null);
}

/** Where the place goes when what is judged leaves the list: the next that stays, else the last before. */
export function survivor(
  before: readonly ResultId[],
  after: readonly ResultId[],
  left: ResultId | null,
): ResultId | null {
  const stays = new Set(after);
  if (left !== null && stays.has(left)) return left;
  const at = left === null ? 0 : before.indexOf(left);
  for (let next = at + 1; next < before.length; next += 1) {
    const id = before[next];
    if (id !== undefined && stays.has(id)) return id;
  }
  return after.at(-1) ?? null;
}
