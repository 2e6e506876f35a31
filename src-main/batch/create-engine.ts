/** Puts the engine together: state, tasks, scheduler and commands behind the one port. */
import PQueue from 'p-queue';
import { effectOf, type Failure, StudioError, toFailure } from '../../src-shared/domain/errors.ts';
import type { BatchId, RunId } from '../../src-shared/domain/ids.ts';
import type { LedgerVersions } from '../../src-shared/domain/ledger.ts';
import { refusal } from '../../src-shared/text/refusal.ts';
import type { ImageService } from '../images/service.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { DataFolder } from '../storage/data-folder.ts';
import type { SubmissionRecord } from '../storage/runs/records.ts';
import { createRunStore } from '../storage/runs/run-store.ts';
import { createCommands } from './control/commands.ts';
import { createRestart } from './control/restart.ts';
import { createRetryWith } from './control/retry-with.ts';
import { createSettling } from './control/settle.ts';
import { takeUpRun } from './control/take-up.ts';
import type { ApiProvider, Engine, EngineNotice } from './engine.ts';
import { createFetcher } from './follow/fetch.ts';
import { createFinishJob } from './follow/finish-job.ts';
import { createFollow } from './follow/follow.ts';
import { createFollowRedo } from './follow/follow-redo.ts';
import { createLateJobs } from './lost/late-jobs.ts';
import { createLookUps } from './lost/look-ups.ts';
import { createPauses } from './pace/pauses.ts';
import { createPilots } from './pace/pilot.ts';
import { createScheduler } from './pace/scheduler.ts';
import { createRecovery } from './recovery/recovery.ts';
import { createPrepare } from './send/prepare.ts';
import { createSubmit } from './send/submit.ts';
import { createQueries } from './show/queries.ts';
import { viewOfBatch, viewOfLimits, viewOfRun } from './show/views.ts';
import { createStarter } from './start/start.ts';
import { createCallLog } from './state/call-log.ts';
import { type Core, createCore } from './state/core.ts';
import { createLearned } from './state/learned.ts';
import { createLibrary } from './state/library.ts';
import type { Batch, Run, Task } from './state/model.ts';
import { createPublisher } from './state/publisher.ts';
import { DEFAULT_TIMING, type EngineTiming } from './state/timing.ts';
import { createWakingClock } from './state/waking-clock.ts';

export interface EngineOptions {
  readonly data: Pick<DataFolder, 'database' | 'ledger' | 'recovered'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly api: ApiProvider;
  readonly images: ImageService;
  readonly random: () => number;
  readonly versions: LedgerVersions;
  /** Paces that differ from the product's; for tests and benches. */
  readonly timing?: Partial<EngineTiming>;
  /** Photos going up, and pictures coming down, at once. */
  readonly uploadsAtOnce?: number;
  readonly downloadsAtOnce?: number;
}

const UPLOADS_AT_ONCE = 6;
const DOWNLOADS_AT_ONCE = 4;

/** Throws `database-corrupt` or `file-error` when the stored state cannot be read. */
export function createEngine(options: EngineOptions): Engine {
  const { log, data } = options;
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  const clock = createWakingClock(options.clock, timing.pollMinMs);
  const stop = new AbortController();
  const noticeListeners = new Set<(notice: EngineNotice) => void>();
  const uploads = new PQueue({ concurrency: options.uploadsAtOnce ?? UPLOADS_AT_ONCE });
  const downloads = new PQueue({ concurrency: options.downloadsAtOnce ?? DOWNLOADS_AT_ONCE });

  const store = createRunStore({
    database: data.database,
    clock: options.clock,
    onTrouble: (failure) => {
      log.error('state not written', { failure });
      for (const batch of core.batches.values()) {
        if (batch.state.state === 'running') pauses.forFailure(batch, failure);
      }
    },
  });
  const publisher = createPublisher({
    clock: options.clock,
    publishMs: timing.publishMs,
    viewOfRun,
    viewOfBatch: (batch) => viewOfBatch(core, batch),
    viewOfLimits: (account) => viewOfLimits(core, account),
    beforePublishing: () => {
      try {
        store.flush();
      } catch (error) {
        // Kept and tried again by the store, which has told of it.
        log.warn('published before it was written', { failure: toFailure(error) });
      }
    },
  });
  const core: Core = createCore({
    clock,
    log,
    images: options.images,
    random: options.random,
    timing,
    versions: options.versions,
    store,
    ledger: data.ledger,
    learned: createLearned({
      learned: store.facts.learned,
      saveLearned: (fact) => store.soon(() => store.facts.saveLearned(fact)),
    }),
    publisher,
    calls: createCallLog(store),
    apis: options.api,
    batches: new Map(),
    runs: new Map(),
    books: new Map(),
    stopping: stop.signal,
    onNotice: (notice) => {
      for (const listener of [...noticeListeners]) listener(notice);
    },
    onPump: () => scheduler.pump(),
    onTaskFailed,
  });
  const library = createLibrary(core);
  const pauses = createPauses(core, (run) => restart(run));
  const pilots = createPilots(core, pauses);
  const fetcher = createFetcher(core, downloads, pauses);
  const orderAgain = (run: Run): void => commands.orderAgain(run);
  const finish = createFinishJob(core, orderAgain);
  const lateJobs = createLateJobs(core, fetcher);
  const follow = createFollow(core, fetcher, finish, lateJobs, orderAgain);
  const followRedo = createFollowRedo(core, fetcher, finish);

  const beginFollow = (run: Run, submission: SubmissionRecord | null): void =>
    begin(run, 'follow', (signal) =>
      submission?.kind === 'regenerate' && (run.redo.length > 0 || submission.holdsSlot)
        ? followRedo(run, submission, signal)
        : follow(run, submission, signal),
    );
  const lookUps = createLookUps(core, beginFollow, (run, submission) =>
    beginLookUp(run, submission),
  );
  const beginLookUp = (run: Run, submission: SubmissionRecord): void =>
    begin(run, 'look-up', (signal) => lookUps.lookUp(run, submission, signal));
  const restart = createRestart({ core, fetcher, follow: beginFollow, lookUp: beginLookUp });
  const prepare = createPrepare(core, uploads);
  const submit = createSubmit(core, { pauses, follow: beginFollow, lookUp: beginLookUp });
  const settling = createSettling(core);
  const commands = createCommands({ core, pauses, pilots, lookUps, restart });
  const retryWith = createRetryWith(core, library, commands);
  const scheduler = createScheduler({
    core: () => core,
    begin: (run, task) =>
      begin(run, task, (signal) =>
        task === 'prepare' ? prepare(run, signal) : submit(run, signal),
      ),
    beforeRound: pilots.check,
    afterRound: (batch) => {
      if (batch.parked.size > 0 && batch.queue.size === 0) commands.reviewParked(batch);
      settling.check(batch);
    },
  });
  const starter = createStarter({
    core,
    library,
    resume: pauses.resume,
    release: pilots.release,
    takeUp: (run, planned, plan) => takeUpRun(commands, run, planned, plan),
  });
  const recovery = createRecovery({
    core,
    library,
    pauses,
    restart,
    fetcher,
    recovered: data.recovered,
  });

  /** One thing at a time for a run: what follows a task waits until that has come to rest. */
  function begin(run: Run, task: Task, fn: (signal: AbortSignal) => Promise<void>): void {
    if (stop.signal.aborted) return;
    if (run.task === null) core.work(run, task, fn);
    else core.afterTask(run, () => begin(run, task, fn));
  }

  function onTaskFailed(run: Run, task: Task, failure: Failure): void {
    const batch = core.batchOf(run);
    const paused = pauses.forFailure(batch, failure);
    const { phase } = run.state;
    if (phase === 'preparing' || phase === 'uploading') {
      if (paused || effectOf(failure.code) === 'pause') core.move(run, { type: 'requeued' });
      else core.move(run, { type: 'failed', failure, accepted: false });
      return;
    }
    if (phase === 'ready' && !paused) {
      run.sendFailures += 1;
      run.notBeforeMs = clock.now() + timing.retryMaxMs;
      return;
    }
    if (phase === 'submitting') {
      restart(run);
      return;
    }
    const jobOpen = phase === 'processing' || phase === 'downloading' || phase === 'cancelled';
    if (paused && (jobOpen || phase === 'unclear' || run.marks.late)) {
      batch.stalled.add(run);
      return;
    }
    if (phase === 'processing' || phase === 'downloading') {
      core.move(run, { type: 'failed', failure, accepted: true });
    }
    log.warn('task ended early', { task, phase, code: failure.code });
  }

  const batchOrThrow = (batchId: BatchId): Batch => {
    const batch = library.load(batchId);
    if (!batch) throw notFound('batch');
    return batch;
  };
  const runOrThrow = (runId: RunId): Run => {
    const run = library.run(runId);
    if (!run) throw notFound('SKU');
    return run;
  };

  library.open();
  const forgetAccounts = options.api.onAccountChanged((account) => pauses.accountChanged(account));

  return {
    recover: (wishes) => recovery(wishes?.goOn ?? 'all'),
    preview: starter.preview,
    start: starter.start,
    moveBatch: (id, to) => commands.moveBatch(batchOrThrow(id), to),
    release: (id) => commands.release(batchOrThrow(id)),
    pause: (id) => commands.pause(batchOrThrow(id)),
    resume: (id) => commands.resume(batchOrThrow(id)),
    finishAndStop: (id) => commands.finishAndStop(batchOrThrow(id)),
    cancelBatch: (id, following) => commands.cancelBatch(batchOrThrow(id), following),
    retryFailed: (id) => commands.retryFailed(batchOrThrow(id)),
    setBudget: (id, budget) => commands.setBudget(batchOrThrow(id), budget),
    removeBatch: (id) => {
      const batch = batchOrThrow(id);
      if (batch.state.state !== 'ended' || batch.busy.size > 0) {
        throw refusal('not-allowed', { why: 'batch-runs' });
      }
      library.dropBatch(batch);
    },
    retryRun: (id) => commands.retryRun(runOrThrow(id)),
    retryWith: async (id, changes) => retryWith(runOrThrow(id), changes),
    cancelRun: (id, following) => commands.cancelRun(runOrThrow(id), following),
    moveRun: (id, to) => commands.moveRun(runOrThrow(id), to),
    adoptJob: (id, jobId) => commands.adoptJob(runOrThrow(id), jobId),
    resubmitUnclear: (id) => commands.resubmitUnclear(runOrThrow(id)),
    regenerate: (id, image, group) => commands.regenerate(runOrThrow(id), image, group),
    ...createQueries(core, library),
    onChange: publisher.onChange,
    onNotice: (listener) => {
      noticeListeners.add(listener);
      return () => noticeListeners.delete(listener);
    },
    settled: (id, signal) => settling.settled(id, signal),
    wake: () => {
      scheduler.woke();
      clock.wake();
    },
    stop: async () => {
      scheduler.stop();
      forgetAccounts();
      stop.abort(new StudioError({ code: 'cancelled', message: 'The app is closing.' }));
      await core.idle();
      core.calls.keep();
      store.close();
    },
  };
}

function notFound(what: string): StudioError {
  return new StudioError({ code: 'not-found', message: `This ${what} is not known any more.` });
}
