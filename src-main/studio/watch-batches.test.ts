import { describe, expect, it } from 'vitest';
import { AccountKey, BatchId } from '../../src-shared/domain/ids.ts';
import type { BatchView, StudioChange } from '../../src-shared/domain/views.ts';
import { en } from '../../src-shared/text/en.ts';
import { createTranslate } from '../../src-shared/text/translate.ts';
import { silentLog } from '../runtime/log.ts';
import type { Notice } from './activity.ts';
import { watchBatches } from './watch-batches.ts';

const account = AccountKey.parse('ann at api.example');
const batch = (state: BatchView['state'], creditsSpent = 0) =>
  ({
    id: BatchId.parse('b1'),
    name: 'Night',
    account,
    state,
    creditsSpent,
    counts: { total: 1, done: 0, running: 0, waiting: 1, failed: 0, needsYou: 0, cancelled: 0 },
  }) as BatchView;

/** The watcher with everything around it recorded, and a clock that is moved by hand. */
function watched() {
  const seen = { notices: [] as Notice[], signedOut: [] as string[], refreshed: 0 };
  const waiting: { ms: number; go: () => void }[] = [];
  let tell: (change: StudioChange) => void = () => undefined;
  const stop = watchBatches({
    engines: {
      snapshot: () => ({ revision: 0, batches: [], runs: [], limits: [] }),
      onChange: (listener) => {
        tell = listener;
        return () => undefined;
      },
    },
    accounts: {
      markSignedOut: (key) => void seen.signedOut.push(key),
      refresh: async () => {
        seen.refreshed += 1;
      },
    },
    clock: {
      now: () => 0,
      sleep: (ms, signal) =>
        new Promise((go, reject) => {
          waiting.push({ ms, go });
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    },
    log: silentLog,
    say: createTranslate<typeof en>(en, 'en'),
    show: () => undefined,
    notify: (notice) => void seen.notices.push(notice),
  });
  const say = (view: BatchView) =>
    tell({
      baseRevision: 0,
      revision: 1,
      batches: [view],
      runs: [],
      removedRuns: [],
      removedBatches: [],
      limits: [],
    });
  const pass = async () => {
    const due = waiting.splice(0);
    for (const { go } of due) go();
    await new Promise((resolve) => setImmediate(resolve));
    return due.map(({ ms }) => ms);
  };
  return { seen, say, pass, stop };
}

const running = { state: 'running' } as const;
const paused = (reason: 'signed-out' | 'credits') => ({ state: 'paused', reason }) as const;

describe('watching batches', () => {
  it('[ACC-07] marks the account that was refused, and tells once', () => {
    const { seen, say, stop } = watched();
    say(batch(running));
    say(batch(paused('signed-out')));
    say(batch(paused('signed-out')));
    expect(seen.signedOut).toContain(account);
    expect(seen.notices.map(({ title }) => title)).toEqual(['Night is paused']);
    stop();
  });

  it('[BATCH-08] asks for the balance while a batch waits for credits, and stops when it does not', async () => {
    const { seen, say, pass, stop } = watched();
    say(batch(running));
    say(batch(paused('credits')));
    expect(await pass()).toEqual([60_000]);
    expect(await pass()).toEqual([60_000]);
    say(batch(running));
    await pass();
    expect(await pass()).toEqual([]);
    expect(seen.refreshed).toBe(3);
    stop();
  });

  it('asks for the balance once after a burst of spending', async () => {
    const { seen, say, pass, stop } = watched();
    say(batch(running));
    say(batch(running, 3));
    say(batch(running, 6));
    expect(await pass()).toEqual([3_000]);
    expect(seen.refreshed).toBe(1);
    stop();
  });
});
