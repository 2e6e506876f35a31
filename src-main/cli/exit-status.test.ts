import { describe, expect, it } from 'vitest';
import type { RunState } from '../../src-shared/domain/run.ts';
import { aBatch, aRun } from '../../tests/support/cli-views.ts';
import { statusOfBatch, statusOfFailure, statusOfSignal } from './exit-status.ts';

const runIn = (state: RunState) => aRun({ state });
const failure = { code: 'job-failed', message: 'The job failed.' } as const;

describe('[RUN-13] exit status', () => {
  it('is 0 only when every SKU is done', () => {
    expect(statusOfBatch(aBatch(), [runIn({ phase: 'done' })])).toBe(0);
    expect(statusOfBatch(aBatch(), [])).toBe(0);
  });

  it('is 1 when one failed, is partial, unclear or still running', () => {
    const states: RunState[] = [
      { phase: 'failed', failure, accepted: true },
      { phase: 'partial', failure },
      { phase: 'queued' },
    ];
    for (const state of states) {
      expect(statusOfBatch(aBatch(), [runIn({ phase: 'done' }), runIn(state)])).toBe(1);
    }
  });

  it('is 3 when the batch stands still for the user, whatever failed before', () => {
    const failed = runIn({ phase: 'failed', failure, accepted: false });
    const paused = aBatch({ state: { state: 'paused', reason: 'credits' } });
    expect(statusOfBatch(paused, [failed])).toBe(3);
    const parked = runIn({ phase: 'parked', reason: 'budget' });
    expect(statusOfBatch(aBatch(), [failed, parked])).toBe(3);
  });

  it('follows the code of what stopped the command before it began', () => {
    expect(statusOfFailure('usage')).toBe(2);
    expect(statusOfFailure('instructions-invalid')).toBe(2);
    expect(statusOfFailure('auth-failed')).toBe(3);
    expect(statusOfFailure('data-folder-in-use')).toBe(4);
    expect(statusOfFailure('identity-not-found')).toBe(1);
  });

  it('is the signal’s own number after a signal', () => {
    expect([statusOfSignal('SIGINT'), statusOfSignal('SIGTERM')]).toEqual([130, 143]);
  });
});
