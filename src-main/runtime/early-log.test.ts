import { describe, expect, it, vi } from 'vitest';
import { createEarlyLog } from './early-log.ts';
import type { Log } from './log.ts';

function sink() {
  const lines: string[] = [];
  const write = (level: string) => (message: string, fields?: object) =>
    void lines.push(`${level} ${message} ${JSON.stringify(fields ?? {})}`);
  const log: Log = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
  return { lines, load: vi.fn(async () => log) };
}

describe('[SHIP-07] the log of a start', () => {
  it('keeps what is said and loads nothing until it is opened', async () => {
    const { lines, load } = sink();
    const log = createEarlyLog(load);
    log.info('start', { version: '1' });
    log.debug('window');
    expect(load).not.toHaveBeenCalled();
    await log.open();
    log.info('services');
    expect(lines).toEqual(['info start {"version":"1"}', 'debug window {}', 'info services {}']);
  });

  it('opens by itself for whatever went wrong', async () => {
    const { lines, load } = sink();
    const log = createEarlyLog(load);
    log.info('start');
    log.error('broke');
    log.warn('and more');
    await vi.waitFor(() => expect(lines).toHaveLength(3));
    expect(lines).toEqual(['info start {}', 'error broke {}', 'warn and more {}']);
    await log.open();
    expect(load).toHaveBeenCalledOnce();
  });
});
