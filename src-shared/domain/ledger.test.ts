import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accepted, intent, outcome } from '../../tests/support/ledger-samples.ts';
import { foldLedger, type LedgerEntry, openSubmissions } from './ledger.ts';

const states = (entries: readonly LedgerEntry[]) =>
  foldLedger(entries).map(({ intent: { submissionId }, state, jobId }) => [
    submissionId,
    state,
    jobId,
  ]);

describe('folding the ledger', () => {
  it('[BATCH-20] leaves open what may still bring or cost something', () => {
    const entries = [
      intent('died'),
      intent('runs'),
      accepted('runs', 'job-1'),
      intent('lost'),
      outcome('lost', 'unclear', { code: 'timeout' }),
      intent('found'),
      outcome('found', 'unclear', { code: 'timeout' }),
      outcome('found', 'adopted', { jobId: 'job-2', by: 'look-up' }),
      intent('done'),
      accepted('done', 'job-3'),
      outcome('done', 'ended', { jobId: 'job-3', status: 'completed', credits: 3, saved: 1 }),
      intent('no'),
      outcome('no', 'refused', { code: 'submission-refused', status: 400 }),
      intent('never'),
      outcome('never', 'not-sent', { code: 'connection-refused' }),
      intent('again'),
      outcome('again', 'resubmitted', { by: 'rules', next: 'again-2' }),
      intent('given-up'),
      outcome('given-up', 'closed', { reason: 'cancelled' }),
    ];
    expect(openSubmissions(entries).map(({ intent: { submissionId } }) => submissionId)).toEqual([
      'died',
      'runs',
      'lost',
      'found',
    ]);
  });

  it('keeps the credits it knew when a later word does not tell them', () => {
    const ended = (credits: number | null) =>
      outcome('a', 'ended', { jobId: 'j', status: 'completed', credits, saved: 1 });
    expect(foldLedger([intent('a'), ended(3), ended(null)])[0]?.credits).toBe(3);
  });

  it('counts a line read twice once, and an outcome without its intent never', () => {
    const entries = [intent('a'), accepted('a', 'j'), accepted('b', 'k')];
    expect(states([...entries, ...entries])).toEqual([['a', 'accepted', 'j']]);
  });

  it('is the same however often the end of the file is read again', () => {
    const line = fc.constantFrom(
      (id: string) => intent(id),
      (id: string) => accepted(id, `job-${id}`),
      (id: string) => outcome(id, 'unclear', { code: 'timeout' }),
      (id: string) => outcome(id, 'closed', { reason: 'x' }),
    );
    const lines = fc.array(fc.tuple(line, fc.constantFrom('a', 'b', 'c')), { maxLength: 20 });
    fc.assert(
      fc.property(lines, fc.nat(20), (wishes, from) => {
        const entries = wishes.map(([make, id]) => make(id));
        expect(states([...entries, ...entries.slice(from)])).toEqual(states(entries));
      }),
    );
  });
});
