/**
 * Batches, runs and what belongs to them as the engine holds them in memory and the repositories
 * keep them on disk. Mutable on purpose: one writer, the engine. Times in ms since 1970.
 */
import type { Failure } from '../../../src-shared/domain/errors.ts';
import type {
  AccountKey,
  BatchId,
  JobId,
  OutputId,
  PhotoId,
  RunId,
  SubmissionId,
} from '../../../src-shared/domain/ids.ts';
import type { Instructions, JobOptions } from '../../../src-shared/domain/instruction.ts';
import type { FrozenPhoto, IdentityChoice } from '../../../src-shared/domain/look.ts';
import type { RunState } from '../../../src-shared/domain/run.ts';
import type { BatchCounts, BatchStateView, Budget } from '../../../src-shared/domain/views.ts';

export interface BatchSettings {
  readonly unclearGraceSeconds: number;
  readonly pollSeconds: number;
  readonly instructionsFile: string | null;
  /** No new submissions any more, also after a pause in between. */
  readonly finishing?: boolean;
  /** One SKU goes first, chosen once the batch runs; gone once a person released the rest. */
  readonly pilot?: { readonly runId: RunId | null };
}

export interface BatchRecord {
  readonly id: BatchId;
  /** Order of creation. */
  readonly seq: number;
  /** Place in the queue: smaller ones go first where batches share an account. */
  position: number;
  name: string;
  readonly kind: 'run' | 'batch';
  readonly sandbox: boolean;
  readonly account: AccountKey;
  readonly baseUrl: string;
  readonly outputDir: string;
  /** The output folder as it is compared. */
  readonly outputKey: string;
  state: BatchStateView;
  parallel: number;
  budget: Budget;
  settings: BatchSettings;
  counts: BatchCounts;
  outputsOrdered: number;
  outputsExpected: number;
  creditsSpent: number;
  readonly createdMs: number;
}

export interface PhotoRecord extends FrozenPhoto {
  readonly id: PhotoId;
}

export interface OutputRecord {
  readonly id: OutputId;
  readonly jobId: JobId;
  readonly imageIndex: number;
  readonly groupIndex: number;
  readonly version: number;
  readonly originalName: string | null;
  fileName: string;
  /** `named`: downloaded and about to get its name; `sha256` tells whether that happened. */
  state: 'waiting' | 'downloading' | 'named' | 'saved' | 'failed';
  failure: Failure | null;
  sha256: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
  qualityScore: number | null;
  needsReview: boolean;
  reviewReason: string | null;
  savedMs: number | null;
}

/** A picture of an ended run that is ordered anew. */
export interface Redo {
  readonly imageIndex: number;
  readonly groupIndex: number;
}

/** What a run may do once, and wishes that take effect later. */
export interface RunMarks {
  /** The server refused the images once already and everything was uploaded again. */
  readonly imagesRefused?: true;
  /** A lost submission was sent again by the rules once already. */
  readonly resubmitted?: true;
  /** Cancelled while its submission was in the air. */
  readonly cancelWish?: 'fetch-anyway' | 'stopped';
  /** The job is over at the server, with this word and its reason. */
  readonly jobEnded?: { readonly status: string; readonly reason: string | null };
  /** A retry fetches first; still short after that for good, it is ordered again. */
  readonly orderIfShort?: true;
  /** Cancelled, and its pictures were fetched all the same: nothing is left to do. */
  readonly fetched?: true;
  /** The lost submission whose place another one took: its job may still turn up. */
  readonly lost?: {
    readonly submissionId: SubmissionId;
    /** Jobs that the user had before them and did not name. */
    readonly dismissed: readonly string[];
  };
  /** That job turned up after the other one was paid for too: its pictures are brought home. */
  readonly late?: { readonly submissionId: SubmissionId; readonly jobId: JobId };
  /** Made again from the ledger: photos and instructions are not known until a command names them. */
  readonly rebuilt?: { readonly photos: number };
  /** Id of the submission that will take the place of a lost one. */
  readonly nextSubmission?: SubmissionId;
}

export interface RunRecord {
  readonly id: RunId;
  batchId: BatchId;
  position: number;
  readonly sku: string;
  readonly sourceDir: string;
  place: string;
  placeDir: string;
  readonly lookHash: string;
  identity: IdentityChoice;
  instructions: Instructions;
  options: JobOptions;
  expectedOutputs: number;
  photos: readonly PhotoRecord[];
  state: RunState;
  projectId: string | null;
  identityCode: string | null;
  jobId: JobId | null;
  /** The submission that is open, or was the last one. */
  submissionId: SubmissionId | null;
  credits: number | null;
  /** What the server said it would deliver, at acceptance. */
  totalOutputs: number | null;
  skipped: boolean;
  redo: readonly Redo[];
  marks: RunMarks;
  metadataSha256: string | null;
  metadataBytes: number | null;
  outputs: OutputRecord[];
  readonly createdMs: number;
  startedMs: number | null;
  endedMs: number | null;
  phaseSinceMs: number;
}

/**
 * `pending`: the intent is on disk, the outcome is not. `closed`: never accepted, refused, or given
 * up. A submission holds its job slot while `holdsSlot`.
 */
export interface SubmissionRecord {
  readonly id: SubmissionId;
  readonly account: AccountKey;
  readonly batchId: BatchId;
  readonly runId: RunId;
  readonly kind: 'submit' | 'regenerate';
  readonly projectId: string | null;
  readonly identityCode: string | null;
  jobId: JobId | null;
  readonly imageIndex: number | null;
  readonly groupIndex: number | null;
  /** Job ids of the project, or versions of the picture, just before; null when nobody could say. */
  readonly known: readonly string[] | null;
  readonly outputs: number;
  outcome: 'pending' | 'accepted' | 'unclear' | 'not-sent' | 'rate-limited' | 'refused' | 'closed';
  failure: Failure | null;
  readonly intentMs: number;
  outcomeMs: number | null;
  holdsSlot: boolean;
  endedMs: number | null;
  credits: number | null;
}
