/** Decisions of this computer's user: into the database at once, field by field, many in slices. */
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import type { JudgedResult, JudgementChange } from '../../../src-shared/domain/review/judgement.ts';
import {
  changeTowards,
  decide,
  type JudgementRecord,
  mergeRecords,
  reopened,
} from '../../../src-shared/domain/review/merge.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createBreather } from '../breathe.ts';
import { type OpenCollection, resultIn } from '../collections/open-collection.ts';
import { judgedOf, type StoredJudgement } from './judgement-store.ts';
import type { People } from './people.ts';

/** Rows of one transaction: some ms. */
const SAVED_AT_ONCE = 100;
const MOST_SETTLED = 2_000;

export interface Judging {
  judge(open: OpenCollection, ids: readonly ResultId[], change: JudgementChange): Promise<Judged>;
  /** Sets whole judgements; answers the places that changed. */
  restore(open: OpenCollection, judged: readonly JudgedResult[]): Promise<ReadonlySet<string>>;
  /** Takes in what others decided elsewhere; answers what is news, saved. */
  merged(
    open: OpenCollection,
    decisions: ReadonlyMap<ResultId, JudgementRecord>,
  ): readonly StoredJudgement[];
}

export interface Judged {
  readonly before: JudgedResult[];
  readonly after: JudgedResult[];
  readonly places: ReadonlySet<string>;
}

export function createJudging({
  people,
  clock,
}: {
  readonly people: People;
  readonly clock: Clock;
}): Judging {
  /** What was settled, as it was before: for undo, which names conflicts without their makers' ids. */
  const settled = new Map<ResultId, JudgementRecord>();
  const remember = (id: ResultId, record: JudgementRecord): void => {
    settled.delete(id);
    settled.set(id, record);
    for (const oldest of settled.keys()) {
      if (settled.size <= MOST_SETTLED) break;
      settled.delete(oldest);
    }
  };
  /** Conflicts that shall stand and do not any more are put back, as far as they are remembered. */
  const withConflicts = (
    record: JudgementRecord,
    { id, conflicts: standing }: JudgedResult,
    wanted: JudgedResult['conflicts'],
  ): JudgementRecord =>
    wanted.reduce((next, { field, theirs }) => {
      const isTheirs = ({ value }: { readonly value: unknown }) =>
        JSON.stringify(value) === JSON.stringify(theirs[field]);
      const stands = standing.some(
        (one) => one.field === field && isTheirs({ value: one.theirs[field] }),
      );
      const others = stands ? [] : (settled.get(id)?.[field]?.heads ?? []).filter(isTheirs);
      return others.length > 0 ? reopened(next, field, others, clock.now()) : next;
    }, record);

  const apply = async (
    open: OpenCollection,
    wishes: readonly {
      readonly id: ResultId;
      readonly change: JudgementChange;
      /** Conflicts that shall stand. */
      readonly conflicts: JudgedResult['conflicts'];
    }[],
  ): Promise<Judged> => {
    const before: JudgedResult[] = [];
    const after: JudgedResult[] = [];
    const changed: StoredJudgement[] = [];
    const nowMs = clock.now();
    const breathe = createBreather();
    const places = new Set<string>();
    const save = (): void => {
      open.shelf.judgements.save(changed);
      changed.length = 0;
    };
    for (const { id, change, conflicts } of wishes) {
      if (changed.length >= SAVED_AT_ONCE) save();
      await breathe();
      const { place, file } = resultIn(open, id);
      const record: JudgementRecord = open.shelf.judgements.get(id)?.record ?? {};
      const shown = judgedOf(id, record, people);
      before.push(shown);
      const due = changeTowards(shown, change, new Set(conflicts.map(({ field }) => field)));
      if (shown.conflicts.some(({ field }) => due[field] !== undefined)) remember(id, record);
      const decided = decide(record, due, people.me, nowMs);
      const next = withConflicts(decided, judgedOf(id, decided, people), conflicts);
      if (next === decided && Object.keys(due).length === 0) {
        after.push(shown);
        continue;
      }
      places.add(place.id);
      changed.push({ id, placeId: place.id, name: file.name, record: next, dirty: true });
      after.push(judgedOf(id, next, people));
    }
    save();
    return { before, after, places };
  };

  return {
    judge: (open, ids, change) =>
      apply(
        open,
        ids.map((id) => ({ id, change, conflicts: [] })),
      ),
    restore: async (open, judged) => {
      const { places } = await apply(
        open,
        judged.map(({ id, judgement, conflicts }) => ({
          id,
          change: judgement,
          conflicts,
        })),
      );
      return places;
    },
    merged(open, decisions) {
      const news: StoredJudgement[] = [];
      for (const [id, theirs] of decisions) {
        const { place, file } = resultIn(open, id);
        const ours = open.shelf.judgements.get(id)?.record ?? {};
        const record = mergeRecords(ours, theirs);
        if (JSON.stringify(record) === JSON.stringify(mergeRecords(ours, ours))) continue;
        news.push({ id, placeId: place.id, name: file.name, record, dirty: true });
      }
      open.shelf.judgements.save(news);
      return news;
    },
  };
}
