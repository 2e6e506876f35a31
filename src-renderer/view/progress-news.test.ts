import { describe, expect, it } from 'vitest';
import type { BatchView } from '../../src-shared/domain/views.ts';
import { NOTHING_TOLD, newsOf, toldOf } from './progress-news.ts';

const NO_COUNTS = {
  total: 8,
  done: 0,
  failed: 0,
  cancelled: 0,
  running: 0,
  needsYou: 0,
  waiting: 8,
};

function batch(counts: Partial<typeof NO_COUNTS>, state = 'running'): BatchView {
  const shown = { name: 'Autumn', counts: { ...NO_COUNTS, ...counts }, state: { state } };
  return shown as unknown as BatchView;
}

const kn = () => 'KN-1046';

describe('[APP-12] what is told of the work', () => {
  it('names the one SKU that ended, and counts several', () => {
    expect(newsOf(NOTHING_TOLD, batch({ done: 1 }), kn)).toBe(
      'Autumn: KN-1046 is done, 1 of 8 SKUs.',
    );
    expect(newsOf(toldOf(batch({ done: 1 })), batch({ done: 1, failed: 1 }), kn)).toBe(
      'Autumn: KN-1046 failed, 2 of 8 SKUs.',
    );
    expect(newsOf(toldOf(batch({ done: 1 })), batch({ done: 4, failed: 1 }), kn)).toBe(
      'Autumn: 3 SKUs done, 1 SKU failed, 5 of 8 SKUs.',
    );
  });

  it('tells how many need somebody when there are more of them, not when they were answered', () => {
    expect(newsOf(toldOf(batch({ needsYou: 1 })), batch({ needsYou: 2 }), kn)).toBe(
      'Autumn: 2 SKUs need you, 0 of 8 SKUs.',
    );
    expect(newsOf(toldOf(batch({ needsYou: 2 })), batch({ needsYou: 0 }), kn)).toBeNull();
  });

  it('says nothing of what merely goes on, and once that a batch has ended', () => {
    expect(newsOf(NOTHING_TOLD, batch({ running: 3 }), kn)).toBeNull();
    const ended = batch({ done: 7, cancelled: 1 }, 'ended');
    expect(newsOf(toldOf(batch({ done: 7, cancelled: 1 })), ended, kn)).toBe(
      'Autumn: ended, 8 of 8 SKUs.',
    );
    expect(newsOf(toldOf(ended), ended, kn)).toBeNull();
  });
});
