/**
 * The engine as app and command line see it: batches go in, states come out. The one writer of
 * batches and runs. Knows nothing of Electron, HTTP or the terminal.
 */
import type { BatchId, OutputId, PhotoId, RunId } from '../../src-shared/domain/ids.ts';
import type { BatchPlan } from '../../src-shared/domain/plan.ts';
import type { Remark } from '../../src-shared/domain/remark.ts';
import type { RunDetail } from '../../src-shared/domain/run-detail.ts';
import type {
  BatchView,
  Budget,
  RunView,
  StudioChange,
  StudioSnapshot,
} from '../../src-shared/domain/views.ts';
import type { AgainStarted, LookChanges } from './control/retry-with.ts';
import type { QueueMove } from './pace/batch-queue.ts';
import type { EngineNotice } from './state/ports.ts';

export type { ApiProvider, EngineNotice } from './state/ports.ts';

export interface StartedBatch {
  readonly batchId: BatchId;
  /** To be told before it begins: `parallel` lowered, places renamed, SKUs skipped. */
  readonly warnings: readonly Remark[];
  /** True when an unfinished batch of the same command was taken up again. */
  readonly resumed: boolean;
}

/** What a plan would do, without sending anything. */
export interface PlanPreview {
  readonly skus: readonly {
    readonly sku: string;
    readonly place: string;
    readonly photos: number;
    readonly outputs: number;
    readonly action:
      | 'run'
      | 'skip-done'
      | 'go-on'
      | 'leave-failed'
      | 'leave-cancelled'
      | 'retry'
      | 'fetch';
  }[];
  readonly outputs: number;
  readonly credits: number | null;
  readonly creditsLearned: boolean;
  readonly seconds: number | null;
}

export interface Engine {
  /**
   * Takes up every unfinished run of earlier processes. Call once, after construction. With
   * `followed` (the command line) jobs are followed and fetched, but nothing new is sent for a batch
   * until it is started or resumed.
   */
  recover(wishes?: { readonly goOn: 'all' | 'followed' }): Promise<void>;
  preview(plan: BatchPlan): Promise<PlanPreview>;
  /** Writes the whole plan to the database, then begins. */
  start(plan: BatchPlan): Promise<StartedBatch>;

  /** Which batch's SKUs get the account's free slots first, among those that have not ended. */
  moveBatch(batchId: BatchId, to: QueueMove): void;
  /** The person's yes to the pilot: the rest goes on. Does nothing where there is no pilot. */
  release(batchId: BatchId): void;
  pause(batchId: BatchId): void;
  /** Throws `not-allowed` while the batch waits for the yes to its pilot. */
  resume(batchId: BatchId): void;
  finishAndStop(batchId: BatchId): void;
  cancelBatch(batchId: BatchId, following: 'fetch-anyway' | 'stopped'): void;
  retryFailed(batchId: BatchId): void;
  setBudget(batchId: BatchId, budget: Budget): void;
  /** Forgets a batch that has ended; its ledger entries stay. */
  removeBatch(batchId: BatchId): void;

  retryRun(runId: RunId): void;
  /**
   * Orders the SKU once more with another look, as a new run of its batch. Throws `not-allowed` when
   * that look was made already, or the photos are not known any more.
   */
  retryWith(runId: RunId, changes: LookChanges): Promise<AgainStarted>;
  cancelRun(runId: RunId, following: 'fetch-anyway' | 'stopped'): void;
  moveRun(runId: RunId, to: 'first' | 'last' | 'up' | 'down'): void;
  adoptJob(runId: RunId, jobId: string): Promise<void>;
  resubmitUnclear(runId: RunId): void;
  regenerate(runId: RunId, imageIndex: number, groupIndex: number): void;

  snapshot(): StudioSnapshot;
  batch(batchId: BatchId): BatchView | undefined;
  runsOf(batchId: BatchId): readonly RunView[];
  detail(runId: RunId): RunDetail | undefined;
  /** Absolute places of what is on disk, for "show in folder" and the media protocol. */
  outputDirOf(batchId: BatchId): string | undefined;
  placeDirOf(runId: RunId): string | undefined;
  photoPath(photoId: PhotoId): string | undefined;
  outputPath(outputId: OutputId): string | undefined;

  /** Coalesced changes, at most some ten a second. Returns its undo. */
  onChange(listener: (change: StudioChange) => void): () => void;
  onNotice(listener: (notice: EngineNotice) => void): () => void;
  /** Resolves when the batch has ended, or stands still for the user. */
  settled(batchId: BatchId, signal?: AbortSignal): Promise<BatchView>;
  /**
   * The computer slept, or the network changed: everything that waits looks again at once. Deadlines
   * of the wall clock stay what they are.
   */
  wake(): void;
  /** Stops new work, lets writes finish, closes nothing that others own. State is already on disk. */
  stop(): Promise<void>;
}
