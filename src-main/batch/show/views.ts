/** Turns the engine's state into what windows and terminals are shown. No secret, no free path. */
import { basename } from 'node:path';
import type { AccountKey } from '../../../src-shared/domain/ids.ts';
import type { BatchView, LimitsView, RunView } from '../../../src-shared/domain/views.ts';
import type { OutputRecord } from '../../storage/runs/records.ts';
import { etaMs } from '../pace/eta.ts';
import { viewOfPilot } from '../pace/pilot.ts';
import { type AccountBook, inWindow, slotsTaken, usableLimits } from '../state/account-book.ts';
import type { Core } from '../state/core.ts';
import type { Batch, Run } from '../state/model.ts';

export function viewOfRun(run: Run): RunView {
  run.view ??= {
    id: run.id,
    batchId: run.batchId,
    position: run.position,
    sku: run.sku,
    place: run.place,
    state: run.state,
    wait: run.wait,
    photos: run.photos.map(({ id, name, note }) => ({
      id,
      name,
      ...(note === undefined ? {} : { note }),
    })),
    outputs: run.outputs.map(viewOfOutput),
    expectedOutputs: run.totalOutputs ?? run.expectedOutputs,
    identity: run.identityCode ?? run.identity.code ?? run.identity.image?.name ?? '',
    jobId: run.jobId,
    credits: run.credits,
    skipped: run.skipped,
    createdMs: run.createdMs,
    startedMs: run.startedMs,
    endedMs: run.endedMs,
    phaseSinceMs: run.phaseSinceMs,
  };
  return run.view;
}

function viewOfOutput(output: OutputRecord): RunView['outputs'][number] {
  return {
    id: output.id,
    imageIndex: output.imageIndex,
    groupIndex: output.groupIndex,
    version: output.version,
    fileName: output.fileName,
    state: output.state === 'named' ? 'downloading' : output.state,
    ...(output.failure ? { failure: output.failure } : {}),
    width: output.width,
    height: output.height,
    qualityScore: output.qualityScore,
    needsReview: output.needsReview,
    reviewReason: output.reviewReason,
  };
}

export function viewOfBatch(core: Core, batch: Batch): BatchView {
  return {
    id: batch.id,
    name: batch.name,
    kind: batch.kind,
    sandbox: batch.sandbox,
    account: batch.account,
    outputLabel: basename(batch.outputDir),
    state: batch.state,
    counts: batch.counts,
    parallel: batch.parallel,
    budget: batch.budget,
    outputsOrdered: batch.outputsOrdered,
    outputsExpected: batch.outputsExpected,
    creditsSpent: batch.creditsSpent,
    createdMs: batch.createdMs,
    etaMs: etaMs(core, batch),
    position: batch.position,
    pilot: viewOfPilot(batch),
  };
}

export function viewOfLimits(core: Core, account: AccountKey): LimitsView | null {
  const book = core.books.get(account);
  if (!book) return null;
  const now = core.clock.now();
  const { limits, blockedUntilMs } = book.facts;
  return {
    account,
    limits,
    jobsRunning: slotsTaken(book),
    submissionsInWindow: inWindow(book, now),
    blockedUntilMs: blockedUntilMs !== null && blockedUntilMs > now ? blockedUntilMs : null,
    share: shareOf(book),
  };
}

/** What others leave free, once refusals have shown that there are others. */
function shareOf(book: AccountBook): LimitsView['share'] {
  if (book.facts.share === null) return null;
  const { rate, maxJobs } = usableLimits(book);
  const { limits } = book.facts;
  if (rate.submissions === limits.rate.submissions && maxJobs === limits.maxJobs) return null;
  return { submissions: rate.submissions, running: maxJobs };
}
