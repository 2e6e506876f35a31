/** The table "the same command again", state by state. */
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { JobId, SubmissionId } from '../../src-shared/domain/ids.ts';
import type { RunState } from '../../src-shared/domain/run.ts';
import { decideRerun, isUnpaid, willSubmit } from './rerun.ts';

const failure: Failure = { code: 'job-failed', message: 'x' };
const jobId = 'j' as JobId;
const submissionId = 's' as SubmissionId;
const plain = { retryFailed: false, fresh: false };

const TABLE: readonly (readonly [RunState, string, string, boolean])[] = [
  // state, action, action with --retry-failed, may be forgotten
  [{ phase: 'done' }, 'skip-done', 'skip-done', false],
  [{ phase: 'queued' }, 'go-on', 'go-on', true],
  [{ phase: 'preparing', step: 'photos' }, 'go-on', 'go-on', true],
  [{ phase: 'uploading', done: 0, total: 1 }, 'go-on', 'go-on', true],
  [{ phase: 'ready' }, 'go-on', 'go-on', true],
  [{ phase: 'parked', reason: 'budget' }, 'go-on', 'go-on', true],
  [{ phase: 'submitting', submissionId }, 'go-on', 'go-on', false],
  [
    { phase: 'unclear', submissionId, sinceMs: 0, emptyListings: 0, question: null },
    'go-on',
    'go-on',
    false,
  ],
  [
    {
      phase: 'processing',
      jobId,
      status: '',
      progress: null,
      processedImages: null,
      totalImages: null,
    },
    'go-on',
    'go-on',
    false,
  ],
  [{ phase: 'downloading', jobId, done: 0, total: 1 }, 'go-on', 'go-on', false],
  [{ phase: 'failed', failure, accepted: false }, 'retry', 'retry', true],
  [{ phase: 'failed', failure, accepted: true }, 'leave-failed', 'retry', false],
  [{ phase: 'partial', failure }, 'leave-failed', 'retry', false],
  [
    { phase: 'cancelled', jobId: null, following: 'nothing' },
    'leave-cancelled',
    'leave-cancelled',
    true,
  ],
  [
    { phase: 'cancelled', jobId, following: 'stopped' },
    'leave-cancelled',
    'leave-cancelled',
    false,
  ],
];

describe('the same command again', () => {
  it.each(TABLE)('[BATCH-10] %o', (state, action, withRetry, forgettable) => {
    expect(decideRerun(state, plain)).toBe(action);
    expect(decideRerun(state, { ...plain, retryFailed: true })).toBe(withRetry);
    expect(decideRerun(state, { ...plain, fresh: true })).toBe('run');
    const paidJob = 'jobId' in state ? state.jobId : null;
    expect(isUnpaid(state, paidJob)).toBe(forgettable);
  });

  it('[BATCH-10] a folder without a stored run is a new run', () => {
    expect(decideRerun(null, plain)).toBe('run');
  });

  it('[BATCH-18] only what will be sent counts in the estimate', () => {
    expect(willSubmit('run', null)).toBe(true);
    expect(willSubmit('go-on', { phase: 'queued' })).toBe(true);
    expect(willSubmit('go-on', { phase: 'downloading', jobId, done: 0, total: 1 })).toBe(false);
    expect(willSubmit('leave-failed', { phase: 'partial', failure })).toBe(false);
  });
});
