/**
 * Decisions of several people about one picture, field by field, merged without loss. Each field
 * keeps the decisions nobody has replaced yet (`heads`) and, for each person, up to which moment
 * their decisions are known here (`seen`). A decision made in ignorance of another one stands beside
 * it: that is a conflict. Merging is commutative, associative and idempotent. Pure.
 */
import type { Judgement, JudgementChange, JudgementConflict } from './judgement.ts';
import { UNJUDGED } from './judgement.ts';

export const FIELDS = ['verdict', 'stars', 'label', 'reasons', 'note'] as const;
export type Field = (typeof FIELDS)[number];

export interface Decision {
  readonly value: Judgement[Field];
  /** Who: an opaque id; names are kept beside. */
  readonly by: string;
  /** Ms since 1970, never twice the same of one person. */
  readonly at: number;
}

export interface FieldRecord {
  /** In a fixed order; more than one means that people decided without knowing of each other. */
  readonly heads: readonly Decision[];
  readonly seen: Readonly<Record<string, number>>;
}

/** Fields that somebody ever decided. */
export type JudgementRecord = { readonly [Name in Field]?: FieldRecord };

/** A new decision: it replaces everything known here of these fields. */
export function decide(
  record: JudgementRecord,
  change: JudgementChange,
  by: string,
  nowMs: number,
): JudgementRecord {
  const next: { [Name in Field]?: FieldRecord } = { ...record };
  for (const field of FIELDS) {
    const value = change[field];
    if (value === undefined) continue;
    const seen = record[field]?.seen ?? {};
    const at = Math.max(Math.round(nowMs), (seen[by] ?? 0) + 1);
    next[field] = ordered({ heads: [{ value: canonical(value), by, at }], seen });
  }
  return next;
}

/** A decision made elsewhere without knowing of ours: it stands beside them. */
export function decideApart(
  record: JudgementRecord,
  change: JudgementChange,
  by: string,
  atMs: number,
): JudgementRecord {
  return mergeRecords(record, decide({}, change, by, atMs));
}

/**
 * Decisions that were settled stand beside ours again: the settling was undone. Each counts as decided
 * anew, so that it also stands where the settling is known already.
 */
export function reopened(
  record: JudgementRecord,
  field: Field,
  others: readonly Decision[],
  nowMs: number,
): JudgementRecord {
  const { heads, seen } = record[field] ?? { heads: [], seen: {} };
  const again = others.map(({ value, by }) => ({
    value,
    by,
    at: Math.max(Math.round(nowMs), (seen[by] ?? 0) + 1),
  }));
  return { ...record, [field]: ordered({ heads: [...heads, ...again], seen }) };
}

export function mergeRecords(a: JudgementRecord, b: JudgementRecord): JudgementRecord {
  const merged: { [Name in Field]?: FieldRecord } = {};
  for (const field of FIELDS) {
    const left = a[field];
    const right = b[field];
    if (left && right) merged[field] = mergeFields(left, right);
    else if (left ?? right) merged[field] = ordered((left ?? right) as FieldRecord);
  }
  return merged;
}

function mergeFields(a: FieldRecord, b: FieldRecord): FieldRecord {
  const kept = [
    ...a.heads.filter((head) => !replaced(head, b)),
    ...b.heads.filter((head) => !replaced(head, a)),
  ];
  const seen: Record<string, number> = { ...a.seen };
  for (const [by, at] of Object.entries(b.seen)) seen[by] = Math.max(seen[by] ?? 0, at);
  return ordered({ heads: kept, seen });
}

/** The other side knows this decision and holds it no more. */
function replaced(head: Decision, other: FieldRecord): boolean {
  if ((other.seen[head.by] ?? 0) < head.at) return false;
  return !other.heads.some(({ by, at }) => by === head.by && at === head.at);
}

/** Newest first; the same decision once. Of two that claim to be the same, the later text stays. */
function ordered({ heads, seen }: FieldRecord): FieldRecord {
  const known = { ...seen };
  const byDot = new Map<string, Decision>();
  for (const head of heads) {
    known[head.by] = Math.max(known[head.by] ?? 0, head.at);
    const dot = `${head.at} ${head.by}`;
    const twin = byDot.get(dot);
    if (!twin || textOf(twin.value) < textOf(head.value)) byDot.set(dot, head);
  }
  const sorted = [...byDot.values()].sort((a, b) => b.at - a.at || (a.by < b.by ? -1 : 1));
  const people = Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1));
  return { heads: sorted, seen: Object.fromEntries(people) };
}

/** What is shown: our own decision where it stands, else the newest; the others as conflicts. */
export function viewOf(
  record: JudgementRecord,
  me: string,
  nameOf: (by: string) => string,
): { readonly judgement: Judgement; readonly conflicts: readonly JudgementConflict[] } {
  const judgement = wordOf(record, me);
  const conflicts = FIELDS.flatMap((field): JudgementConflict[] => {
    const told = new Set([textOf(judgement[field])]);
    return (record[field]?.heads ?? []).flatMap(({ value, by, at }) => {
      if (told.has(textOf(value))) return [];
      told.add(textOf(value));
      const theirs = { ...wordOf(record, by), [field]: value };
      return [{ field, theirs, by: nameOf(by), atMs: at }];
    });
  });
  return { judgement, conflicts };
}

/** One person's word, field by field; where they have none that stands, the newest. */
function wordOf(record: JudgementRecord, by: string): Judgement {
  const word: Record<string, unknown> = { ...UNJUDGED, reasons: [] };
  for (const field of FIELDS) {
    const heads = record[field]?.heads ?? [];
    const head = heads.find((one) => one.by === by) ?? heads[0];
    if (head) word[field] = head.value;
  }
  return word as unknown as Judgement;
}

/**
 * The fields of a wish that would change something: another value, or the settling of a conflict
 * that the wish no longer holds.
 */
export function changeTowards(
  shown: { readonly judgement: Judgement; readonly conflicts: readonly JudgementConflict[] },
  wish: JudgementChange,
  stillOpen: ReadonlySet<Field> = new Set(),
): JudgementChange {
  const disputed = new Set(shown.conflicts.map(({ field }) => field));
  const entries = FIELDS.flatMap((field) => {
    const value = wish[field];
    if (value === undefined) return [];
    const same = textOf(canonical(value)) === textOf(shown.judgement[field]);
    return same && (!disputed.has(field) || stillOpen.has(field)) ? [] : [[field, value] as const];
  });
  return Object.fromEntries(entries) as JudgementChange;
}

/** Reasons are a set: their order says nothing. */
function canonical(value: Judgement[Field]): Judgement[Field] {
  return Array.isArray(value) ? [...new Set(value)].sort() : value;
}

function textOf(value: unknown): string {
  return JSON.stringify(value);
}
