import { expect, it } from 'vitest';
import { createLaterHandlers } from './later.ts';

const HEARD = {
  'export:costs': (input: unknown) => ['costs', input],
  'review:collections': () => ['collections'],
};
type Heard = Parameters<typeof createLaterHandlers<keyof typeof HEARD>>[1];

it('[SHIP-07] has every call of its own at once, and answers when its service stands', async () => {
  let stands = (_handlers: typeof HEARD): void => undefined;
  const service = new Promise<typeof HEARD>((resolve) => {
    stands = resolve;
  });
  const handlers = createLaterHandlers(HEARD, (() => service) as unknown as Heard);
  expect(Object.keys(handlers)).toEqual(['export:costs', 'review:collections']);
  const asked = (handlers['export:costs'] as (input: unknown) => Promise<unknown>)({ of: 'all' });
  stands(HEARD);
  expect(await asked).toEqual(['costs', { of: 'all' }]);
});

it('[SHIP-07] fails where its service does not come up', async () => {
  const service = Promise.reject(new Error('no such table'));
  const handlers = createLaterHandlers(HEARD, (() => service) as unknown as Heard);
  const ask = handlers['review:collections'] as (input: unknown) => Promise<unknown>;
  await expect(ask(undefined)).rejects.toThrow('no such table');
});
