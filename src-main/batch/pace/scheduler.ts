/**
 * The scheduler: on every change it begins what may begin now, for each batch and each account.
 * It holds no rule of its own: what may be sent is decided by the planner, what fits by the budget.
 */
import { toFailure } from '../../../src-shared/domain/errors.ts';
import type { AccountKey } from '../../../src-shared/domain/ids.ts';
import { planSubmissions } from '../rules/submission-planner.ts';
import { type AccountBook, usableLimits } from '../state/account-book.ts';
import type { Core } from '../state/core.ts';
import type { Batch, Run } from '../state/model.ts';
import { createJumpWatch } from '../state/waking-clock.ts';
import { queueOf } from './batch-queue.ts';
import { fitsBudget } from './budget.ts';
import { firstToPrepare, mayGo } from './pilot.ts';

export interface Scheduler {
  /** Asks for a round; many wishes of one turn become one round. */
  pump(): void;
  /** The computer slept: the wall clock is right, and every wait is looked at anew. */
  woke(): void;
  stop(): void;
}

export interface SchedulerParts {
  readonly core: () => Core;
  readonly begin: (run: Run, task: 'prepare' | 'submit') => void;
  /** Before each round, for every batch that is not ended. */
  readonly beforeRound: (batch: Batch) => void;
  /** After each round, for every batch that is not ended. */
  readonly afterRound: (batch: Batch) => void;
}

export function createScheduler({
  core: getCore,
  begin,
  beforeRound,
  afterRound,
}: SchedulerParts): Scheduler {
  let asked = false;
  let stopped = false;
  let jumps: ReturnType<typeof createJumpWatch> | null = null;
  const alarms = new Map<AccountKey, { readonly atMs: number; readonly abort: AbortController }>();

  const prepareAhead = (core: Core, batch: Batch): void => {
    const limit = effectiveParallel(core, batch) + 2;
    while (batch.ahead.size < limit) {
      const run = firstToPrepare(batch);
      // Its last task is just ending; that end asks for the next round.
      if (!run || run.task !== null) return;
      if (fitsBudget(core, batch, run)) begin(run, 'prepare');
      else core.move(run, { type: 'parked' });
    }
  };

  const submitReady = (core: Core, book: AccountBook, batches: readonly Batch[]): void => {
    const ready = batches
      .filter((batch) => batch.account === book.account && mayBegin(batch))
      .flatMap((batch) =>
        [...batch.ready]
          .filter((run) => run.task === null && mayGo(batch, run))
          .sort((a, b) => a.position - b.position)
          .map((run) => ({ batch, run })),
      )
      .filter(({ batch, run }) => {
        if (fitsBudget(core, batch, run)) return true;
        core.move(run, { type: 'parked' });
        return false;
      });
    const now = core.clock.now();
    const plan = planSubmissions({
      account: book.account,
      now,
      limits: usableLimits(book),
      candidates: ready.map(({ run }) => ({
        runId: run.id,
        batchId: run.batchId,
        notBeforeMs: run.notBeforeMs,
      })),
      holding: [
        ...[...book.holding.values()].map(({ batchId }) => batchId),
        ...book.reserved.values(),
      ],
      answered: [...book.answered(now), ...[...book.reserved].map(() => null)],
      parallelOf: new Map(batches.map((batch) => [batch.id, batch.parallel])),
      blockedUntilMs: book.facts.blockedUntilMs,
      probing: book.facts.refusals > 0,
      pending: book.pending() + book.reserved.size,
    });
    for (const { run } of ready) {
      const reason = plan.reasons.get(run.id) ?? null;
      if (reason?.reason !== run.wait?.reason || reason?.untilMs !== run.wait?.untilMs) {
        run.wait = reason;
        core.show(run);
      }
    }
    for (const runId of plan.submitNow) {
      const run = core.runs.get(runId);
      if (!run) continue;
      book.reserved.set(run.id, run.batchId);
      begin(run, 'submit');
    }
    setAlarm(core, book.account, plan.wakeAtMs);
  };

  /** One alarm an account: the planner says when time alone may change its mind. */
  const setAlarm = (core: Core, account: AccountKey, atMs: number | null): void => {
    const set = alarms.get(account);
    if (set?.atMs === atMs) return;
    set?.abort.abort();
    alarms.delete(account);
    if (atMs === null || stopped) return;
    const abort = new AbortController();
    alarms.set(account, { atMs, abort });
    core.clock.sleep(Math.max(0, atMs - core.clock.now()), abort.signal).then(
      () => {
        alarms.delete(account);
        pump();
      },
      () => {
        // Another time was set meanwhile.
      },
    );
  };

  /** Waits that were noted as moments keep their lengths. */
  const afterJump = (core: Core, byMs: number): void => {
    core.log.info('wall clock was set', { byMs: Math.round(byMs) });
    for (const book of core.books.values()) book.clockJumped(byMs);
    for (const batch of core.batches.values()) {
      for (const run of batch.ready) {
        if (run.notBeforeMs !== null) run.notBeforeMs += byMs;
      }
    }
  };

  const round = (): void => {
    asked = false;
    if (stopped) return;
    const core = getCore();
    jumps ??= createJumpWatch(core.clock);
    const jumpMs = jumps.jumpMs();
    if (jumpMs !== 0) afterJump(core, jumpMs);
    const batches = queueOf(core);
    for (const batch of batches) beforeRound(batch);
    for (const batch of batches) if (mayBegin(batch)) prepareAhead(core, batch);
    for (const book of core.books.values()) submitReady(core, book, batches);
    for (const batch of batches) afterRound(batch);
  };

  const pump = (): void => {
    if (asked || stopped) return;
    asked = true;
    queueMicrotask(() => {
      try {
        round();
      } catch (error) {
        getCore().log.error('round failed', { failure: toFailure(error), error });
      }
    });
  };

  return {
    pump,
    woke: () => {
      jumps?.trust();
      pump();
    },
    stop: () => {
      stopped = true;
      for (const { abort } of alarms.values()) abort.abort();
      alarms.clear();
    },
  };
}

function mayBegin(batch: Batch): boolean {
  return batch.state.state === 'running' && !batch.held;
}

function effectiveParallel(core: Core, batch: Batch): number {
  return Math.min(batch.parallel, core.bookOf(batch).facts.limits.maxJobs);
}
