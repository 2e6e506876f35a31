import { describe, expect, it } from 'vitest';
import { mediaUrl } from '../../../src-shared/ipc/addresses.ts';
import { byteRange, mediaRequest } from './media-request.ts';

describe('addresses of pictures', () => {
  it('[SEC-02] reads what the app itself writes', () => {
    expect(mediaRequest(mediaUrl('output', 'a-1_B', 256))).toEqual({
      kind: 'output',
      id: 'a-1_B',
      size: 256,
    });
    expect(mediaRequest(mediaUrl('photo', 'x', 'full'))?.size).toBe('full');
  });

  it.each([
    'studio-media://output/../../etc/passwd?size=full',
    'studio-media://output/..%2f..%2fetc%2fpasswd?size=full',
    'studio-media://output/%2fetc%2fpasswd?size=full',
    'studio-media://output/a%00b?size=full',
    'studio-media://output/a/b?size=full',
    'studio-media://output/a.jpg?size=full',
    'studio-media://output/?size=full',
    `studio-media://output/${'a'.repeat(65)}?size=full`,
    'studio-media://output/a?size=5000',
    'studio-media://output/a?size=96&size=full',
    'studio-media://output/a?size=96&x=1',
    'studio-media://output/a',
    'studio-media://secrets/a?size=96',
    'studio-media://user@output/a?size=96',
    'file:///etc/passwd?size=full',
    'nonsense',
  ])('[SEC-02] refuses %s', (address) => expect(mediaRequest(address)).toBeUndefined());
});

describe('ranges', () => {
  it.each([
    [null, undefined],
    ['bytes=0-', { start: 0, end: 99 }],
    ['bytes=10-19', { start: 10, end: 19 }],
    ['bytes=90-500', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=20-10', undefined],
    ['bytes=0-1,5-6', undefined],
    ['bytes=-', undefined],
    ['items=0-1', undefined],
    ['bytes=99999999999999999999-', undefined],
  ])('%s of 100 bytes', (header, expected) => expect(byteRange(header, 100)).toEqual(expected));
});
