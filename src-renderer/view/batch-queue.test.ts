import { expect, it } from 'vitest';
import type { BatchView } from '../../src-shared/domain/views.ts';
import { aBatch } from '../../tests/support/example-views.ts';
import { batchQueue } from './batch-queue.ts';

const open = (id: string, position: number, createdMs = 0): BatchView =>
  aBatch({ id: id as BatchView['id'], position, createdMs, state: { state: 'running' } });
const ended = (id: string, atMs: number): BatchView =>
  aBatch({ id: id as BatchView['id'], position: 0, state: { state: 'ended', atMs } });

it('[GRID-05] lists the queue as it is served, history by its end', () => {
  const { queue, history } = batchQueue([
    ended('old', 10),
    open('third', 3),
    open('first', 0.5),
    ended('new', 20),
    open('second', 1),
  ]);
  expect(queue).toEqual(['first', 'second', 'third']);
  expect(history).toEqual(['new', 'old']);
});

it('puts the older one first where two stand at one place', () => {
  expect(batchQueue([open('b', 1, 20), open('a', 1, 10)]).queue).toEqual(['a', 'b']);
});
