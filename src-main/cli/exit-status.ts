/** What a command tells its caller: one number, decided from codes and states alone. Pure. */
import type { ErrorCode } from '../../src-shared/domain/errors.ts';
import type { BatchView, RunView } from '../../src-shared/domain/views.ts';

export const EXIT = {
  ok: 0,
  /** Something failed, is partial or unclear, or waiting was given up. */
  failed: 1,
  usage: 2,
  /** Stopped for the user; the queue is kept. */
  needsUser: 3,
  dataFolderInUse: 4,
} as const;

export type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** 128 + the signal's number, as shells have it. */
export function statusOfSignal(signal: StopSignal): number {
  switch (signal) {
    case 'SIGHUP':
      return 129;
    case 'SIGINT':
      return 130;
    case 'SIGTERM':
      return 143;
  }
}

const NEEDS_USER: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'auth-failed',
  'signed-out',
  'forbidden',
  'out-of-credits',
  'budget-reached',
  'disk-full',
  'folder-missing',
  'folder-not-writable',
]);

/** Status of a command that could not begin. */
export function statusOfFailure(code: ErrorCode): number {
  if (code === 'usage' || code === 'instructions-invalid') return EXIT.usage;
  if (code === 'data-folder-in-use') return EXIT.dataFolderInUse;
  return NEEDS_USER.has(code) ? EXIT.needsUser : EXIT.failed;
}

/**
 * Status of a batch as it stands. A pause or a parked SKU comes before failures: the same command
 * goes on once the user has acted, and only then the failures are the whole story.
 */
export function statusOfBatch(batch: BatchView, runs: readonly RunView[]): number {
  if (batch.state.state === 'paused') return EXIT.needsUser;
  if (runs.some((run) => run.state.phase === 'parked')) return EXIT.needsUser;
  return runs.every((run) => run.state.phase === 'done') ? EXIT.ok : EXIT.failed;
}
