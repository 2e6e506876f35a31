import { describe, expect, it } from 'vitest';
import type { Clock } from './clock.ts';
import { createCoalescer } from './coalescer.ts';

function hand() {
  const waiting: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    sleep: (_ms, signal) =>
      new Promise((resolve, reject) => {
        waiting.push(resolve);
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
  };
  return {
    clock,
    tick: async () => {
      for (const go of waiting.splice(0)) go();
      await new Promise(setImmediate);
    },
  };
}

describe('telling many changes once', () => {
  it('tells the first at once, the rest together, and rests when nothing happens', async () => {
    const { clock, tick } = hand();
    let told = 0;
    const telling = createCoalescer({ clock, everyMs: () => 100, tell: () => (told += 1) });
    telling.poke();
    telling.poke();
    telling.poke();
    expect(told).toBe(1);
    await tick();
    expect(told).toBe(2);
    await tick();
    expect(told).toBe(2);
    telling.poke();
    expect(told).toBe(3);
  });

  it('tells nothing once closed', async () => {
    const { clock, tick } = hand();
    let told = 0;
    const telling = createCoalescer({ clock, everyMs: () => 100, tell: () => (told += 1) });
    telling.poke();
    telling.poke();
    telling.close();
    telling.poke();
    await tick();
    expect(told).toBe(1);
  });
});
