/** Waits that can be ended early, and a wall clock that was set. */
import { describe, expect, it } from 'vitest';
import { createVirtualClock } from '../../../tests/integration/engine/virtual-clock.ts';
import { createJumpWatch, createWakingClock } from './waking-clock.ts';

describe('waking clock', () => {
  it('[BATCH-24] waking ends every wait, but none before its least time', async () => {
    const virtual = createVirtualClock();
    const clock = createWakingClock(virtual, 1_000);
    const from = virtual.now();
    const old = clock.nap(60_000);
    await virtual.pass(5_000);
    const young = clock.nap(60_000).then((how) => ({ how, at: virtual.now() - from }));
    const short = clock.nap(300).then((how) => ({ how, at: virtual.now() - from }));
    clock.wake();
    expect(await virtual.until(old)).toBe('woken');
    expect(await virtual.until(young)).toEqual({ how: 'woken', at: 6_000 });
    expect(await virtual.until(short)).toEqual({ how: 'woken', at: 5_300 });
    expect(virtual.timers).toBe(0);
  });

  it('[BATCH-24] a wait that nobody wakes is due, and an abort is not a waking', async () => {
    const virtual = createVirtualClock();
    const clock = createWakingClock(virtual, 1_000);
    expect(await virtual.until(clock.nap(50))).toBe('due');
    const stop = new AbortController();
    const nap = clock.nap(60_000, stop.signal);
    stop.abort(new Error('stopped'));
    await expect(nap).rejects.toThrow('stopped');
    await expect(clock.nap(1, stop.signal)).rejects.toThrow('stopped');
    expect(virtual.timers).toBe(0);
  });

  it('[BATCH-24] a jump of the wall clock is told apart from time that passed', async () => {
    const virtual = createVirtualClock();
    const watch = createJumpWatch(createWakingClock(virtual, 1_000));
    await virtual.pass(90_000);
    expect(watch.jumpMs()).toBe(0);
    virtual.jump(3_600_000);
    await virtual.pass(1_000);
    expect(watch.jumpMs()).toBe(3_600_000);
    virtual.jump(-7_200_000);
    expect(watch.jumpMs()).toBe(-7_200_000);
    virtual.jump(3_600_000);
    watch.trust();
    expect(watch.jumpMs()).toBe(0);
  });
});
