import { describe, expect, it } from 'vitest';
import { StudioError } from '../../src-shared/domain/errors.ts';
import { CALL_NAMES } from '../../src-shared/ipc/channels.ts';
import { calls } from '../../src-shared/ipc/contract.ts';
import { silentLog } from '../runtime/log.ts';
import { answerCall } from './answer.ts';
import { mayCall } from './sender.ts';

const options = { log: silentLog, checkOutput: true };
const answer = (name: unknown, input: unknown, handlers: Record<string, unknown> = {}) =>
  answerCall({ name, input }, async () => handlers, options);

describe('answering a call', () => {
  it('[APP-06] parses the input, runs the handler, checks the answer', async () => {
    const got: unknown[] = [];
    const handlers = { 'app:set-theme': (input: unknown) => void got.push(input) };
    const sent = { theme: 'dark', path: '/etc/passwd' };
    expect(await answer('app:set-theme', sent, handlers)).toEqual({ ok: true, value: undefined });
    // What the contract does not name never reaches a handler.
    expect(got).toEqual([{ theme: 'dark' }]);
  });

  it.each([
    ['constructor', undefined],
    ['__proto__', undefined],
    ['nope', undefined],
    [['app:info'], undefined],
    [undefined, undefined],
    ['app:set-theme', { theme: 'pink' }],
    ['app:set-theme', '/etc/passwd'],
    ['app:open-page', { page: 'https://evil.example' }],
    ['intake:remove', { skuIds: ['x'.repeat(65)] }],
  ])('[SEC-04] refuses %j with %j', async (name, input) => {
    expect(await answer(name, input)).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
  });

  it('[SEC-04] answers failures by code, and breakage without a stack, a path or a word of it', async () => {
    const broken = new Error('ENOENT /home/ann/secret');
    const handlers = {
      'intake:clear': () => {
        throw broken;
      },
      'intake:draft': () => {
        throw new StudioError({ code: 'not-found', message: 'Gone.' });
      },
      'accounts:list': () => ({ wrong: true }),
    };
    const reply = await answer('intake:clear', undefined, handlers);
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toMatch(/ENOENT|ann|answer\.test/);
    expect(await answer('intake:draft', undefined, handlers)).toMatchObject({
      error: { code: 'not-found', message: 'Gone.' },
    });
    expect(await answer('accounts:list', undefined, handlers)).toMatchObject({
      error: { code: 'internal' },
    });
    expect(await answer('app:info', undefined, {})).toMatchObject({ error: { code: 'internal' } });
  });

  it('[APP-06] knows exactly the calls of the contract', () => {
    expect(Object.keys(CALL_NAMES).sort()).toEqual(Object.keys(calls).sort());
  });
});

describe('who may call', () => {
  const origins = ['studio://app'];
  it('[SEC-04] the top frame of our own page alone', () => {
    expect(mayCall({ parent: null, origin: 'studio://app' }, origins)).toBe(true);
    expect(mayCall(null, origins)).toBe(false);
    expect(mayCall({ parent: {}, origin: 'studio://app' }, origins)).toBe(false);
    expect(mayCall({ parent: null, origin: 'https://app' }, origins)).toBe(false);
    expect(mayCall({ parent: null, origin: 'null' }, origins)).toBe(false);
    const gone = {
      parent: null,
      get origin(): string {
        throw new Error('disposed');
      },
    };
    expect(mayCall(gone, origins)).toBe(false);
  });
});
