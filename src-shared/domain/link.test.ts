import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink } from './link.ts';
import { looksLikeLink } from './link-scheme.ts';

describe('[SHIP-06] addresses of the app', () => {
  it('name a screen, or a batch to look at', () => {
    expect(readLink('flat-to-model://settings')).toEqual({ screen: 'settings' });
    expect(readLink('flat-to-model://new-batch/')).toEqual({ screen: 'new-batch' });
    expect(readLink('flat-to-model://review/b_1-X')).toEqual({
      screen: 'review',
      batchId: 'b_1-X',
    });
    expect(readLink('flat-to-model://batch/b1/')).toEqual({ screen: 'batch', batchId: 'b1' });
  });

  it.each([
    'flat-to-model://start/b1',
    'flat-to-model://batch/b1/start',
    'flat-to-model://batch/b1?start=1',
    'flat-to-model://batch/b1#x',
    'flat-to-model://batch/../settings',
    'flat-to-model://batch/%2e%2e',
    'flat-to-model://batch/',
    `flat-to-model://batch/${'a'.repeat(65)}`,
    'flat-to-model://settings\n--cli',
    'flat-to-model://settings --data-dir=/tmp',
    'flat-to-model:settings',
    'flat-to-model:///settings',
    'flat-to-model://user@settings',
    'flat-to-model://settings:80',
    'FLAT-TO-MODEL://settings',
    ' flat-to-model://settings',
    'https://settings',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '',
  ])('are nothing when they are not exactly so: %s', (text) => {
    expect(readLink(text)).toBeUndefined();
  });

  it('only ever show something, whatever is written', () => {
    const screens = ['new-batch', 'batches', 'presets', 'settings', 'batch', 'review'];
    const words = fc.constantFrom(...screens, 'start', '..', '%00', '?', '#', '/', 'b1', '\\', '@');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 6 }), (parts) => {
        const target = readLink(`flat-to-model://${parts.join('')}`);
        if (target === undefined) return;
        expect(screens).toContain(target.screen);
        if ('batchId' in target) expect(target.batchId).toMatch(/^[\w-]{1,64}$/);
      }),
    );
  });

  it('are told from files by their beginning', () => {
    expect(looksLikeLink('Flat-To-Model:anything')).toBe(true);
    expect(looksLikeLink('/photos/flat-to-model:x')).toBe(false);
  });
});
