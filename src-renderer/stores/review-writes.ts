/**
 * Sends judgements to the main process one after the other, in the order they were made, and knows
 * which results still have something on its way: news about those are older than what is shown.
 */
import type { CollectionId, ResultId } from '../../src-shared/domain/ids.ts';
import type { JudgedResult, JudgementChange } from '../../src-shared/domain/review/judgement.ts';

/** What of the main process is needed here. */
export interface ReviewWriter {
  judge(
    collectionId: CollectionId,
    resultIds: readonly ResultId[],
    change: JudgementChange,
  ): Promise<readonly JudgedResult[]>;
  restore(collectionId: CollectionId, judged: readonly JudgedResult[]): Promise<void>;
}

export interface ReviewWrites {
  setWriter(writer: ReviewWriter): void;
  isPending(id: ResultId): boolean;
  /**
   * Queues one writing about these results. `kept` gets what the main process holds afterwards, of
   * results with nothing newer on its way; `refused` is told when nothing was written.
   */
  add(
    ids: readonly ResultId[],
    write: (writer: ReviewWriter) => Promise<readonly JudgedResult[]>,
    then: {
      readonly kept: (judged: readonly JudgedResult[]) => void;
      readonly refused: (error: unknown) => void;
    },
  ): void;
}

export function createReviewWrites(): ReviewWrites {
  let writer: ReviewWriter | null = null;
  let tail = Promise.resolve();
  const pending = new Map<ResultId, number>();
  const count = (ids: readonly ResultId[], by: 1 | -1) => {
    for (const id of ids) {
      const left = (pending.get(id) ?? 0) + by;
      if (left > 0) pending.set(id, left);
      else pending.delete(id);
    }
  };
  return {
    setWriter(next) {
      writer = next;
    },
    isPending: (id) => pending.has(id),
    add(ids, write, { kept, refused }) {
      count(ids, 1);
      tail = tail.then(async () => {
        try {
          if (!writer) return;
          const judged = await write(writer);
          count(ids, -1);
          kept(judged.filter(({ id }) => !pending.has(id)));
        } catch (error) {
          count(ids, -1);
          refused(error);
        }
      });
    },
  };
}
