/** Decisions of this computer's user: into the database at once, field by field, many in slices. */
import type { ResultId } from '../../src-shared/domain/ids.ts';
import type { JudgedResult, JudgementChange } from '../../src-shared/domain/review/judgement.ts';
import {
  changeTowards,
  decide,
  type JudgementRecord,
} from '../../src-shared/domain/review/merge.ts';
import type { Clock } from '../runtime/clock.ts';
import { createBreather } from './breathe.ts';
import { judgedOf, type StoredJudgement } from './judgement-store.ts';
import { type OpenCollection, resultIn } from './open-collection.ts';
import type { People } from './people.ts';

/** Rows of one transaction: some ms. */
const SAVED_AT_ONCE = 100;

export interface Judging {
  judge(open: OpenCollection, ids: readonly ResultId[], change: JudgementChange): Promise<Judged>;
  /** Sets whole judgements; answers the places that changed. */
  restore(open: OpenCollection, judged: readonly JudgedResult[]): Promise<ReadonlySet<string>>;
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
  const apply = async (
    open: OpenCollection,
    wishes: readonly {
      readonly id: ResultId;
      readonly change: JudgementChange;
      readonly disputed: readonly JudgedResult['conflicts'][number]['field'][];
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
    for (const { id, change, disputed } of wishes) {
      if (changed.length >= SAVED_AT_ONCE) save();
      await breathe();
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
        ids.map((id) => ({ id, change, disputed: [] })),
      ),
    restore: async (open, judged) => {
      const { places } = await apply(
        open,
        judged.map(({ id, judgement, conflicts }) => ({
          id,
          change: judgement,
          disputed: conflicts.map(({ field }) => field),
        })),
      );
      return places;
    },
  };
}
