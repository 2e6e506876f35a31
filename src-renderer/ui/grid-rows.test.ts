import { describe, expect, it } from 'vitest';
import { moveFocus } from './grid-keys.ts';
import { gridRows, rowOf } from './grid-rows.ts';

const sections = [
  { key: 'failed', count: 2 },
  { key: 'done', count: 5 },
];

describe('a grid in sections', () => {
  it('begins each section on a row of its own, under its head', () => {
    expect(gridRows(7, 4, sections)).toEqual([
      { kind: 'head', section: 'failed' },
      { kind: 'items', first: 0, count: 2 },
      { kind: 'head', section: 'done' },
      { kind: 'items', first: 2, count: 4 },
      { kind: 'items', first: 6, count: 1 },
    ]);
    expect(gridRows(5, 4)).toHaveLength(2);
    expect(gridRows(0, 4)).toEqual([]);
  });

  it('finds the row of every item', () => {
    const rows = gridRows(7, 4, sections);
    expect([0, 1, 2, 5, 6, 7].map((index) => rowOf(rows, index))).toEqual([1, 1, 3, 3, 4, -1]);
    const many = gridRows(5000, 6, [
      { key: 'a', count: 1 },
      { key: 'b', count: 4999 },
    ]);
    for (const index of [0, 1, 2, 777, 4999]) {
      const row = many[rowOf(many, index)];
      expect(row?.kind === 'items' && row.first <= index && index < row.first + row.count).toBe(
        true,
      );
    }
  });

  it.each([
    ['ArrowDown', 1, 3],
    ['ArrowUp', 5, 1],
    ['ArrowRight', 1, 2],
    ['End', 0, 1],
    ['PageDown', 0, 6],
  ] as const)('[GRID-01] %s leads across a head from %i to %i', (key, from, to) => {
    const shape = { count: 7, columns: 4, pageRows: 2, sections };
    expect(moveFocus(key, false, from, shape)).toBe(to);
  });
});
