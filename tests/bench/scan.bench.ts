/** The scan of a season, against its limits. Run by `npm run bench`. */
import { expect, it } from 'vitest';
import { measureScan, SKUS } from './scan-figures.ts';

it(`[INTAKE-03] ${SKUS} SKUs appear progressively, first rows within 200 ms`, async () => {
  for (const { name, value, unit, limit } of await measureScan()) {
    const bound = limit === undefined ? '' : `  (at most ${limit} ${unit})`;
    console.log(`${name.padEnd(44)} ${value.toFixed(0).padStart(7)} ${unit}${bound}`);
    if (limit !== undefined) expect(value, name).toBeLessThanOrEqual(limit);
  }
}, 120_000);
