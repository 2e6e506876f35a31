import { describe, expect, it } from 'vitest';
import { aResult, aReviewSku } from '../../../tests/support/example-views.ts';
import type { ReviewResult } from '../review/library.ts';
import { BUILT_IN_TARGETS } from './built-in-targets.ts';
import { nameable } from './facts.ts';
import { parseTemplate } from './naming.ts';
import { type PlanInput, placeKey, planExport } from './plan.ts';

const result = (at: number, of: number, over: Partial<ReviewResult> = {}): ReviewResult =>
  aResult(`r${at}`, {
    ...{
      sku: of,
      fileName: `output_${at}.jpg`,
      imageIndex: at,
      instruction: null,
      variation: null,
    },
    ...{ width: 900, height: 1200 },
    ...over,
  });

const [ORIGINAL, , ZALANDO] = BUILT_IN_TARGETS;
if (!ORIGINAL || !ZALANDO) throw new Error('built-in targets are missing');

const plan = (over: Partial<PlanInput> & { text?: string }) =>
  planExport({
    results: nameable(
      [result(0, 0), result(1, 0), result(2, 1)],
      [aReviewSku(0, 'A'), aReviewSku(1, 'a')],
    ),
    collection: { name: 'Spring' },
    template: parseTemplate(over.text ?? '{sku}_{sequence}'),
    targets: [ORIGINAL],
    focus: {},
    collisions: 'number',
    taken: new Set(),
    ...over,
  });
const places = (planned: ReturnType<typeof plan>) => planned.map(({ place }) => place);

describe('[EXPORT-04] the plan of an export', () => {
  it('counts in each SKU, and numbers what would meet on a disk without case', () => {
    const planned = plan({});
    expect(places(planned)).toEqual(['A_1.jpg', 'A_2.jpg', 'a_1 (2).jpg']);
    expect(planned.map(({ collision }) => collision)).toEqual([null, null, 'picture']);
    expect(places(plan({ collisions: 'skip' }))).toEqual(['A_1.jpg', 'A_2.jpg', 'a_1.jpg']);
    expect(plan({ collisions: 'skip' })[2]?.outcome).toBe('skip');
  });

  it('gives way to what is there, its number too', () => {
    const taken = new Set(['A_1.JPG', 'a_1 (2).jpg'].map(placeKey));
    expect(places(plan({ taken }))).toEqual(['A_1 (3).jpg', 'A_2.jpg', 'a_1 (4).jpg']);
  });

  it('keeps targets apart by a folder, unless the name does', () => {
    const targets = [ORIGINAL, ZALANDO];
    const results = nameable([result(0, 0)], [aReviewSku(0, 'A')]);
    expect(places(plan({ targets, results }))).toEqual([
      'Original size/A_1.jpg',
      'Zalando/A_1.jpg',
    ]);
    expect(places(plan({ targets, results, text: '{sku}-{target}' }))).toEqual([
      'A-Original size.jpg',
      'A-Zalando.jpg',
    ]);
  });

  it('refuses what is gone or too small, and its name stays free for others', () => {
    const results = nameable(
      [result(0, 0, { there: false }), result(1, 0, { width: 300, height: 400 }), result(2, 0)],
      [aReviewSku(0, 'A')],
    );
    const planned = plan({ results, targets: [ZALANDO], text: '{sku}' });
    expect(planned.map(({ outcome }) => outcome)).toEqual(['refuse', 'refuse', 'write']);
    expect(planned[2]?.place).toBe('A.jpg');
  });

  it('ten thousand pictures that ask for one name are planned while one types', {
    timeout: 60_000,
  }, () => {
    const many = Array.from({ length: 10_000 }, (_, at) => result(at, 0));
    const started = performance.now();
    const planned = plan({ results: nameable(many, [aReviewSku(0, 'A')]), text: 'same' });
    // A quarter of a second on a quiet machine; trying every number anew would take minutes.
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(planned.at(-1)?.place).toBe('same (10000).jpg');
    expect(new Set(places(planned)).size).toBe(10_000);
  });
});
