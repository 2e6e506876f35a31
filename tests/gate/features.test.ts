/** The check of promises against tests: what it reads, and everything it has to notice. */
import { describe, expect, it } from 'vitest';
import {
  checkPromises,
  readMeasuredIds,
  readNamedIds,
  readPromises,
} from '../../scripts/checks/features.mjs';

const promised = (id: string, status = 'kept') => ({ id, promise: 'something', status });
const named = (...ids: string[]) => new Map([['a.test.ts', ids]]);

describe('[SETUP-09] promises and the tests that name them', () => {
  it('reads the rows of a table and nothing else', () => {
    const text =
      '| ID | Promise | Status |\n| --- | --- | --- |\n| RUN-01 | Does it | kept |\nRUN-02 is prose\n';
    expect(readPromises(text)).toEqual([{ id: 'RUN-01', promise: 'Does it', status: 'kept' }]);
  });

  it('reads IDs from titles only', () => {
    const id = (n: number) => `[RUN-0${n}]`;
    const pair = ['RUN-04', 'RUN-05'].join(', ');
    const code = [
      `it('${id(1)} does', () => {});`,
      `describe("${id(2)} does", () => {});`,
      `test.each([1])(\`${id(3)} does\`, () => {});`,
      `it.each([\n  [1, 2],\n])('[${pair}] does', () => {});`,
      `// ${id(6)}`,
      `const text = '${id(7)}';`,
    ].join('\n');
    expect(readNamedIds(code)).toEqual(['RUN-01', 'RUN-02', 'RUN-03', 'RUN-04', 'RUN-05']);
  });

  it('reads the header of a measurement, and nothing below it', () => {
    const id = (n: number) => `[RUN-0${n}]`;
    const code = `/**\n * ${id(1)} How fast.\n */\n// ${id(2)}\nconst text = '${id(3)}';`;
    expect(readMeasuredIds(code)).toEqual(['RUN-01']);
  });

  it('is content when every kept promise is named, and open ones may wait', () => {
    expect(
      checkPromises([promised('RUN-01'), promised('RUN-02', 'open')], named('RUN-01')),
    ).toEqual([]);
  });

  it('notices a kept promise that no test names', () => {
    expect(checkPromises([promised('RUN-01')], named())).toEqual([
      'RUN-01 is named by no test: something',
    ]);
  });

  it('notices an ID that is no promise', () => {
    expect(checkPromises([], named('RUN-09'))).toEqual(['RUN-09 in a.test.ts is no promise']);
  });

  it('notices an ID given twice, an unknown status and an empty promise', () => {
    const twice = [promised('RUN-01'), promised('RUN-01')];
    expect(checkPromises(twice, named('RUN-01'))).toEqual(['RUN-01 is given twice']);
    expect(checkPromises([promised('RUN-01', 'soon')], named('RUN-01'))).toHaveLength(1);
    const empty = { ...promised('RUN-01'), promise: '' };
    expect(checkPromises([empty], named('RUN-01'))).toEqual(['RUN-01 promises nothing']);
  });
});
