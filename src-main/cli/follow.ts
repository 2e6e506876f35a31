/**
 * Starts a plan on the engine and follows it to its end, to a standstill, to a signal or to the end
 * of our patience; then stops the engine, writes the summary and answers the exit status.
 */
import { join } from 'node:path';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { BatchPlan } from '../../src-shared/domain/plan.ts';
import type { RunView } from '../../src-shared/domain/views.ts';
import type { Engine, EngineNotice, StartedBatch } from '../batch/engine.ts';
import { isUnpriced, summaryOf } from '../report/summary.ts';
import { writeSummary } from '../report/write-summary.ts';
import { adoptNamed } from './adopt.ts';
import { remarkLine } from './display/remark-line.ts';
import type { Display, Watched } from './display/watched.ts';
import { aboutWords, count, creditCount } from './display/words.ts';
import { EXIT, statusOfBatch, statusOfSignal } from './exit-status.ts';
import type { Host } from './host.ts';
import type { Order } from './order.ts';
import { createTracker, type Tracker } from './tracker.ts';
import { waitForEnd } from './wait.ts';

/** Stopping gently takes at most so long; what is on disk by then is all there is to save. */
const STOP_MS = 1500;
/** So long the end of a command waits to tell how many credits are left. */
const BALANCE_MS = 3000;

export interface Following {
  readonly order: Order;
  readonly host: Host;
  readonly display: Display;
  readonly dataDir: string;
  readonly engine: Engine;
  readonly plan: BatchPlan;
  readonly balance: number | null;
  /** Asks the server anew. @throws StudioError */
  readonly askBalance: (signal: AbortSignal) => Promise<number | null>;
}

export async function follow(following: Following): Promise<number> {
  const { engine, host, plan } = following;
  const startedMs = host.clock.now();
  let tracker: Tracker | null = null;
  const stopNotices = engine.onNotice((notice) => tellNotice(following, tracker, notice));
  try {
    // Other unfinished batches are followed, so that limits hold; only ours sends anything.
    await engine.recover({ goOn: 'followed' });
    await tellPriceOfRetrying(following);
    const started = await engine.start(plan);
    const creditsBefore = engine.batch(started.batchId)?.creditsSpent ?? 0;
    tracker = createTracker(engine, started.batchId, (watched, changes) =>
      following.display.changed(watched, changes),
    );
    const outputDir = resultsDir(following, tracker.now().runs);
    tellStart(following, started, tracker.now(), outputDir);
    await adoptNamed(plan, {
      engine,
      batchId: started.batchId,
      warn: following.display.warned,
      stop: host.signals.stop,
    });
    const { givenUp } = await waitForEnd({
      engine,
      tracker,
      batchId: started.batchId,
      clock: host.clock,
      stop: host.signals.stop,
      patience: { maxWaitMs: following.order.flags['max-wait'] * 1000, startedMs },
      waitForUserMs: following.order.flags['wait-for-user'] * 1000,
    });
    await stopWithin(following);
    tracker.refresh();
    const watched = await withBalance(tracker.now(), following);
    const stoppedBy = host.signals.stoppedBy();
    const exitStatus = statusAfter(watched, stoppedBy, givenUp.length > 0);
    const endedMs = host.clock.now();
    following.display.ended({
      exitStatus,
      watched,
      outputDir,
      seconds: (endedMs - startedMs) / 1000,
      creditsSpent: creditsSince(watched, creditsBefore),
      summaryPath: await summarise(following, watched, startedMs, endedMs),
      stoppedBy,
      givenUp,
    });
    return exitStatus;
  } finally {
    stopNotices();
    tracker?.close();
    await stopWithin(following);
  }
}

/** `--retry-failed` pays again for what was paid for: its price is told before anything is sent. */
async function tellPriceOfRetrying({ engine, plan, display }: Following): Promise<void> {
  if (!plan.retryFailed) return;
  const all = await engine.preview(plan);
  const again = new Set(all.skus.filter(({ action }) => action === 'retry').map(({ sku }) => sku));
  if (again.size === 0) return;
  const price = await engine.preview({
    ...plan,
    skus: plan.skus.filter(({ sku }) => again.has(sku)),
  });
  const credits = price.credits === null ? '' : `, about ${creditCount(price.credits)}`;
  display.warned(
    null,
    `--retry-failed submits ${count(again.size, 'SKU')} again: ${count(price.outputs, 'picture')}${credits}.`,
  );
}

/** Null while nothing that was sent has a price. */
function creditsSince({ batch, runs }: Watched, before: number): number | null {
  const spent = batch.creditsSpent - before;
  return spent === 0 && runs.some(isUnpriced) ? null : spent;
}

/** The folder of a single SKU may have got another name, because the one asked for was taken. */
function resultsDir({ engine, plan }: Following, runs: readonly RunView[]): string {
  if (plan.kind === 'batch') return plan.outputDir;
  const run = runs.findLast(({ sku }) => sku === plan.skus[0]?.sku);
  return (run && engine.placeDirOf(run.id)) || plan.outputDir;
}

/** With what is left on the account beside what was needed, where credits ran out. */
async function withBalance(watched: Watched, { host, askBalance }: Following): Promise<Watched> {
  const { state } = watched.batch;
  if (state.state !== 'paused' || !state.failure || state.reason !== 'credits') return watched;
  const late = new AbortController();
  const signal = AbortSignal.any([host.signals.stop, late.signal]);
  const tooLate = async () => {
    await host.clock.sleep(BALANCE_MS, signal);
    return null;
  };
  try {
    const balance = await Promise.race([askBalance(signal), tooLate()]);
    if (balance === null) return watched;
    const failure = { ...state.failure, balance };
    return { ...watched, batch: { ...watched.batch, state: { ...state, failure } } };
  } catch (error) {
    // Why the batch stopped is told all the same.
    if (error instanceof StudioError || signal.aborted) return watched;
    throw error;
  } finally {
    late.abort();
  }
}

function statusAfter(
  { batch, runs }: Watched,
  stoppedBy: ReturnType<Host['signals']['stoppedBy']>,
  gaveUp: boolean,
): number {
  // A signal that came when everything was done already changes nothing.
  const status = statusOfBatch(batch, runs);
  if (stoppedBy !== null && status !== EXIT.ok) return statusOfSignal(stoppedBy);
  return gaveUp ? EXIT.failed : status;
}

function tellStart(
  { order, host, display, dataDir, plan, balance }: Following,
  started: StartedBatch,
  watched: Watched,
  outputDir: string,
): void {
  display.started({
    command: order.kind,
    version: host.version,
    sandbox: plan.sandbox,
    baseUrl: plan.baseUrl,
    outputDir,
    dataDir,
    resumed: started.resumed,
    balance,
    watched,
  });
  for (const one of started.warnings) display.warned(null, remarkLine(one));
}

function tellNotice({ display }: Following, tracker: Tracker | null, notice: EngineNotice): void {
  const run = notice.runId === null ? undefined : tracker?.run(notice.runId);
  // Runs of other batches, and what happens before ours stands, are not this command's news.
  if (notice.runId !== null && !run) return;
  const sku = run?.sku ?? null;
  switch (notice.kind) {
    case 'wait':
      display.waited(sku, notice.wait);
      return;
    case 'warning':
      // The line names the SKU already.
      display.warned(sku, sku === null ? notice.text : withoutName(notice.text, sku));
      return;
    case 'long-job':
      display.warned(
        sku,
        `The job runs for ${aboutWords(notice.seconds * 1000)} already. It is waited for; --max-wait would end that.`,
      );
      return;
    case 'saved':
      display.saved(sku ?? '', notice.path);
      return;
  }
}

function withoutName(text: string, sku: string): string {
  const name = `${sku}: `;
  return text.startsWith(name) ? text.slice(name.length) : text;
}

async function stopWithin({ engine, host }: Following): Promise<void> {
  const late = new AbortController();
  try {
    await Promise.race([engine.stop(), host.clock.sleep(STOP_MS, late.signal)]);
  } finally {
    late.abort();
  }
}

/** One summary per end of the process, for batches; a full or missing output folder is told, not fatal. */
async function summarise(
  { order, plan, display }: Following,
  watched: Watched,
  startedMs: number,
  endedMs: number,
): Promise<string | null> {
  if (order.kind !== 'batch') return null;
  const summary = summaryOf({
    batch: watched.batch,
    runs: watched.runs,
    config: {
      parallel: order.parallel,
      model: plan.options.model,
      consistency: plan.options.consistency,
      baseUrl: plan.baseUrl,
      identityCode: order.look.identityCode ?? null,
      identityImage: order.look.identityImage ?? null,
      instructionsFile: plan.instructionsFile,
    },
    startedMs,
    endedMs,
  });
  try {
    // A fixed name: what a killed command left of its summary is cleared away by the next one.
    const temporary = join(plan.outputDir, '.batch_summary.part');
    return await writeSummary(plan.outputDir, summary, endedMs, { temporary });
  } catch (error) {
    display.warned(
      null,
      `The summary could not be written: ${error instanceof Error ? error.message : String(error)}`,
    );
    return null;
  }
}
