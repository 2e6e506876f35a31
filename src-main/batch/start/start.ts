/** Start: writes the whole plan to the database in one step, then lets the scheduler begin. */
import { randomUUID } from 'node:crypto';
import { basename, resolve } from 'node:path';
import type { BatchId, PhotoId } from '../../../src-shared/domain/ids.ts';
import type { BatchPlan } from '../../../src-shared/domain/plan.ts';
import type { Remark } from '../../../src-shared/domain/remark.ts';
import { hasEnded } from '../../../src-shared/domain/run.ts';
import { makeFolder } from '../../runtime/make-folder.ts';
import { toFileError } from '../../storage/files/file-errors.ts';
import { realPlace, realPlaces } from '../../storage/files/real-place.ts';
import type { PlanPreview, StartedBatch } from '../engine.ts';
import { lastPosition } from '../pace/batch-queue.ts';
import { remainingMs } from '../pace/eta.ts';
import { withPilot } from '../pace/pilot.ts';
import { willSubmit } from '../rules/rerun.ts';
import type { Core } from '../state/core.ts';
import { count, uncount } from '../state/counts.ts';
import type { Library } from '../state/library.ts';
import { type Batch, isQuiet, liveBatch, NO_COUNTS, type Run } from '../state/model.ts';
import { placeKeyOf } from '../state/places.ts';
import { newRun, rejectedRun } from './new-runs.ts';
import { type PlannedSku, planSkus } from './plan-skus.ts';

export interface StartDeps {
  readonly core: Core;
  readonly library: Library;
  readonly resume: (batch: Batch) => void;
  /** The person's yes to the pilot, where the command gives it. */
  readonly release: (batch: Batch) => void;
  /** Takes up what a taken-over run needs: a missing file, a named job, a new submission. */
  readonly takeUp: (run: Run, planned: PlannedSku, plan: BatchPlan) => void;
}

export interface Starter {
  preview(plan: BatchPlan): Promise<PlanPreview>;
  start(plan: BatchPlan): Promise<StartedBatch>;
}

export function createStarter({ core, library, resume, release, takeUp }: StartDeps): Starter {
  const { store, clock } = core;

  const storedRuns = (plan: BatchPlan): readonly Run[] =>
    store.runs
      .batchesWithOutput(placeKeyOf(plan.outputDir))
      .flatMap((id) => library.load(id) ?? [])
      .filter((batch) => batch.account === plan.account)
      .flatMap((batch) => [...(batch.runs?.values() ?? [])]);

  const preview = async (given: BatchPlan): Promise<PlanPreview> => {
    const plan = await inRealPlaces(given);
    const planned = await planSkus(plan, storedRuns(plan));
    let outputs = 0;
    let credits = 0;
    let learned = true;
    let jobs = 0;
    for (const one of planned.skus) {
      if (!willSubmit(one.action, one.stored?.state ?? null)) continue;
      const price = core.learned.price(plan.account, one.instructions);
      jobs += 1;
      outputs += one.outputs;
      credits += price.credits;
      learned &&= price.learned;
    }
    const jobMs = core.learned.duration(plan.account, Math.round(outputs / Math.max(1, jobs)) || 1);
    return {
      skus: planned.skus.map((one) => ({
        sku: one.sku.sku,
        place: one.stored?.place ?? one.place?.place ?? '',
        photos: one.sku.photos.length,
        outputs: one.outputs,
        action: one.action,
      })),
      outputs,
      credits,
      creditsLearned: learned && jobs > 0,
      seconds:
        jobMs === null
          ? null
          : Math.round(remainingMs(jobs, 0, plan.parallel, plan.limits, jobMs) / 1000),
    };
  };

  const start = async (given: BatchPlan): Promise<StartedBatch> => {
    try {
      await makeFolder(given.outputDir);
    } catch (error) {
      throw toFileError(error, given.outputDir);
    }
    const plan = await inRealPlaces(given);
    const stored = storedRuns(plan);
    const planned = await planSkus(plan, stored);
    const warnings: Remark[] = [...planned.warnings];
    if (plan.parallel > plan.limits.maxJobs) {
      const { maxJobs: jobs } = plan.limits;
      warnings.push({ said: 'parallel-lowered', asked: plan.parallel, jobs });
    }
    library.setLimits(plan.account, plan.limits);
    const unfinished = findUnfinished(core, plan);
    const batch = unfinished ?? newBatch(plan);
    const { entering, moving } = changesOf(batch, plan, planned.skus);
    store.now(() => {
      if (!unfinished) store.batches.insert(batch);
      for (const { id } of planned.superseded) store.runs.remove(id);
      for (const [run, position] of moving) {
        store.runs.update({ ...run, batchId: batch.id, position });
      }
      for (const run of entering) store.runs.insert(run, placeKeyOf(run.placeDir));
    });
    // Only what is on the disk holds: otherwise it would be sent, and forgotten with this process.
    if (unfinished) adjust(batch, plan, planned.skus);
    else core.batches.set(batch.id, batch);
    for (const run of planned.superseded) library.forgetRun(run);
    holdBackOthers(batch, planned.skus);
    for (const one of planned.skus) {
      if (one.stored?.marks.rebuilt) refill(core, one.stored, one, plan);
    }
    for (const [run, position] of moving) takeOver(core, batch, run, position);
    for (const run of entering) library.enter(batch, run);
    store.surely(() => store.batches.update(batch));
    for (const one of planned.skus) {
      if (one.place?.foreign) {
        const place = basename(one.place.placeDir);
        warnings.push({ said: 'done-elsewhere', sku: one.sku.sku, place });
      }
      if (one.stored) {
        one.stored.skipped = one.action === 'skip-done';
        core.keep(one.stored);
        if (one.action === 'fetch') warnings.push(fetchFirst(core, plan, one));
        takeUp(one.stored, one, plan);
      }
    }
    library.dropEmpty(placeKeyOf(plan.outputDir), batch);
    if (plan.release) release(batch);
    resume(batch);
    core.publisher.batch(batch);
    core.pump();
    return { batchId: batch.id, warnings, resumed: unfinished !== undefined };
  };

  return { preview, start };

  /** What enters the batch, and what comes over from others, each with its position. */
  function changesOf(batch: Batch, plan: BatchPlan, skus: readonly PlannedSku[]) {
    let position = highestPosition(batch);
    const entering: Run[] = [];
    const moving = new Map<Run, number>();
    for (const one of skus) {
      if (one.stored?.batchId === batch.id) continue;
      position += 1;
      if (one.stored) moving.set(one.stored, position);
      else entering.push(newRun(core, batch, plan, one, position));
    }
    for (const rejected of plan.rejected) {
      position += 1;
      entering.push(rejectedRun(core, batch, plan, rejected, position));
    }
    return { entering, moving };
  }

  function adjust(batch: Batch, plan: BatchPlan, skus: readonly PlannedSku[]): void {
    batch.parallel = plan.parallel;
    batch.budget = plan.budget;
    const { pilot } = batch.settings;
    const wished = settingsOf(plan);
    // A pilot of another look shows nothing of this one: the first of these SKUs goes first.
    const shows = skus.some(({ stored: run }) => run?.id === pilot?.runId);
    const anew = wished.pilot !== undefined && !shows;
    batch.settings = withPilot(wished, (anew ? wished.pilot : (pilot ?? wished.pilot)) ?? null);
    const asked = batch.state.state === 'paused' && batch.state.reason === 'pilot';
    if (batch.state.state === 'finishing' || (asked && anew)) batch.state = { state: 'running' };
  }

  /** Unsent runs of an earlier command, or of a paused batch, that this one did not ask for go on waiting. */
  function holdBackOthers(batch: Batch, skus: readonly PlannedSku[]): void {
    if (!batch.held && batch.state.state !== 'paused') return;
    const asked = new Set(skus.flatMap(({ stored: run }) => run ?? []));
    for (const run of batch.runs?.values() ?? []) {
      if (hasEnded(run.state)) continue;
      uncount(batch, run);
      run.heldBack = !asked.has(run);
      count(batch, run);
    }
  }

  function newBatch(plan: BatchPlan): Batch {
    const batch = liveBatch({
      id: randomUUID() as BatchId,
      seq: store.batches.nextSeq(),
      position: lastPosition(core) + 1,
      name: plan.name,
      kind: plan.kind,
      sandbox: plan.sandbox,
      account: plan.account,
      baseUrl: plan.baseUrl,
      outputDir: resolve(plan.outputDir),
      outputKey: placeKeyOf(plan.outputDir),
      state: { state: 'running' },
      parallel: plan.parallel,
      budget: plan.budget,
      settings: settingsOf(plan),
      counts: NO_COUNTS,
      outputsOrdered: 0,
      outputsExpected: 0,
      creditsSpent: 0,
      createdMs: Math.round(clock.now()),
    });
    batch.runs = new Map();
    return batch;
  }
}

/** What a retry may still cost is told before anything is sent. */
function fetchFirst(core: Core, plan: BatchPlan, { sku, instructions }: PlannedSku): Remark {
  const credits = Math.ceil(core.learned.price(plan.account, instructions).credits);
  return { said: 'fetch-first', sku: sku.sku, n: credits };
}

function settingsOf(plan: BatchPlan): Batch['settings'] {
  const { unclearGraceSeconds, pollSeconds, instructionsFile, pilot = false } = plan;
  const settings = { unclearGraceSeconds, pollSeconds, instructionsFile };
  return withPilot(settings, pilot ? { runId: null } : null);
}

/** The unfinished batch of the same output folder, account and kind; the newest of several. */
function findUnfinished(core: Core, plan: BatchPlan): Batch | undefined {
  const key = placeKeyOf(plan.outputDir);
  return [...core.batches.values()]
    .filter(
      (batch) =>
        batch.outputKey === key &&
        batch.account === plan.account &&
        batch.kind === plan.kind &&
        batch.state.state !== 'ended',
    )
    .sort((a, b) => b.seq - a.seq)[0];
}

function highestPosition(batch: Batch): number {
  let highest = -1;
  for (const run of batch.runs?.values() ?? []) highest = Math.max(highest, run.position);
  return Math.floor(highest);
}

/** A run made again from the ledger gets back what the ledger does not hold: the look is the same. */
function refill(core: Core, run: Run, one: PlannedSku, plan: BatchPlan): void {
  const { rebuilt: _known, ...marks } = run.marks;
  const batch = core.batchOf(run);
  run.marks = marks;
  run.photos = one.sku.photos.map((photo) => ({ ...photo, id: randomUUID() as PhotoId }));
  run.identity = one.sku.identity;
  run.instructions = one.instructions;
  run.options = one.sku.options ?? plan.options;
  batch.outputsExpected += one.outputs - run.expectedOutputs;
  run.expectedOutputs = one.outputs;
  core.store.soon(() => core.store.runs.refill(run));
  core.publisher.run(run);
}

/** A run of an earlier batch belongs to the start that asked for it last. */
function takeOver(core: Core, batch: Batch, run: Run, position: number): void {
  const old = core.batchOf(run);
  uncount(old, run);
  old.runs?.delete(run.id);
  old.busy.delete(run);
  old.outputsExpected -= run.expectedOutputs;
  core.keepBatch(old);
  run.batchId = batch.id;
  run.position = position;
  if (run.task !== null && !isQuiet(run)) batch.busy.add(run);
  batch.runs?.set(run.id, run);
  batch.outputsExpected += run.expectedOutputs;
  count(batch, run);
  core.publisher.run(run);
}

/**
 * The plan with its folders in one spelling. Work is known by its folders: the same ones by another
 * way, through a link for instance, would be other work, and paid for once more.
 */
async function inRealPlaces(plan: BatchPlan): Promise<BatchPlan> {
  const place = realPlaces();
  return {
    ...plan,
    outputDir: await realPlace(plan.outputDir),
    skus: await Promise.all(
      plan.skus.map(async (sku) => ({ ...sku, sourceDir: await place(sku.sourceDir) })),
    ),
    rejected: await Promise.all(
      plan.rejected.map(async (sku) => ({ ...sku, sourceDir: await place(sku.sourceDir) })),
    ),
  };
}
