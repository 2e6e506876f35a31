import { describe, expect, it } from 'vitest';
import { anOutput, aRun, JOB } from '../../tests/support/example-views.ts';
import { morningOf } from './morning-view.ts';
import { causesOf, sectionsOf } from './run-groups.ts';
import { doableWith } from './selection-view.ts';

const refused = {
  code: 'submission-refused',
  message: 'PiktID refused it.',
  remedy: 'Try “auto”.',
};
const broken = { code: 'job-failed', message: 'It failed at PiktID.' };
const question = { reason: 'late-candidate' as const, candidates: [] };

const runs = [
  aRun('A', { phase: 'done' }, { outputs: [anOutput('a1'), anOutput('a2')], credits: 6 }),
  aRun('B', { phase: 'failed', accepted: false, failure: refused as never }),
  aRun('C', { phase: 'failed', accepted: false, failure: refused as never }),
  aRun('D', { phase: 'failed', accepted: true, failure: broken as never }, { credits: 6 }),
  aRun('E', {
    phase: 'unclear',
    submissionId: 's' as never,
    sinceMs: 0,
    emptyListings: 1,
    question,
  }),
  aRun('F', { phase: 'cancelled', jobId: JOB, following: 'stopped' }),
];

describe('the report on an ended batch', () => {
  it('[GRID-02] groups by cause: questions first, then failures, the most frequent before others', () => {
    const causes = causesOf(runs);
    expect(causes.map((cause) => [cause.title, cause.runs.map((run) => run.sku)])).toEqual([
      ['Was this sent?', ['E']],
      ['Refused', ['B', 'C']],
      ['Generation failed', ['D']],
      ['Cancelled', ['F']],
    ]);
    expect(causes[1]?.text).toBe('PiktID refused it.');
  });

  it('[GRID-02] groups by state without losing a SKU', () => {
    const groups = sectionsOf(runs, 'state');
    expect(groups.map((group) => group.key)).toEqual(['needs-you', 'failed', 'done', 'cancelled']);
    expect(groups.flatMap((group) => group.runs)).toHaveLength(runs.length);
    expect(sectionsOf(runs, 'cause').flatMap((group) => group.runs)).toHaveLength(runs.length);
  });

  it('gives each cause one way out, and knows which costs a second time', () => {
    const { causes, done, missing, pictures, credits } = morningOf(runs, 3);
    expect({ done, missing, pictures, credits }).toEqual({
      done: 1,
      missing: 5,
      pictures: 2,
      credits: 12,
    });
    expect(causes.map((cause) => cause.action)).toEqual([
      'decide',
      'retry',
      'order-again',
      'retry',
    ]);
    expect(causes[1]?.remedy).toBe('Try “auto”.');
  });

  it('puts doubted pictures first, then low scores, then those without a score', () => {
    const outputs = [
      anOutput('none'),
      { ...anOutput('good'), qualityScore: 0.9 },
      { ...anOutput('low'), qualityScore: 0.4 },
      { ...anOutput('doubt'), qualityScore: 0.95, needsReview: true },
      anOutput('coming', 'waiting'),
    ];
    const morning = morningOf([aRun('A', { phase: 'done' }, { outputs })], 10);
    expect(morning.first.map(({ output }) => output.id)).toEqual(['doubt', 'low', 'good', 'none']);
    expect(morning.ranked).toBe(true);
    expect(morningOf([aRun('A', { phase: 'done' }, { outputs: [anOutput('x')] })], 1).ranked).toBe(
      false,
    );
  });

  it('[GRID-03] says what can be done with many at once', () => {
    const doable = doableWith([...runs, aRun('G', { phase: 'queued' })]);
    expect(doable.retryFree.map((run) => run.sku)).toEqual(['B', 'C', 'F']);
    expect(doable.retryPaid.map((run) => run.sku)).toEqual(['D']);
    expect(doable.cancelSaves.map((run) => run.sku)).toEqual(['G']);
    expect(doable.cancelLate.map((run) => run.sku)).toEqual(['E']);
    expect(doable.movable.map((run) => run.sku)).toEqual(['G']);
  });
});
