import { describe, expect, it } from 'vitest';
import {
  LOOK_EVERY_MS,
  mayInstall,
  nextStep,
  notesAsText,
  type UpdateState,
  type UpdateView,
} from './update.ts';

const release = { version: '2.0.0', notes: '' };
const view = (now: UpdateState, some: Partial<UpdateView> = {}): UpdateView => ({
  way: 'self',
  automatic: true,
  busy: false,
  now,
  ...some,
});
const unknown = view({ state: 'unknown' });
const found = view({ state: 'found', release });
const never = { lookMs: null, nowMs: 0 };

describe('[SHIP-02] when an update is looked for and fetched', () => {
  it('looks at the start, and again after hours', () => {
    expect(nextStep(unknown, false, never)).toBe('look');
    const newest = view({ state: 'newest', atMs: 5 });
    expect(nextStep(newest, false, { lookMs: 5, nowMs: LOOK_EVERY_MS })).toBe('nothing');
    expect(nextStep(newest, false, { lookMs: 5, nowMs: LOOK_EVERY_MS + 5 })).toBe('look');
  });

  it('never does anything while a batch runs', () => {
    for (const state of [unknown, found]) {
      expect(nextStep({ ...state, busy: true }, false, never)).toBe('nothing');
    }
    const ready = view({ state: 'ready', release });
    expect(mayInstall(ready)).toBe(true);
    expect(mayInstall({ ...ready, busy: true })).toBe(false);
  });

  it('looks when asked to, also during a batch, but fetches nothing then', () => {
    expect(nextStep({ ...unknown, busy: true }, true, never)).toBe('look');
    expect(nextStep({ ...found, busy: true }, false, never)).toBe('nothing');
  });

  it('does nothing by itself when it is switched off, and nothing at all without a feed', () => {
    expect(nextStep({ ...unknown, automatic: false }, false, never)).toBe('nothing');
    expect(nextStep({ ...unknown, automatic: false }, true, never)).toBe('look');
    expect(nextStep({ ...unknown, way: 'none' }, true, never)).toBe('nothing');
  });

  it('fetches only where the package can replace itself', () => {
    expect(nextStep(found, false, never)).toBe('fetch');
    expect(nextStep({ ...found, way: 'by-hand' }, false, never)).toBe('nothing');
    expect(mayInstall(view({ state: 'ready', release }, { way: 'by-hand' }))).toBe(false);
  });
});

describe('[SHIP-02] release notes', () => {
  it('are text, whatever the feed sends', () => {
    expect(notesAsText('<p>Faster.</p><ul><li>Walls &amp; more</li></ul>')).toBe(
      'Faster.\n\nWalls & more',
    );
    expect(notesAsText('<script>steal()</script>New <img src=x onerror=alert(1)>look')).toBe(
      'New look',
    );
    expect(
      notesAsText([
        { version: '2', note: 'One' },
        { version: '1', note: null },
      ]),
    ).toBe('One');
    expect(notesAsText(undefined)).toBe('');
    expect(notesAsText(`A\u0000\u202eB`)).toBe('AB');
    expect(notesAsText('x'.repeat(100_000)).length).toBeLessThanOrEqual(8_000);
  });
});
