/** What the store of the review holds and does, and what it holds while nothing is open. */

import type { Failure } from '../../src-shared/domain/errors.ts';
import type { CollectionId, ResultId } from '../../src-shared/domain/ids.ts';
import type { JudgedResult, JudgementChange } from '../../src-shared/domain/review/judgement.ts';
import type {
  CollectionView,
  FolderProblem,
  ReviewOpened,
  ReviewResult,
  ReviewSku,
} from '../../src-shared/domain/review/library.ts';
import type { JudgingStep } from '../view/review-judging.ts';
import type { ReviewFilter } from '../view/review-list.ts';
import type { ReviewHabits } from './review-remembered.ts';
import type { ReviewWriter } from './review-writes.ts';

export interface OpenCollection {
  readonly id: CollectionId;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
}

export interface ReviewState extends ReviewHabits {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly failure: Failure | null;
  /** Recent ones first. */
  readonly collections: readonly CollectionView[];
  readonly view: 'library' | 'wall' | 'single';
  readonly open: OpenCollection | null;
  /** The picture to show once the collection is there. */
  readonly wanted: ResultId | null;
  readonly skus: readonly ReviewSku[];
  readonly results: readonly ReviewResult[];
  /** Sentences about what of it could not be read. */
  readonly problems: readonly FolderProblem[];
  /** Where a result stands in `results`. */
  readonly places: ReadonlyMap<ResultId, number>;
  /** In the single view this stays as it is while one judges, so that one can go back. */
  readonly shown: readonly ResultId[];
  readonly selected: readonly ResultId[];
  readonly at: ResultId | null;
  /** Nothing but the picture. */
  readonly bare: boolean;
  /** Results the dialog asks about ordering again; null while it is closed. */
  readonly ordering: readonly ResultId[] | null;
  /** What a screen reader hears; `turn` grows, so that the same words are heard again. */
  readonly said: { readonly turn: number; readonly text: string };
  readonly undoable: readonly JudgingStep[];
  readonly redoable: readonly JudgingStep[];

  /** How somebody likes to review, from the last time. */
  recall(habits: ReviewHabits): void;
  setCollections(collections: readonly CollectionView[]): void;
  failCollections(failure: Failure): void;
  setReload(reload: () => void): void;
  reload(): void;
  beginOpening(id: CollectionId, wanted?: ResultId): void;
  fill(opened: ReviewOpened): void;
  failOpening(failure: Failure): void;
  closeCollection(): void;
  setWriter(writer: ReviewWriter, told: (error: unknown) => void): void;

  ask(change: Partial<ReviewFilter>): void;
  set(
    change: Partial<Pick<ReviewState, 'sort' | 'advance' | 'cellSize' | 'bare' | 'ordering'>>,
  ): void;
  say(text: string): void;
  select(ids: readonly ResultId[]): void;
  /** To one picture, large. */
  openResult(id: ResultId): void;
  showWall(): void;
  /** Answers whether anything changed. */
  judge(ids: readonly ResultId[], change: JudgementChange): boolean;
  /** Whole judgements at once, as one step: a settled conflict. */
  settle(after: readonly JudgedResult[]): void;
  /** Answers the results it concerned; none when there was nothing to undo. */
  undo(): readonly ResultId[];
  redo(): readonly ResultId[];
  /** News from elsewhere. */
  applyJudged(collectionId: CollectionId, news: readonly JudgedResult[]): void;
  /** Worst colour difference of each, as just measured; null where no pin tells one any more. */
  applyColours(collectionId: CollectionId, news: ReadonlyMap<ResultId, number | null>): void;
}

export const resultAt = (
  { results, places }: Pick<ReviewState, 'results' | 'places'>,
  id: ResultId | null,
): ReviewResult | undefined => {
  const place = id === null ? undefined : places.get(id);
  return place === undefined ? undefined : results[place];
};

/** Questions that would hide everything of another collection without a reason. */
export const ABOUT_ONE_COLLECTION = {
  search: '',
  identity: null,
  instruction: null,
  model: null,
  day: null,
  conflicts: false,
} as const;

export const NOTHING_OPEN = {
  skus: [],
  results: [],
  problems: [],
  places: new Map<ResultId, number>(),
  shown: [],
  selected: [],
  at: null,
  bare: false,
  ordering: null,
  undoable: [],
  redoable: [],
} as const;
