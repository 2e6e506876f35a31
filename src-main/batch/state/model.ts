/**
 * Batches and runs as they live in memory: the stored records, and what only the running process
 * needs. The engine is their one writer.
 */
import type { RunId } from '../../../src-shared/domain/ids.ts';
import type { RunState, RunWait } from '../../../src-shared/domain/run.ts';
import type { BatchCounts, RunView } from '../../../src-shared/domain/views.ts';
import type { BatchRecord, RunRecord } from '../../storage/runs/records.ts';
import { createQueue, type Queue } from './queue.ts';

/** What is being done for a run right now; one thing at a time. */
export type Task = 'prepare' | 'submit' | 'look-up' | 'follow';

export interface Run extends RunRecord {
  wait: RunWait | null;
  task: Task | null;
  /** Stops the present task. */
  abort: AbortController | null;
  /** Uploaded photos in order, once all are at the server. */
  fileIds: readonly string[] | null;
  /** Sending failed before a byte left: not before this moment. */
  notBeforeMs: number | null;
  /** Unfinished, but not part of what was asked for now: it keeps its state and waits for its own command. */
  heldBack: boolean;
  /** Failures in a row of sending. */
  sendFailures: number;
  /** A question about a lost answer stands, and somebody who came back waits for one look at once. */
  looking: boolean;
  /** Made anew only when something changed. */
  view: RunView | null;
}

/** Work on it keeps no batch from ending, and nobody waits for it. */
export function isQuiet({ state, marks, looking }: Run): boolean {
  switch (state.phase) {
    case 'cancelled':
      return state.following === 'stopped';
    case 'unclear':
      return state.question !== null && !looking;
    case 'done':
    case 'partial':
    case 'failed':
      return marks.late === undefined;
    default:
      return false;
  }
}

export interface Batch extends BatchRecord {
  /** Null until somebody asks for the runs of an ended batch. */
  runs: Map<RunId, Run> | null;
  /** Queued runs, in order. */
  readonly queue: Queue<Run>;
  /** Runs with everything uploaded. */
  readonly ready: Set<Run>;
  /** Runs between queue and submission (preparing, uploading, ready), and the outputs each will order. */
  readonly ahead: Map<Run, number>;
  readonly parked: Set<Run>;
  /** Runs with a task that something waits for. */
  readonly busy: Set<Run>;
  /** Runs that stand still although their job is not fetched: waiting for the cause of a pause to go. */
  readonly stalled: Set<Run>;
  /** Unclear runs without a question: still being looked up. */
  unclearOpen: number;
  /** Outputs of the runs in `ahead`: promised, not ordered yet. */
  outputsAhead: number;
  /** Taken up again, but not by the command of this process: followed, never submitted. */
  held: boolean;
  /** Estimated credits of submissions whose true price is not known yet. */
  readonly openCredits: Map<string, number>;
  /** Checked identities: asked for once per batch, not once per SKU. */
  readonly identities: Map<string, Promise<string>>;
}

export function liveBatch(record: BatchRecord): Batch {
  return {
    ...record,
    runs: null,
    queue: createQueue<Run>(),
    ready: new Set(),
    ahead: new Map(),
    parked: new Set(),
    busy: new Set(),
    stalled: new Set(),
    unclearOpen: 0,
    outputsAhead: 0,
    held: false,
    openCredits: new Map(),
    identities: new Map(),
  };
}

export function liveRun(record: RunRecord): Run {
  return {
    ...record,
    wait: null,
    task: null,
    abort: null,
    fileIds: null,
    notBeforeMs: null,
    heldBack: false,
    sendFailures: 0,
    looking: false,
    view: null,
  };
}

export const NO_COUNTS: BatchCounts = {
  total: 0,
  done: 0,
  running: 0,
  waiting: 0,
  failed: 0,
  needsYou: 0,
  cancelled: 0,
};

/** The one group of the batch's counts that a state belongs to. */
export function countKey(state: RunState): Exclude<keyof BatchCounts, 'total'> {
  switch (state.phase) {
    case 'done':
      return 'done';
    case 'partial':
    case 'failed':
      return 'failed';
    case 'cancelled':
      return 'cancelled';
    case 'parked':
      return 'needsYou';
    case 'unclear':
      return state.question ? 'needsYou' : 'running';
    case 'queued':
    case 'ready':
      return 'waiting';
    case 'preparing':
    case 'uploading':
    case 'submitting':
    case 'processing':
    case 'downloading':
      return 'running';
  }
}
