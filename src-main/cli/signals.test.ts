import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createSignals } from './signals.ts';

describe('[RUN-13] signals', () => {
  it('stop gently first, at once the second time', () => {
    const source = new EventEmitter();
    const ends: number[] = [];
    const signals = createSignals(source, (status) => ends.push(status));
    source.emit('SIGTERM');
    expect(signals.stop.aborted).toBe(true);
    expect(signals.stoppedBy()).toBe('SIGTERM');
    expect(ends).toEqual([]);
    source.emit('SIGINT');
    expect(ends).toEqual([130]);
    expect(signals.stoppedBy()).toBe('SIGTERM');
  });

  it('leave no listener behind', () => {
    const source = new EventEmitter();
    createSignals(source, () => undefined).close();
    expect(source.listenerCount('SIGINT') + source.listenerCount('SIGTERM')).toBe(0);
  });

  it('are nobody else’s: a library that sends them again does not make one into two', async () => {
    const source = new EventEmitter();
    const ends: number[] = [];
    const echo = () => queueMicrotask(() => source.emit('SIGINT'));
    source.once('SIGINT', echo);
    const signals = createSignals(source, (status) => ends.push(status));
    source.once('SIGINT', echo);
    source.on('SIGHUP', echo);
    await Promise.resolve();
    expect(source.listenerCount('SIGINT') + source.listenerCount('SIGHUP')).toBe(2);
    source.emit('SIGINT');
    await Promise.resolve();
    expect(signals.stoppedBy()).toBe('SIGINT');
    expect(ends).toEqual([]);
  });
});
