import { expect, it } from 'vitest';
import type { ResultId } from '../../src-shared/domain/ids.ts';
import { en } from '../../src-shared/text/en.ts';
import { FIRST_WISH, redoOf, refusedByReason } from './review-redo.ts';

it('[CULL-04] sends only what was changed', () => {
  expect(redoOf(FIRST_WISH)).toEqual({ how: 'regenerate' });
  expect(redoOf({ ...FIRST_WISH, how: 'new-run' })).toEqual({ how: 'new-run', seed: 'random' });
  expect(
    redoOf({
      ...FIRST_WISH,
      how: 'new-run',
      pose: ' walking ',
      identity: { code: 'PiktidMilo', name: 'Milo', picture: null },
      note: ' sleeves up',
      seed: 'own',
      ownSeed: '42',
    }),
  ).toEqual({
    how: 'new-run',
    instruction: { pose: 'walking' },
    identity: { code: 'PiktidMilo' },
    note: 'sleeves up',
    seed: 42,
  });
});

it('takes a new seed where an own one was not typed', () => {
  expect(redoOf({ ...FIRST_WISH, how: 'new-run', seed: 'own' })).toEqual({
    how: 'new-run',
    seed: 'random',
  });
});

it('says each reason once, with the SKUs it concerns', () => {
  const refused = [
    { id: 'a' as ResultId, reason: { why: 'redo-working', sku: 'TR-1' } as const },
    { id: 'b' as ResultId, reason: { why: 'redo-not-ours' } as const },
    { id: 'c' as ResultId, reason: { why: 'redo-not-ours' } as const },
    { id: 'd' as ResultId, reason: { why: 'redo-not-ours' } as const },
  ];
  const names: Record<string, string> = { a: 'TR-1', b: 'TR-2', c: 'TR-3', d: 'TR-3' };
  expect(refusedByReason(refused, (id) => names[id] ?? '')).toEqual([
    { message: en['why.redo-not-ours'], names: ['TR-2', 'TR-3'] },
    { message: 'TR-1 is still being worked on. Wait until it is done.', names: ['TR-1'] },
  ]);
});
