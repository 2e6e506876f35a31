import { describe, expect, it } from 'vitest';
import { BUILT_IN_TARGETS } from '../../src-shared/domain/export/built-in-targets.ts';
import type { ResultId } from '../../src-shared/domain/ids.ts';
import { UNJUDGED } from '../../src-shared/domain/review/judgement.ts';
import type { ReviewResult } from '../../src-shared/domain/review/library.ts';
import { aResult } from '../../tests/support/example-views.ts';
import { draftOf, firstWhich, settingsOf, whichResults, withToken } from './export-view.ts';

const picked = { judgement: { ...UNJUDGED, verdict: 'pick' as const } };
const ids = (results: readonly ReviewResult[]) => results.map((one) => one.id);

describe('which pictures are meant', () => {
  const results = [
    aResult('picked', picked),
    aResult('open'),
    aResult('rejected', { judgement: { ...UNJUDGED, verdict: 'reject' } }),
    aResult('older', { newest: false }),
    aResult('gone', { ...picked, there: false }),
  ];
  const chosen = new Set(['rejected', 'open', 'gone'] as ResultId[]);

  it('[EXPORT-11] takes the picked, the chosen, or all that were not rejected', () => {
    expect(ids(whichResults('picked', results, chosen))).toEqual(['picked']);
    expect(ids(whichResults('chosen', results, chosen))).toEqual(['open', 'rejected']);
    expect(ids(whichResults('all', results, chosen))).toEqual(['picked', 'open']);
  });

  it('begins with what is most likely meant', () => {
    expect(firstWhich(results, chosen)).toBe('chosen');
    expect(firstWhich(results, new Set(['open'] as ResultId[]))).toBe('picked');
    expect(firstWhich([aResult('open')], new Set())).toBe('all');
  });
});

describe('an own target while it is typed', () => {
  it.each(BUILT_IN_TARGETS.map((target) => [target.name, target] as const))(
    '[EXPORT-11] %s becomes an own one without change',
    (_, target) => {
      const read = settingsOf(draftOf(target));
      const { id: _id, builtIn: _builtIn, source: _source, ...settings } = target;
      expect(read).toEqual({ ok: true, settings });
    },
  );

  it('names the fields that cannot be used', () => {
    const zalando = BUILT_IN_TARGETS.find((one) => one.size.kind === 'exact');
    if (!zalando) throw new Error('no target of exact pixels');
    const draft = { ...draftOf(zalando), name: ' ' };
    const read = settingsOf({ ...draft, width: '5', quality: '101', maxMegabytes: 'x' });
    expect(read.ok ? [] : [...read.wrong].sort()).toEqual([
      'maxMegabytes',
      'name',
      'quality',
      'width',
    ]);
  });

  it('reads a decimal comma', () => {
    const first = BUILT_IN_TARGETS[0];
    if (!first) throw new Error('no target');
    const read = settingsOf({ ...draftOf(first), maxMegabytes: '1,5' });
    expect(read.ok && read.settings.maxBytes).toBe(1_500_000);
  });
});

it('puts a token where the cursor is', () => {
  expect(withToken('a-b', 'sku', 2, 2)).toEqual({ text: 'a-{sku}b', cursor: 7 });
  expect(withToken('abc', 'sku', 0, 3).text).toBe('{sku}');
});
