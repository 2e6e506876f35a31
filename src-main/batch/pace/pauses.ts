/**
 * Pauses: what stops a batch until the user has acted or the cause is gone, and how it goes on.
 * Causes that can go by themselves are looked at again and again.
 */
import { stat } from 'node:fs/promises';
import { type Failure, StudioError, toFailure } from '../../../src-shared/domain/errors.ts';
import type { AccountKey } from '../../../src-shared/domain/ids.ts';
import type { PauseReason } from '../../../src-shared/domain/views.ts';
import { canWrite } from '../../storage/files/can-write.ts';
import { freeBytes } from '../../storage/files/free-space.ts';
import type { Core } from '../state/core.ts';
import type { Batch, Run } from '../state/model.ts';
import { roomBytes } from './room.ts';

export interface Pauses {
  pause(batch: Batch, reason: PauseReason, failure?: Failure): void;
  /**
   * Pauses what the failure concerns: the whole account, or this batch. Answers false when it
   * pauses nothing.
   */
  forFailure(batch: Batch, failure: Failure): boolean;
  resume(batch: Batch): void;
  /** The user renewed the credentials or topped up. */
  accountChanged(account: AccountKey): void;
  /** Throws `folder-missing` when the output folder is not there, e.g. its disk was unplugged. */
  checkOutput(batch: Batch): Promise<void>;
  /** Throws that, or `folder-not-writable`: what cannot be saved is not ordered. */
  checkRoom(batch: Batch): Promise<void>;
  /** Looks again at what paused an earlier process. */
  watch(batch: Batch): void;
}

export function createPauses(core: Core, restart: (run: Run) => void): Pauses {
  const { clock, timing } = core;
  const watched = new Set<Batch>();

  const pause = (batch: Batch, reason: PauseReason, failure?: Failure): void => {
    const { state } = batch;
    if (state.state === 'ended') return;
    // A pause by the user stays one: the cause shows again when they go on.
    if (state.state === 'paused' && state.reason === 'user' && reason !== 'user') return;
    batch.state = { state: 'paused', reason, ...(failure ? { failure } : {}) };
    core.keepBatch(batch);
    core.pump();
    watch(batch);
  };

  const resume = (batch: Batch): void => {
    batch.held = false;
    if (batch.state.state === 'paused' && !awaitsYes(batch)) {
      batch.state = batch.settings.finishing ? { state: 'finishing' } : { state: 'running' };
      core.keepBatch(batch);
    }
    batch.identities.clear();
    const stalled = [...batch.stalled];
    batch.stalled.clear();
    for (const run of stalled) restart(run);
    core.pump();
  };

  const ofAccount = (account: AccountKey): Batch[] =>
    [...core.batches.values()].filter(
      (batch) => batch.account === account && batch.state.state !== 'ended',
    );

  const isPausedFor = (batch: Batch, reason: PauseReason): boolean =>
    batch.state.state === 'paused' && batch.state.reason === reason;

  const checkOutput = async (batch: Batch): Promise<void> => {
    try {
      await stat(batch.outputDir);
    } catch (error) {
      throw new StudioError(
        {
          code: 'folder-missing',
          message: 'The output folder is not there. Nothing was lost; the batch waits for it.',
          detail: batch.outputDir,
          remedy: 'Connect the disk or put the folder back; the batch then goes on by itself.',
        },
        { cause: error },
      );
    }
  };

  const checkRoom = async (batch: Batch): Promise<void> => {
    await checkOutput(batch);
    if (await canWrite(batch.outputDir)) return;
    throw new StudioError({
      code: 'folder-not-writable',
      message: 'Nothing can be written to the output folder, so nothing more is ordered.',
      detail: batch.outputDir,
      remedy: 'Check the rights to the folder, or whether the drive is read-only.',
    });
  };

  const causeGone = async (batch: Batch, reason: PauseReason): Promise<boolean> => {
    switch (reason) {
      case 'disk-full': {
        const free = await freeBytes(batch.outputDir);
        return free === null || free >= roomBytes(batch);
      }
      case 'folder-missing':
        return canWrite(batch.outputDir);
      case 'credits': {
        const needed = pausedFailure(batch)?.requiredCredits ?? 1;
        try {
          const { credits } = await core.apiOf(batch).me({ signal: core.stopping });
          return credits !== null && credits >= needed;
        } catch (error) {
          core.log.debug('balance not known', { code: toFailure(error).code });
          return false;
        }
      }
      case 'user':
      case 'signed-out':
      case 'quit':
      case 'pilot':
        return false;
    }
  };

  /** One watch a batch; it ends with the pause. */
  const watch = (batch: Batch): void => {
    if (watched.has(batch)) return;
    watched.add(batch);
    const look = async (): Promise<void> => {
      for (;;) {
        const { state } = batch;
        if (state.state !== 'paused' || !GOES_BY_ITSELF.has(state.reason)) return;
        const { reason } = state;
        await clock.sleep(
          reason === 'credits' ? timing.creditsRecheckMs : timing.recheckMs,
          core.stopping,
        );
        if (isPausedFor(batch, reason) && (await causeGone(batch, reason))) {
          if (isPausedFor(batch, reason)) resume(batch);
        }
      }
    };
    look()
      .catch((error: unknown) => {
        if (!core.stopping.aborted) core.log.error('watching a pause failed', { error });
      })
      .finally(() => watched.delete(batch));
  };

  return {
    pause,
    resume,
    watch,
    checkOutput,
    checkRoom,
    forFailure: (batch, failure) => {
      switch (failure.code) {
        case 'signed-out':
        case 'auth-failed':
          for (const other of ofAccount(batch.account)) pause(other, 'signed-out', failure);
          return true;
        case 'out-of-credits':
          for (const other of ofAccount(batch.account)) pause(other, 'credits', failure);
          return true;
        case 'disk-full':
          pause(batch, 'disk-full', failure);
          return true;
        case 'folder-missing':
        case 'folder-not-writable':
          pause(batch, 'folder-missing', failure);
          return true;
        default:
          return false;
      }
    },
    accountChanged: (account) => {
      for (const batch of ofAccount(account)) {
        if (isPausedFor(batch, 'signed-out') || isPausedFor(batch, 'credits')) resume(batch);
      }
    },
  };
}

/** Only a person's yes ends this pause, which takes the pilot out of the settings first. */
function awaitsYes({ state, settings }: Batch): boolean {
  return state.state === 'paused' && state.reason === 'pilot' && settings.pilot !== undefined;
}

const GOES_BY_ITSELF: ReadonlySet<PauseReason> = new Set([
  'disk-full',
  'folder-missing',
  'credits',
]);

function pausedFailure(batch: Batch): Failure | undefined {
  return batch.state.state === 'paused' ? batch.state.failure : undefined;
}
