import { expect, it } from 'vitest';
import { createViewStore } from './view.ts';
import { habitsOf, recallView } from './view-remembered.ts';

const place = (text: string | null) => ({ read: () => text, write: () => {} });

it('[GRID-01] keeps cell size, order and layout of the wall', () => {
  const view = createViewStore();
  view.getState().set({ cellSize: 3, runLayout: 'table', runSort: 'credits', mat: 'white' });
  const kept = JSON.stringify(habitsOf(view.getState()));
  expect(recallView(place(kept))).toMatchObject({
    cellSize: 3,
    runLayout: 'table',
    runSort: 'credits',
    mat: 'white',
  });
});

it.each([null, '', '{', '{"cellSize":9}', '[]'])('begins anew with %j', (text) => {
  expect(recallView(place(text))).toBeNull();
});
