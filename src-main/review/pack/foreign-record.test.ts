import { describe, expect, it } from 'vitest';
import {
  decide,
  type JudgementRecord,
  mergeRecords,
  viewOf,
} from '../../../src-shared/domain/review/merge.ts';
import { foreignRecord } from './foreign-record.ts';

const MADE = 1000;
const shown = (record: JudgementRecord) => viewOf(record, 'me', (by) => by);
const answer = (ours: JudgementRecord, change: object, atMs = 2000) =>
  mergeRecords(ours, foreignRecord(ours, { change, by: 'ada', atMs, sawUntilMs: MADE }));

describe('[EXPORT-08] an art director’s answer', () => {
  it('replaces what stood on the page', () => {
    const ours = decide({}, { verdict: 'pick', stars: 2 }, 'me', 900);
    const merged = shown(answer(ours, { verdict: 'reject' }));
    expect(merged).toMatchObject({ judgement: { verdict: 'reject', stars: 2 }, conflicts: [] });
  });

  it('stands beside what was decided after the page was made', () => {
    const ours = decide({}, { verdict: 'pick' }, 'me', 1500);
    const merged = shown(answer(ours, { verdict: 'reject' }));
    expect(merged.judgement.verdict).toBe('pick');
    expect(merged.conflicts).toMatchObject([{ field: 'verdict', by: 'ada' }]);
  });

  it('read twice it is the same, and does not come back once it was settled', () => {
    const ours = decide({}, { verdict: 'pick' }, 'me', 900);
    const once = answer(ours, { verdict: 'reject', note: 'hem' });
    expect(answer(once, { verdict: 'reject', note: 'hem' })).toEqual(once);
    const settled = decide(once, { verdict: 'pick' }, 'me', 3000);
    expect(shown(answer(settled, { verdict: 'reject', note: 'hem' }))).toMatchObject({
      judgement: { verdict: 'pick', note: 'hem' },
      conflicts: [],
    });
  });

  it('corrected from the same page, the later one counts', () => {
    const once = answer({}, { verdict: 'reject' });
    const twice = shown(answer(once, { verdict: 'pick' }, 2500));
    expect(twice).toMatchObject({ judgement: { verdict: 'pick' }, conflicts: [] });
  });

  it('a browser’s clock that is behind does not make the answer older than its page', () => {
    const ours = decide({}, { verdict: 'pick' }, 'me', 900);
    expect(shown(answer(ours, { verdict: 'reject' }, 5)).judgement.verdict).toBe('reject');
  });
});
