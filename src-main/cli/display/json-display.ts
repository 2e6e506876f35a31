/** `--json`: events for scripts, one a line. Prints nothing else, and every event at most once. */
import type { CliEventBody } from '../../../src-shared/domain/cli-events.ts';
import { stampEvent } from '../../../src-shared/domain/cli-events.ts';
import { DEFAULT_LIMITS } from '../../../src-shared/domain/limits.ts';
import type { RunView } from '../../../src-shared/domain/views.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Display, Watched } from './watched.ts';
import { questionWords, retrySentence } from './words.ts';

export interface JsonDisplayOptions {
  readonly clock: Clock;
  /** Writes to standard output. */
  readonly write: (text: string) => void;
}

export function createJsonDisplay({ clock, write }: JsonDisplayOptions): Display {
  const print = (body: CliEventBody) => write(`${JSON.stringify(stampEvent(body, clock.now()))}\n`);
  const last = new Map<string, string>();
  /** Prints unless the same was printed before under this key. */
  const printChanged = (key: string, body: CliEventBody) => {
    const text = JSON.stringify(body);
    if (last.get(key) === text) return;
    last.set(key, text);
    print(body);
  };

  return {
    started(info) {
      const { batch, runs, limits } = info.watched;
      print({
        event: 'start',
        command: info.command,
        version: info.version,
        pid: process.pid,
        batch: batch.id,
        resumed: info.resumed,
        sandbox: info.sandbox,
        baseUrl: info.baseUrl,
        outputDir: info.outputDir,
        dataDir: info.dataDir,
        skus: runs.length,
        expectedOutputs: batch.outputsExpected,
        limits: limits?.limits ?? DEFAULT_LIMITS,
        budget: batch.budget,
        balance: info.balance,
      });
      for (const run of runs) printChanged(run.id, skuEvent(run));
    },
    changed(watched, changes) {
      for (const { run } of changes) printChanged(run.id, skuEvent(run));
      printChanged('batch', batchEvent(watched));
    },
    waited(sku, wait) {
      const { reason, waitMs, attempt, attempts } = wait;
      print({ event: 'wait', sku, reason, waitMs, attempt, attempts, text: retrySentence(wait) });
    },
    saved: (sku, path) => print({ event: 'file', sku, path }),
    warned: (sku, text) => print({ event: 'warning', sku, text }),
    planned(preview, rejected) {
      print({
        event: 'plan',
        skus: [...preview.skus],
        rejected: rejected.map(({ sku, failure }) => ({ sku, failure })),
        outputs: preview.outputs,
        credits: preview.credits,
        creditsLearned: preview.creditsLearned,
        seconds: preview.seconds,
      });
    },
    stopping: (signal) => print({ event: 'stopping', signal }),
    failed: (failure) => print({ event: 'error', failure }),
    ended(info) {
      print({
        event: 'end',
        exitStatus: info.exitStatus,
        seconds: info.seconds,
        ...(info.watched ? pauseOf(info.watched) : {}),
        counts: info.watched?.batch.counts ?? null,
        creditsSpent: info.creditsSpent,
        summary: info.summaryPath,
        skus: (info.watched?.runs ?? []).map(endOfSku),
      });
    },
    close() {},
  };
}

function skuEvent(run: RunView): Extract<CliEventBody, { event: 'sku' }> {
  const { state } = run;
  return {
    event: 'sku',
    sku: run.sku,
    place: run.place,
    phase: state.phase,
    ...(state.phase === 'uploading' || state.phase === 'downloading'
      ? { done: state.done, total: state.total }
      : {}),
    ...(state.phase === 'processing' ? { progress: state.progress } : {}),
    ...(state.phase === 'unclear'
      ? { question: state.question ? questionWords(state.question) : null }
      : {}),
    jobId: run.jobId,
    credits: run.credits,
    skipped: run.skipped,
    wait: run.wait,
    ...('failure' in state ? { failure: state.failure } : {}),
  };
}

function batchEvent(watched: Watched): CliEventBody {
  const { batch } = watched;
  const { state } = batch;
  return {
    event: 'batch',
    state: state.state,
    ...pauseOf(watched),
    counts: batch.counts,
    creditsSpent: batch.creditsSpent,
    etaMs: batch.etaMs,
  };
}

function pauseOf({ batch: { state } }: Watched) {
  if (state.state !== 'paused') return {};
  return { pause: state.reason, ...(state.failure ? { failure: state.failure } : {}) };
}

function endOfSku(run: RunView) {
  return {
    sku: run.sku,
    outcome: run.state.phase,
    skipped: run.skipped,
    place: run.place,
    files: run.outputs.filter((output) => output.state === 'saved').length,
    jobId: run.jobId,
    credits: run.credits,
    ...('failure' in run.state ? { failure: run.state.failure } : {}),
  };
}
