/** What exports, packs and contact sheets ask of the review library: a port of their own. */
import type { CollectionId, PhotoId, ResultId } from '../../../src-shared/domain/ids.ts';
import type { JudgementChange } from '../../../src-shared/domain/review/judgement.ts';
import type { ReviewOpened, ReviewResult } from '../../../src-shared/domain/review/library.ts';

export interface ExportSource {
  /** Throws `not-found` for a collection that is not there. */
  open(collectionId: CollectionId): Promise<ReviewOpened>;
  /** Absolute path of the picture; undefined when nobody knows it. */
  pathOf(resultId: ResultId): string | undefined;
  flatLayPathOf(photoId: PhotoId): string | undefined;
  /** Takes in what somebody else decided; results that are not there are left out by the caller. */
  merge(collectionId: CollectionId, answer: ForeignJudgements): Promise<MergeOutcome>;
}

/** Decisions of one person who saw ours up to a moment. */
export interface ForeignJudgements {
  readonly by: string;
  /** Decisions of ours up to then were seen: theirs replace them. Later ones stand beside them. */
  readonly sawUntilMs: number;
  readonly changes: readonly {
    readonly id: ResultId;
    readonly change: JudgementChange;
    readonly atMs: number;
  }[];
}

export interface MergeOutcome {
  readonly applied: number;
  readonly unchanged: number;
  readonly conflicts: number;
}

/** The wished results in the order of the collection; unknown ids are left out. */
export function chosenOf(
  opened: ReviewOpened,
  resultIds: readonly ResultId[],
): readonly ReviewResult[] {
  const wished = new Set<string>(resultIds);
  return opened.results.filter(({ id }) => wished.has(id));
}
