import { describe, expect, it } from 'vitest';
import type { BatchView } from '../../src-shared/domain/views.ts';
import { en } from '../../src-shared/text/en.ts';
import { createTranslate } from '../../src-shared/text/translate.ts';
import { activityOf, noticeFor } from './activity.ts';

const say = createTranslate<typeof en>(en, 'en');
const counts = { total: 10, done: 0, running: 0, waiting: 0, failed: 0, needsYou: 0, cancelled: 0 };
const batch = (state: BatchView['state'], some: Partial<BatchView['counts']> = {}) =>
  ({ name: 'Spring', state, counts: { ...counts, ...some } }) as BatchView;

const running = { state: 'running' } as const;
const ended = { state: 'ended', atMs: 1 } as const;
const paused = (reason: 'user' | 'signed-out' | 'credits') =>
  ({ state: 'paused', reason }) as const;

describe('what the desktop shows', () => {
  it('nothing while nothing is unfinished', () => {
    expect(activityOf([batch(ended, { done: 10 })])).toEqual({
      progress: null,
      paused: false,
      needsYou: 0,
      busy: false,
      goesOn: false,
      total: 0,
      settled: 0,
    });
  });
  it('[NIGHT-01] what goes on without a window: work, and what waits for the user to let it go on', () => {
    expect(activityOf([batch(running, { waiting: 1 })]).goesOn).toBe(true);
    expect(activityOf([batch(paused('credits'), { waiting: 1 })]).goesOn).toBe(true);
    expect(activityOf([batch(paused('user'), { running: 1 })]).goesOn).toBe(true);
    expect(activityOf([batch(paused('user'), { waiting: 1 })]).goesOn).toBe(false);
  });
  it('[NIGHT-02] progress over all unfinished batches, and holds off sleep', () => {
    const batches = [
      batch(running, { done: 4, failed: 1, waiting: 5 }),
      batch(running, { done: 5, running: 5 }),
    ];
    expect(activityOf(batches)).toMatchObject({ progress: 0.5, busy: true, needsYou: 0 });
  });
  it('[NIGHT-02] follows running jobs of a paused batch, then lets the computer sleep', () => {
    expect(activityOf([batch(paused('user'), { running: 1, waiting: 9 })]).busy).toBe(true);
    expect(activityOf([batch(paused('user'), { waiting: 9 })])).toMatchObject({
      busy: false,
      paused: false,
    });
  });
  it('counts what needs the user', () => {
    expect(activityOf([batch(paused('credits'), { needsYou: 2 })])).toMatchObject({
      paused: true,
      needsYou: 3,
    });
  });
});

describe('what is told', () => {
  it('[ACC-07] that a sign-in is needed, once', () => {
    const notice = noticeFor(batch(running), batch(paused('signed-out')), say);
    expect(notice?.body).toMatch(/Sign in again/);
    expect(noticeFor(batch(paused('signed-out')), batch(paused('signed-out')), say)).toBeNull();
  });
  it('that a batch has ended, with its numbers', () => {
    expect(noticeFor(batch(running), batch(ended, { done: 8, failed: 2 }), say)).toEqual({
      title: 'Spring ended with failures',
      body: '8 of 10 SKUs done, 2 failed',
    });
  });
  it('nothing that was so before the app started, and nothing the user did', () => {
    expect(noticeFor(undefined, batch(ended), say)).toBeNull();
    expect(noticeFor(batch(running), batch(paused('user')), say)).toBeNull();
  });
});
