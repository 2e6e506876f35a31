/**
 * An art director's decision as a record that merges: it replaces what he saw on the page, and
 * stands beside what was decided after the page was made. Read twice it is the same. Pure.
 */
import type { JudgementChange } from '../../../src-shared/domain/review/judgement.ts';
import {
  decide,
  FIELDS,
  type Field,
  type FieldRecord,
  type JudgementRecord,
} from '../../../src-shared/domain/review/merge.ts';

export interface Foreign {
  readonly change: JudgementChange;
  /** Id of the person. */
  readonly by: string;
  readonly atMs: number;
  /** When the page was made: decisions up to then stood on it. */
  readonly sawUntilMs: number;
}

export function foreignRecord(ours: JudgementRecord, foreign: Foreign): JudgementRecord {
  const { change, by, atMs, sawUntilMs } = foreign;
  const base: { [Name in Field]?: FieldRecord } = {};
  for (const field of FIELDS) {
    if (change[field] === undefined) continue;
    const seen = Object.entries(ours[field]?.seen ?? {}).map(
      ([person, at]) => [person, Math.min(at, sawUntilMs)] as const,
    );
    base[field] = { heads: [], seen: Object.fromEntries(seen) };
  }
  // A browser's clock that is behind must not make the answer older than its own page.
  return decide(base, change, by, Math.max(atMs, sawUntilMs + 1));
}
