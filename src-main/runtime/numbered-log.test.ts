import { expect, it } from 'vitest';
import { silentLog } from './log.ts';
import { numberedCalls } from './numbered-log.ts';

it('[SEC-06] numbers API calls, and nothing else', () => {
  const lines: unknown[] = [];
  const log = numberedCalls({ ...silentLog, info: (...line) => void lines.push(line) });
  log.info('api call', { call: 'me' });
  log.info('start');
  log.info('api call', { call: 'submit' });
  expect(lines).toEqual([
    ['api call', { id: 'c1', call: 'me' }],
    ['start', undefined],
    ['api call', { id: 'c2', call: 'submit' }],
  ]);
});
