/** The pilot, judged: nothing goes before the yes, and nobody is asked about nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src-shared/domain/errors.ts';
import type { JobId, SubmissionId } from '../../../src-shared/domain/ids.ts';
import { hasEnded, type RunState } from '../../../src-shared/domain/run.ts';
import type { Batch, Run, Task } from '../state/model.ts';
import { judgePilot, mayGo } from './pilot.ts';

const failure: Failure = { code: 'job-failed', message: 'x' };
const jobId = 'j' as JobId;

const STATES: readonly RunState[] = [
  { phase: 'queued' },
  { phase: 'ready' },
  { phase: 'submitting', submissionId: 's' as SubmissionId },
  { phase: 'downloading', jobId, done: 0, total: 1 },
  { phase: 'done' },
  { phase: 'partial', failure },
  { phase: 'failed', failure, accepted: true },
  { phase: 'failed', failure, accepted: false },
  { phase: 'cancelled', jobId: null, following: 'nothing' },
  { phase: 'cancelled', jobId: null, following: 'stopped' },
  { phase: 'cancelled', jobId, following: 'fetch-anyway' },
  { phase: 'parked', reason: 'budget' },
];

const runs = fc
  .record({
    state: fc.constantFrom(...STATES),
    task: fc.constantFrom<Task | null>(null, 'follow'),
    redo: fc.constantFrom([], [{ imageIndex: 0, groupIndex: 0 }]),
  })
  .map((part) => {
    const { state } = part;
    const unpaid =
      (state.phase === 'failed' && !state.accepted) ||
      (state.phase === 'cancelled' && state.jobId === null);
    return { ...part, marks: {}, jobId: unpaid ? null : jobId } as unknown as Run;
  });
const maybe = fc.option(runs, { nil: undefined });

describe('the judgement of a pilot', () => {
  it('[NIGHT-05] goes on while it is at work, asks only about what may have cost, ends when nobody waits', () => {
    fc.assert(
      fc.property(maybe, maybe, fc.boolean(), (pilot, first, parked) => {
        const step = judgePilot(pilot, first, parked);
        const atWork =
          pilot && (!hasEnded(pilot.state) || pilot.task !== null || pilot.redo.length > 0);
        if (atWork) {
          expect(step.kind).toBe('goes-on');
          return;
        }
        if (!first && !parked) expect(step.kind).toBe('over');
        else expect(step.kind).not.toBe('over');
        if (step.kind === 'ask') expect(pilot).toBeDefined();
        if (step.kind === 'next') {
          expect(step.run).toBe(first);
          // Nothing goes after a pilot that may have cost, without the yes.
          const { state } = pilot ?? { state: null };
          const cost =
            state?.phase === 'done' ||
            state?.phase === 'partial' ||
            (state?.phase === 'failed' && state.accepted) ||
            (state?.phase === 'cancelled' && state.following !== 'nothing');
          expect(cost).toBe(false);
        }
      }),
    );
  });
});

describe('who may go', () => {
  const run = { id: 'r1' } as Run;
  const batch = (pilot?: { readonly runId: string | null }) =>
    ({ settings: pilot ? { pilot } : {} }) as Batch;

  it('[NIGHT-05] is the pilot alone while there is one, also of those that are ready already', () => {
    expect(mayGo(batch(), run)).toBe(true);
    expect(mayGo(batch({ runId: 'r1' }), run)).toBe(true);
    expect(mayGo(batch({ runId: 'r2' }), run)).toBe(false);
    expect(mayGo(batch({ runId: null }), run)).toBe(false);
  });
});
