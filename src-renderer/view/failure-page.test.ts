import { expect, it } from 'vitest';
import { failurePage } from './failure-page.ts';

it('[SEC-05] offers the page that helps, and none where none does', () => {
  expect(failurePage('out-of-credits')).toBe('credits');
  expect(failurePage('identity-not-found')).toBe('gallery');
  expect(failurePage('identity-not-usable')).toBe('gallery');
  expect(failurePage('auth-failed')).toBeNull();
  expect(failurePage('auth-failed', true)).toBe('api-tokens');
  expect(failurePage('disk-full')).toBeNull();
});
