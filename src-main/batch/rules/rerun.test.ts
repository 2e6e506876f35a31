/** The table "the same command again", state by state. */
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src-shared/domain/errors.ts';
import type { JobId, OutputId, SubmissionId } from '../../../src-shared/domain/ids.ts';
import type { RunState } from '../../../src-shared/domain/run.ts';
import type { OutputRecord } from '../../storage/runs/records.ts';
import { decideRerun, fetchMayComplete, isUnpaid, ordersAfterFetch, willSubmit } from './rerun.ts';

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
    expect(decideRerun(state, plain, false)).toBe(action);
    expect(decideRerun(state, { ...plain, retryFailed: true }, false)).toBe(withRetry);
    expect(decideRerun(state, { ...plain, fresh: true }, true)).toBe('run');
    const paidJob = 'jobId' in state ? state.jobId : null;
    expect(isUnpaid({ state, jobId: paidJob, marks: {} })).toBe(forgettable);
    // What was given up as lost may still turn up.
    const lost = { submissionId: 'submission' as SubmissionId, dismissed: [] };
    expect(isUnpaid({ state, jobId: paidJob, marks: { lost } })).toBe(false);
  });

  it('[BATCH-10] a folder without a stored run is a new run', () => {
    expect(decideRerun(null, plain, false)).toBe('run');
  });

  it('[BATCH-18] only what will be sent counts in the estimate', () => {
    expect(willSubmit('run', null)).toBe(true);
    expect(willSubmit('go-on', { phase: 'queued' })).toBe(true);
    expect(willSubmit('go-on', { phase: 'downloading', jobId, done: 0, total: 1 })).toBe(false);
    expect(willSubmit('leave-failed', { phase: 'partial', failure })).toBe(false);
  });
});

const output = (imageIndex: number, code: Failure['code'] | null): OutputRecord => ({
  id: `${imageIndex}` as OutputId,
  jobId,
  imageIndex,
  groupIndex: 0,
  version: 0,
  originalName: null,
  fileName: `${imageIndex}.jpg`,
  state: code ? 'failed' : 'saved',
  failure: code ? { code, message: 'x' } : null,
  sha256: null,
  bytes: null,
  width: null,
  height: null,
  qualityScore: null,
  needsReview: false,
  reviewReason: null,
  savedMs: null,
});
const ended = (code: Failure['code'], outputs: OutputRecord[], status = 'completed') => ({
  state: { phase: 'failed', failure: { code, message: 'x' }, accepted: true } as const,
  jobId,
  marks: { jobEnded: { status, reason: null } },
  outputs,
});

describe('a retry of what was paid', () => {
  const broken = ['result-missing', 'result-damaged', 'result-unsafe', 'network'] as const;

  it.each(broken)('[BATCH-10] %s is fetched first and not in the estimate', (code) => {
    const run = ended(code, [output(0, null), output(1, code)]);
    expect(fetchMayComplete(run)).toBe(true);
    expect(decideRerun(run.state, { ...plain, retryFailed: true }, true)).toBe('fetch');
    expect(decideRerun(run.state, plain, true)).toBe('leave-failed');
    expect(willSubmit('fetch', run.state)).toBe(false);
  });

  it('[BATCH-10] what the server failed cannot be fetched', () => {
    expect(fetchMayComplete(ended('job-failed', [], 'failed'))).toBe(false);
    expect(fetchMayComplete(ended('job-aborted', [output(0, null)], 'aborted'))).toBe(false);
    const one = [output(0, 'result-damaged'), output(1, 'job-failed')];
    expect(fetchMayComplete(ended('result-damaged', one))).toBe(false);
    const earlier = { ...output(1, 'job-failed'), jobId: 'earlier' as JobId };
    expect(fetchMayComplete(ended('result-damaged', [earlier]))).toBe(true);
    expect(fetchMayComplete({ ...ended('upload-failed', []), jobId: null })).toBe(false);
  });

  it('[BATCH-10] an outage while fetching, or a full disk here, orders nothing again', () => {
    const orders = (code: Failure['code']) =>
      ordersAfterFetch({ code, message: 'x' }, ended(code, [output(0, code)]));
    expect(orders('result-missing')).toBe(true);
    expect(orders('result-damaged')).toBe(true);
    for (const code of ['network', 'timeout', 'server-error', 'file-error', 'internal'] as const) {
      expect(orders(code)).toBe(false);
    }
    const mixed = [output(0, 'result-damaged'), output(1, 'network')];
    expect(
      ordersAfterFetch({ code: 'result-damaged', message: 'x' }, ended('network', mixed)),
    ).toBe(false);
  });
});
