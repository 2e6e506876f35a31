/** The review library as exports and packs see it. */
import { createHash } from 'node:crypto';
import type { ResultId } from '../../../src-shared/domain/ids.ts';
import { nameKey } from '../../../src-shared/domain/names.ts';
import type { Judgement } from '../../../src-shared/domain/review/judgement.ts';
import type { JudgementRecord } from '../../../src-shared/domain/review/merge.ts';
import { judgedOf } from '../judgement-store.ts';
import type { ReviewLibrary } from '../library.ts';
import { foreignRecord } from '../pack/foreign-record.ts';
import type { People } from '../people.ts';
import type { ExportSource } from './source.ts';

export function createLibrarySource({
  library,
  people,
}: {
  readonly library: Pick<ReviewLibrary, 'open' | 'opened' | 'locate' | 'mergeIn'>;
  readonly people: People;
}): ExportSource {
  return {
    open: library.open,
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
