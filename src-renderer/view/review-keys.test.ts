import { describe, expect, it } from 'vitest';
import { cullingAct, type KeyPress } from './review-keys.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  shiftKey: false,
  mod: false,
  altKey: false,
  ...change,
});

describe('keys of culling', () => {
  it.each([
    ['p', { act: 'verdict', verdict: 'pick' }],
    ['X', { act: 'verdict', verdict: 'reject' }],
    ['u', { act: 'verdict', verdict: null }],
    ['0', { act: 'stars', stars: 0 }],
    ['5', { act: 'stars', stars: 5 }],
    ['6', { act: 'label', label: 'red' }],
    ['9', { act: 'label', label: 'blue' }],
    ['f', { act: 'full-screen' }],
    ['g', { act: 'wall' }],
  ])('[CULL-01] %s as in Lightroom', (key, act) => {
    expect(cullingAct(press(key), false)).toEqual(act);
  });

  it('[CULL-01] Shift with a digit rejects for a reason, whatever the keyboard makes of it', () => {
    const shift = { shiftKey: true, code: 'Digit2' };
    expect(cullingAct(press('"', shift), true)).toEqual({ act: 'reason', reason: 'logo' });
    expect(cullingAct(press('&', { shiftKey: true, code: 'Digit7' }), true)).toBeNull();
  });

  it('undoes and redoes', () => {
    expect(cullingAct(press('z', { mod: true }), true)).toEqual({ act: 'undo' });
    expect(cullingAct(press('Z', { mod: true, shiftKey: true }), true)).toEqual({ act: 'redo' });
    expect(cullingAct(press('z'), true)).toBeNull();
  });

  it('walks in the single view alone: on the wall the grid does', () => {
    expect(cullingAct(press('ArrowRight'), true)).toEqual({ act: 'step', to: 1 });
    expect(cullingAct(press('ArrowRight'), false)).toBeNull();
    expect(cullingAct(press('End'), true)).toEqual({ act: 'step', to: 'last' });
  });

  it('leaves keys with Alt, Ctrl and Cmd to others', () => {
    expect(cullingAct(press('p', { altKey: true }), true)).toBeNull();
    expect(cullingAct(press('p', { mod: true }), true)).toBeNull();
    expect(cullingAct(press('a', { mod: true }), false)).toBeNull();
  });
});
