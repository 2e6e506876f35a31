import { describe, expect, it } from 'vitest';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import type { BatchView } from '../../src-shared/domain/views.ts';
import { batch, run } from '../../tests/renderer-harness/fixtures.ts';
import { bannersOf, isCalm } from './banner-view.ts';

const id = 'b1' as BatchId;
const runs = [run(id, 0, { phase: 'queued' })];
const stands = (reason: string) =>
  batch(id, 'Autumn', runs, { state: { state: 'paused', reason } as BatchView['state'] });

describe('banners of a batch', () => {
  it('tell a pause that somebody wished, and ask for nothing', () => {
    for (const reason of ['user', 'quit']) {
      expect(bannersOf(stands(reason), runs, false).map(isCalm)).toEqual([true]);
    }
  });

  it('ask where only a person helps', () => {
    for (const reason of ['signed-out', 'credits', 'disk-full', 'folder-missing', 'pilot']) {
      expect(bannersOf(stands(reason), runs, false).map(isCalm)).toEqual([false]);
    }
  });

  it('are none where it waits for its time, which stands under its name', () => {
    expect(bannersOf(stands('user'), runs, true)).toEqual([]);
  });
});
