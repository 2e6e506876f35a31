/** Decisions of this computer's user: into the database at once, field by field, all or none. */
import type { ResultId } from '../../src-shared/domain/ids.ts';
import type { JudgedResult, JudgementChange } from '../../src-shared/domain/review/judgement.ts';
import {
  changeTowards,
  decide,
  type JudgementRecord,
} from '../../src-shared/domain/review/merge.ts';
import type { Clock } from '../runtime/clock.ts';
import { judgedOf, type StoredJudgement } from './judgement-store.ts';
import { type OpenCollection, resultIn } from './open-collection.ts';
import type { People } from './people.ts';

export interface Judging {
  judge(open: OpenCollection, ids: readonly ResultId[], change: JudgementChange): Judged;
  /** Sets whole judgements; answers the places that changed. */
  restore(open: OpenCollection, judged: readonly JudgedResult[]): ReadonlySet<string>;
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
  const apply = (
    open: OpenCollection,
    wishes: readonly {
      readonly id: ResultId;
      readonly change: JudgementChange;
      readonly disputed: readonly JudgedResult['conflicts'][number]['field'][];
    }[],
  ): Judged => {
    const before: JudgedResult[] = [];
    const after: JudgedResult[] = [];
    const changed: StoredJudgement[] = [];
    const nowMs = clock.now();
    for (const { id, change, disputed } of wishes) {
      const { place, file } = resultIn(open, id);
      const record: JudgementRecord = open.shelf.judgements.get(id)?.record ?? {};
      const shown = judgedOf(id, record, people);
      before.push(shown);
      const due = changeTowards(shown, change, new Set(disputed));
      if (Object.keys(due).length === 0) {
        after.push(shown);
        continue;
      }
      const next = decide(record, due, people.me, nowMs);
      changed.push({ id, placeId: place.id, name: file.name, record: next, dirty: true });
      after.push(judgedOf(id, next, people));
    }
    open.shelf.judgements.save(changed);
    return { before, after, places: new Set(changed.map(({ placeId }) => placeId)) };
  };

  return {
    judge: (open, ids, change) =>
      apply(
        open,
        ids.map((id) => ({ id, change, disputed: [] })),
      ),
    restore: (open, judged) =>
      apply(
        open,
        judged.map(({ id, judgement, conflicts }) => ({
          id,
          change: judgement,
          disputed: conflicts.map(({ field }) => field),
        })),
      ).places,
  };
}
