import { describe, expect, it } from 'vitest';
import { DEFAULT_CONVERSIONS } from '../../src-shared/domain/conversion.ts';
import { createDraftList } from './draft-list.ts';
import { createDraftPicture } from './draft-picture.ts';
import { draftSkuOf } from './draft-sku.ts';

const found = (n: number) => ({
  name: `SKU ${n}`,
  dir: `/season/SKU ${n}`,
  photos: Array.from({ length: 5 }, (_, photo) => ({
    path: `/season/SKU ${n}/${photo}.jpg`,
    name: `${photo}.jpg`,
    bytes: 5_000_000,
    modifiedMs: 0,
  })),
  skipped: [],
  convertible: [],
  instructionsFile: null,
});

/**
 * A season that comes in SKU by SKU, the window told after each of them. Processor time; only the
 * ratio of two sizes is looked at, never the machine's speed or load.
 */
function cost(skus: number): number {
  const started = process.cpuUsage();
  const list = createDraftList((id) => picture.touch(id));
  const picture = createDraftPicture({ list, conversions: DEFAULT_CONVERSIONS });
  let told = 0;
  for (let n = 0; n < skus; n += 1) {
    list.put(draftSkuOf(found(n), DEFAULT_CONVERSIONS));
    told += picture.next().part.skus.length;
    picture.preflight();
  }
  expect(told).toBe(skus);
  expect(picture.preflight()).toMatchObject({ skus, photos: skus * 5, bytes: skus * 25_000_000 });
  return process.cpuUsage(started).user;
}

describe('the preflight of a season', () => {
  it('[INTAKE-05] [INTAKE-03] grows with the number of SKUs, not with its square', () => {
    cost(100);
    const small = Math.min(cost(250), cost(250), cost(250));
    const large = Math.min(cost(2_000), cost(2_000));
    // Eight times the SKUs: eight times the work, sixty-four if it were quadratic.
    expect(large / small).toBeLessThan(32);
  });
});
