/**
 * Which batches and runs are in memory: unfinished ones from the start, ended ones when somebody
 * asks for them. Knows where they come from, nothing of what is done with them.
 */
import type { AccountKey, BatchId, RunId } from '../../../src-shared/domain/ids.ts';
import { DEFAULT_LIMITS, type Limits } from '../../../src-shared/domain/limits.ts';
import { createAccountBook, withLimits } from './account-book.ts';
import { CALLS_KEPT_MS } from './call-log.ts';
import type { Core } from './core.ts';
import { count, uncount } from './counts.ts';
import { letGo } from './let-go.ts';
import { type Batch, liveBatch, liveRun, NO_COUNTS, type Run } from './model.ts';

/** No window is longer, see the range of `--rate`. */
const LONGEST_WINDOW_MS = 3_600_000;

export interface Library {
  /** Every batch's row; runs only of the unfinished ones. */
  open(): void;
  /** The batch with its runs. */
  load(batchId: BatchId): Batch | undefined;
  run(runId: RunId): Run | undefined;
  setLimits(account: AccountKey, limits: Limits): void;
  /** Takes a new run into its batch, once it is written down. */
  enter(batch: Batch, run: Run): void;
  /** Lets go of a run of which nothing was paid, once it is removed from the database. */
  forgetRun(run: Run): void;
  /** Removes ended batches of this output folder whose runs were all taken over. */
  dropEmpty(outputKey: string, except: Batch): void;
  dropBatch(batch: Batch): void;
}

export function createLibrary(core: Core): Library {
  const { store, clock } = core;

  const openBook = (account: AccountKey, limits: Limits): void => {
    if (core.books.has(account)) return;
    const since = clock.now() - LONGEST_WINDOW_MS;
    const submissions = store.submissions.open(account, since);
    const facts = withLimits(store.facts.account(account), limits);
    const book = createAccountBook(account, facts, submissions, clock.now());
    core.books.set(account, book);
    for (const submission of [...book.holding.values()]) {
      const known = store.runs.batchOf(submission.runId) !== undefined;
      if (!known) letGo(core, submission, 'its run was removed');
    }
  };

  const load = (batchId: BatchId): Batch | undefined => {
    const batch = core.batches.get(batchId);
    if (!batch || batch.runs) return batch;
    batch.runs = new Map();
    batch.counts = NO_COUNTS;
    for (const record of store.runs.ofBatch(batchId)) {
      const run = liveRun(record);
      batch.runs.set(run.id, run);
      core.runs.set(run.id, run);
      count(batch, run);
      noteUnknownPrice(core, batch, run);
    }
    return batch;
  };

  const dropBatch = (batch: Batch): void => {
    const ids = [...(batch.runs?.keys() ?? [])];
    // A cancelled job may be watched for its slot alone.
    for (const run of batch.runs?.values() ?? []) run.abort?.abort();
    const gone = new Set(ids);
    for (const submission of [...(core.books.get(batch.account)?.holding.values() ?? [])]) {
      if (gone.has(submission.runId)) letGo(core, submission, 'removed by the user');
    }
    for (const id of ids) core.runs.delete(id);
    core.batches.delete(batch.id);
    store.soon(() => store.batches.remove(batch.id));
    core.publisher.removed(batch.id, ids);
  };

  return {
    load,
    dropBatch,
    open: () => {
      store.facts.forgetCalls(clock.now() - CALLS_KEPT_MS);
      for (const record of [...store.batches.active(), ...store.batches.ended()]) {
        core.batches.set(record.id, liveBatch(record));
        openBook(record.account, DEFAULT_LIMITS);
      }
      for (const batch of core.batches.values()) {
        if (batch.state.state !== 'ended') load(batch.id);
      }
    },
    run: (runId) => {
      const known = core.runs.get(runId);
      if (known) return known;
      const batchId = store.runs.batchOf(runId);
      if (batchId) load(batchId);
      return core.runs.get(runId);
    },
    setLimits: (account, limits) => {
      openBook(account, limits);
      const book = core.books.get(account);
      if (!book) return;
      book.facts.limits = limits;
      store.soon(() => store.facts.saveAccount(account, book.facts));
      core.publisher.limits(account);
    },
    enter: (batch, run) => {
      core.runs.set(run.id, run);
      batch.runs?.set(run.id, run);
      batch.outputsExpected += run.expectedOutputs;
      count(batch, run);
      core.publisher.run(run);
      core.publisher.batch(batch);
    },
    forgetRun: (run) => {
      const batch = core.batchOf(run);
      uncount(batch, run);
      batch.runs?.delete(run.id);
      batch.outputsExpected -= run.expectedOutputs;
      core.runs.delete(run.id);
      core.publisher.removedRun(run.id);
      core.keepBatch(batch);
    },
    dropEmpty: (outputKey, except) => {
      for (const batch of [...core.batches.values()]) {
        const ended = batch.outputKey === outputKey && batch.state.state === 'ended';
        if (ended && batch !== except && batch.runs?.size === 0) dropBatch(batch);
      }
    },
  };
}

/** A job whose price the server never told counts with its estimate towards the budget. */
function noteUnknownPrice(core: Core, batch: Batch, run: Run): void {
  if (run.submissionId === null || run.credits !== null || run.jobId === null) return;
  batch.openCredits.set(
    run.submissionId,
    core.learned.price(batch.account, run.instructions).credits,
  );
}
