/** The review library as exports and packs see it. */
import { createHash } from 'node:crypto';
import type { CollectionId, ResultId } from '../../../src-shared/domain/ids.ts';
import { nameKey } from '../../../src-shared/domain/names.ts';
import type { Judgement } from '../../../src-shared/domain/review/judgement.ts';
import type { CollectionView } from '../../../src-shared/domain/review/library.ts';
import type { JudgementRecord } from '../../../src-shared/domain/review/merge.ts';
import { answerOf } from '../collections/open-collection.ts';
import { judgedOf } from '../judging/judgement-store.ts';
import type { People } from '../judging/people.ts';
import type { ReviewLibrary } from '../library.ts';
import { foreignRecord } from '../pack/foreign-record.ts';
import type { ExportSource } from './source.ts';

export function createLibrarySource({
  library,
  people,
}: {
  readonly library: Pick<ReviewLibrary, 'open' | 'opened' | 'locate' | 'mergeIn'>;
  readonly people: People;
}): ExportSource {
  /** As the library showed them last; names and counts, no judgement. */
  const views = new Map<CollectionId, CollectionView>();
  return {
    async open(id) {
      const view = views.get(id);
      if (view) {
        // Asked again at every letter of a name: the folder was looked at when it was opened.
        return answerOf(await library.opened(id), people, (counts) => ({ ...view, ...counts }));
      }
      const opened = await library.open(id);
      views.set(id, opened.collection);
      return opened;
    },
    pathOf: (id) => library.locate('result', id),
    flatLayPathOf: (id) => library.locate('flat-lay', id),
    async merge(collectionId, { by: name, sawUntilMs, changes }) {
      const by = personOf(name);
      people.meet({ [by]: name });
      const { shelf } = await library.opened(collectionId);
      const before = new Map<ResultId, Judgement>();
      const decisions = new Map<ResultId, JudgementRecord>();
      for (const { id, change, atMs } of changes) {
        const ours = shelf.judgements.get(id)?.record;
        before.set(id, judgedOf(id, ours, people).judgement);
        decisions.set(id, foreignRecord(ours ?? {}, { change, by, atMs, sawUntilMs }));
      }
      const judged = await library.mergeIn(collectionId, decisions);
      const applied = judged.filter(
        ({ id, judgement }) => JSON.stringify(judgement) !== JSON.stringify(before.get(id)),
      );
      const conflicts = judged.filter((one) => one.conflicts.length > 0);
      const touched = new Set([...applied, ...conflicts].map(({ id }) => id));
      return {
        applied: applied.length,
        conflicts: conflicts.length,
        unchanged: decisions.size - touched.size,
      };
    },
  };
}

/** The same name is the same person in every pack. */
function personOf(name: string): string {
  const key = nameKey(name.trim().replace(/\s+/g, ' '));
  return `pack-${createHash('sha256').update(key).digest('hex').slice(0, 12)}`;
}
