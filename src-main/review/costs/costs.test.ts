import { describe, expect, it } from 'vitest';
import { CollectionId } from '../../../src-shared/domain/ids.ts';
import type { Instruction } from '../../../src-shared/domain/instruction.ts';
import { UNJUDGED } from '../../../src-shared/domain/review/judgement.ts';
import type { ReviewOpened } from '../../../src-shared/domain/review/library.ts';
import { costTable, creditsEach } from './costs.ts';
import { createCosts } from './costs-of.ts';

const FRONT: Instruction[] = [{ pose: 'front', background: 'grey' }];
const BACK: Instruction[] = [{ pose: 'back' }, { pose: 'side' }];

const sku = (
  index: number,
  credits: number | null,
  identity: string,
  instructions: Instruction[],
) => ({ index, credits, identity, instructions });
const result = (at: number, verdict: 'pick' | 'reject' | null) => ({
  sku: at,
  judgement: { ...UNJUDGED, verdict },
});
const COUNTED = {
  skus: [sku(0, 9, 'A', FRONT), sku(1, 4, 'B', FRONT), sku(2, null, 'B', BACK)],
  results: [
    ...[result(0, 'pick'), result(0, 'reject'), result(0, null)],
    ...[result(1, 'pick'), result(1, 'pick')],
    result(2, 'pick'),
  ],
};

describe('[EXPORT-10] cost per approved picture', () => {
  it('shares a run’s credits over all its pictures, and counts the rejected ones in', () => {
    expect(creditsEach(COUNTED)).toEqual(
      new Map([
        [0, 3],
        [1, 2],
      ]),
    );
    const { byLook } = costTable(COUNTED, () => ({ name: 'Studio' }));
    expect(byLook[0]).toEqual({
      name: 'Studio',
      pictures: 6,
      picked: 4,
      rejected: 1,
      credits: 13,
      unpriced: 1,
      perPicked: null,
    });
    const named = costTable(COUNTED, ([first]) => ({ name: first?.pose ?? '' }));
    expect(named.byLook.map(({ name, perPicked }) => [name, perPicked])).toEqual([
      ['front', 4.3333],
      ['back', null],
    ]);
  });

  it('what nobody knows stays unknown, and is told', () => {
    const { total, byIdentity } = costTable(COUNTED, () => ({ name: '' }));
    expect(total).toMatchObject({ credits: 13, unpriced: 1, perPicked: null });
    expect(byIdentity).toMatchObject([
      { name: 'A', credits: 9, unpriced: 0, perPicked: 9 },
      { name: 'B', credits: 4, unpriced: 1, perPicked: null },
    ]);
  });

  it('nothing picked has no price each', () => {
    const none = { ...COUNTED, results: [result(0, 'reject')] };
    expect(costTable(none, () => ({ name: '' })).total).toMatchObject({
      credits: 9,
      perPicked: null,
    });
  });

  it('names a look after its preset, else by its own words', async () => {
    const opened = { ...COUNTED } as unknown as ReviewOpened;
    const costs = createCosts({
      source: { open: async () => opened },
      // The same look, its fields in another order.
      presets: async () => [
        {
          ...{ id: 'own', name: 'Grey', builtIn: false },
          instructions: [{ background: 'grey', pose: 'front' }],
        },
      ],
    });
    const { byLook } = await costs(CollectionId.parse('c'));
    expect(byLook.map(({ name }) => name)).toEqual(['Grey', 'back + 1']);
  });
});
