/** The table of expectations is whole: every call of the product, every fault, once and for ever. */
import { describe, expect, it } from 'vitest';
import { CallName } from '../../../src-main/sandbox/fault-rules.ts';
import { COLUMN_NAMES } from './columns.ts';
import { EXPECTATIONS, NEVER_MADE, ONLY_SHOWN } from './expectations.ts';
import { done, row } from './expected.ts';

describe('[PROOF-02] the fault matrix', () => {
  it('has a row for every call', () => {
    const covered = new Set(Object.values(EXPECTATIONS).map(({ call }) => call));
    const left = CallName.options.filter((call) => !covered.has(call));
    expect(left.sort()).toEqual([...NEVER_MADE, ...ONLY_SHOWN].sort());
  });

  it.each(Object.entries(EXPECTATIONS))(
    'expects something in every cell of %s',
    (_name, { cells }) => {
      expect(COLUMN_NAMES.filter((column) => !cells.has(column))).toEqual([]);
    },
  );

  it('refuses a fault that is none', () => {
    expect(() => row(['no-such-fault', done, done])).toThrow('no such column');
  });
});
