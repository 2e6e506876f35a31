import { describe, expect, it } from 'vitest';
import { moveFocus, rangeOf, typeAhead } from './grid-keys.ts';

const shape = { count: 11, columns: 4, pageRows: 2 };

describe('keys of the grid', () => {
  it.each([
    ['ArrowRight', false, 3, 4],
    ['ArrowLeft', false, 0, 0],
    ['ArrowDown', false, 2, 6],
    ['ArrowDown', false, 7, 10],
    ['ArrowDown', false, 9, 9],
    ['ArrowUp', false, 2, 2],
    ['ArrowUp', false, 9, 5],
    ['Home', false, 6, 4],
    ['Home', true, 6, 0],
    ['End', false, 9, 10],
    ['End', true, 0, 10],
    ['PageDown', false, 1, 9],
    ['PageUp', false, 9, 1],
  ] as const)('[GRID-01] %s (ctrl %s) leads from %i to %i', (key, ctrl, from, to) => {
    expect(moveFocus(key, ctrl, from, shape)).toBe(to);
  });

  it('leaves other keys and empty grids alone', () => {
    expect(moveFocus('a', false, 0, shape)).toBeNull();
    expect(moveFocus('ArrowDown', false, 0, { ...shape, count: 0 })).toBeNull();
    expect(moveFocus('ArrowRight', false, 0, { ...shape, columns: 1 })).toBeNull();
  });

  it('takes a range in either direction', () => {
    expect(rangeOf(['a', 'b', 'c', 'd'], 3, 1)).toEqual(['b', 'c', 'd']);
  });

  it('[GRID-01] finds by typing, and walks through equal letters', () => {
    const names = ['DR-1', 'JK-1', 'JK-2', 'TR-1'];
    const find = (typed: string, from: number) =>
      typeAhead(typed, from, names.length, (index) => names[index] ?? '');
    expect(find('j', 0)).toBe(1);
    expect(find('jj', 1)).toBe(2);
    expect(find('jj', 2)).toBe(1);
    expect(find('tr', 0)).toBe(3);
    expect(find('x', 0)).toBeNull();
  });
});
