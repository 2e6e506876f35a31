/** The one function of all state changes: what it can never do, whatever comes in what order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from './errors.ts';
import type { JobId, SubmissionId } from './ids.ts';
import { RunState } from './run.ts';
import { ALLOWED, nextState, type RunEvent } from './run-transitions.ts';

const failure: Failure = { code: 'job-failed', message: 'x' };
const jobId = 'j' as JobId;
const submissionId = 's' as SubmissionId;

const EVENTS: readonly RunEvent[] = [
  { type: 'step-begun', step: 'photos' },
  { type: 'upload-progress', done: 0, total: 2, sentBytes: 0, totalBytes: 9 },
  { type: 'prepared' },
  { type: 'requeued' },
  { type: 'parked' },
  { type: 'intent-written', submissionId },
  { type: 'not-accepted' },
  { type: 'accepted', jobId, totalImages: null },
  { type: 'outcome-lost', submissionId, atMs: 1 },
  { type: 'listed-empty', emptyListings: 1 },
  { type: 'question-raised', question: { reason: 'gallery-unproven', candidates: [] } },
  { type: 'resubmit-allowed' },
  {
    type: 'job-progress',
    status: 'x',
    progress: null,
    processedImages: null,
    totalImages: null,
  },
  { type: 'fetch-progress', jobId, done: 0, total: 2 },
  { type: 'completed' },
  { type: 'fell-short', failure },
  { type: 'failed', failure, accepted: true },
  { type: 'cancelled', jobId: null, following: 'nothing' },
  { type: 'retried' },
  { type: 'taken-up', jobId },
  { type: 'redo-ordered' },
];

const stories = fc.array(fc.constantFrom(...EVENTS), { maxLength: 60 });

describe('nextState', () => {
  it('knows every event, and every state it makes is one the schema knows', () => {
    expect(EVENTS.map(({ type }) => type).sort()).toEqual(Object.keys(ALLOWED).sort());
    fc.assert(
      fc.property(stories, (story) => {
        let state: RunState = { phase: 'queued' };
        for (const event of story) {
          const next = nextState(state, event);
          expect(next !== null).toBe(ALLOWED[event.type].includes(state.phase));
          if (next) state = RunState.parse(next);
        }
      }),
    );
  });

  it('[BATCH-02] a job is accepted only after an intent, and sent again only by a decision', () => {
    fc.assert(
      fc.property(stories, (story) => {
        let state: RunState = { phase: 'queued' };
        let intents = 0;
        let accepted = 0;
        let decisions = 1;
        for (const event of story) {
          const next = nextState(state, event);
          if (!next) continue;
          if (event.type === 'intent-written') intents += 1;
          if (event.type === 'accepted') accepted += 1;
          if (
            event.type === 'not-accepted' ||
            event.type === 'resubmit-allowed' ||
            event.type === 'retried' ||
            event.type === 'redo-ordered'
          ) {
            decisions += 1;
          }
          state = next;
          expect(accepted).toBeLessThanOrEqual(intents);
          expect(intents).toBeLessThanOrEqual(decisions);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('an unclear submission is left only by a job, a decision, an end or a cancel', () => {
    const unclear: RunState = {
      phase: 'unclear',
      submissionId,
      sinceMs: 0,
      emptyListings: 0,
      question: null,
    };
    const leaving = EVENTS.filter((event) => {
      const next = nextState(unclear, event);
      return next !== null && next.phase !== 'unclear';
    }).map(({ type }) => type);
    expect(leaving).not.toContain('retried');
    expect(leaving).not.toContain('requeued');
    expect(leaving).not.toContain('not-accepted');
  });
});
