import { describe, expect, it } from 'vitest';
import type { DraftSkuView } from '../../src-shared/domain/draft-views.ts';
import type { DraftSkuId } from '../../src-shared/domain/ids.ts';
import { aSku as sku } from '../../tests/support/example-views.ts';
import { countSkus, haveOwnLooks, suggestName, visibleSkus, withOwnFile } from './draft-view.ts';

/** Shortly after midnight, wherever the test runs. */
const NOW = new Date(1970, 0, 1, 0, 7).getTime();
const BLOCKS = { code: 'no-photos', blocks: true, message: '' } as const;
const OWN = {
  instructions: [{}],
  instructionsFrom: 'user',
  identity: null,
  options: null,
} as const;

function draft(...skus: readonly DraftSkuView[]) {
  const table = Object.fromEntries(skus.map((one) => [one.id, one]));
  return { order: skus.map(({ id }) => id), skus: table as Record<DraftSkuId, DraftSkuView> };
}

describe('the draft in the window', () => {
  it('counts for each filter what it shows', () => {
    const { order, skus } = draft(
      sku('fine'),
      sku('blocked', { problems: [BLOCKS] }),
      // What is left out asks for nothing any more.
      sku('out', { problems: [BLOCKS], included: false }),
    );
    for (const [filter, shown] of [
      ['all', ['fine', 'blocked', 'out']],
      ['problems', ['blocked']],
      ['out', ['out']],
    ] as const) {
      expect(visibleSkus(order, skus, filter, '')).toEqual(shown);
      expect(countSkus(order, skus, filter)).toBe(shown.length);
    }
    expect(visibleSkus(order, skus, 'all', ' FI ')).toEqual(['fine']);
    expect(visibleSkus(order, skus, 'all', '', 'no-photos')).toEqual(['blocked']);
  });

  it('shows the list itself where nothing is looked for, so that nobody draws it anew', () => {
    const { order, skus } = draft(sku('a'), sku('b'));
    expect(visibleSkus(order, skus, 'all', ' ')).toBe(order);
  });

  it('knows whose looks differ, and which folders bring one along', () => {
    const { order, skus } = draft(sku('a'), sku('b', { ownInstructions: true }));
    expect(haveOwnLooks(order, skus)).toBe(false);
    expect(withOwnFile(order, skus)).toEqual(['b']);
    const mixed = draft(sku('a'), sku('b', { override: { ...OWN, instructions: [{}] } }));
    expect(haveOwnLooks(mixed.order, mixed.skus)).toBe(true);
    const same = draft(
      sku('a', { override: { ...OWN, instructions: [{}] } }),
      sku('b', { override: { ...OWN, instructions: [{}] } }),
    );
    expect(haveOwnLooks(same.order, same.skus)).toBe(false);
    expect(haveOwnLooks([], {})).toBe(false);
  });

  it('is named after the folder that all SKUs came from, otherwise after day and time', () => {
    expect(suggestName([sku('a'), sku('b')], NOW)).toBe('Autumn');
    const elsewhere = sku('c', { folderLabel: 'Winter\\c' });
    expect(suggestName([elsewhere], NOW)).toBe('Winter');
    for (const skus of [[sku('a'), elsewhere], [sku('a', { folderLabel: 'a' })], []]) {
      expect(suggestName(skus, NOW)).toMatch(/^Jan 1, 00:07$/);
    }
  });
});
