import { expect, it } from 'vitest';
import { pixelsOf } from './picture-request.ts';

const plain = { width: undefined, height: undefined };

it('gives the size to the long side and the ratio to the other', () => {
  expect(pixelsOf({ ...plain, size: '1K', ar: '3:4' })).toEqual({ width: 768, height: 1024 });
  expect(pixelsOf({ ...plain, size: '2K', ar: '16:9' })).toEqual({ width: 2048, height: 1152 });
  expect(pixelsOf({ ...plain, size: '4K', ar: '1:1' })).toEqual({ width: 4096, height: 4096 });
});

it('lets explicit pixels win, and works out a missing side by the ratio', () => {
  const asked = { size: '1K', ar: '3:4' } as const;
  expect(pixelsOf({ ...asked, width: 300, height: 500 })).toEqual({ width: 300, height: 500 });
  expect(pixelsOf({ ...asked, width: 300, height: undefined })).toEqual({
    width: 300,
    height: 400,
  });
});
