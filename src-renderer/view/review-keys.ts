/**
 * What a key means while pictures are judged, as Lightroom has it: P, X, U, 0–5, 6–9. Pure; who
 * carries it out is decided elsewhere.
 */
import type { ColourLabel, RejectReason } from '../../src-shared/domain/review/judgement.ts';

export type CullingAct =
  | { readonly act: 'verdict'; readonly verdict: 'pick' | 'reject' | null }
  | { readonly act: 'stars'; readonly stars: number }
  | { readonly act: 'label'; readonly label: ColourLabel }
  | { readonly act: 'reason'; readonly reason: RejectReason }
  | { readonly act: 'step'; readonly to: 1 | -1 | 'first' | 'last' }
  | { readonly act: 'undo' | 'redo' | 'full-screen' | 'wall' | 'note' | 'order-again' | 'advance' }
  | { readonly act: 'leave' };

export interface KeyPress {
  readonly key: string;
  /** `Digit1` whatever Shift makes of it. */
  readonly code: string;
  readonly shiftKey: boolean;
  /** Ctrl, or Cmd on a Mac. */
  readonly mod: boolean;
  readonly altKey: boolean;
}

/** Shift with the digit of a reason rejects for it. */
export const REASONS: readonly RejectReason[] = ['hands', 'logo', 'colour', 'fit', 'face', 'other'];

/** The keys that carry a label; purple has none, as in Lightroom. */
export const LABEL_KEYS: Readonly<Record<string, ColourLabel>> = {
  '6': 'red',
  '7': 'yellow',
  '8': 'green',
  '9': 'blue',
};
export const LABELS: readonly ColourLabel[] = ['red', 'yellow', 'green', 'blue', 'purple'];

const LETTERS: Readonly<Record<string, CullingAct>> = {
  p: { act: 'verdict', verdict: 'pick' },
  x: { act: 'verdict', verdict: 'reject' },
  u: { act: 'verdict', verdict: null },
  f: { act: 'full-screen' },
  g: { act: 'wall' },
  n: { act: 'note' },
  r: { act: 'order-again' },
  a: { act: 'advance' },
};

const WALKING: Readonly<Record<string, CullingAct>> = {
  ArrowRight: { act: 'step', to: 1 },
  ArrowLeft: { act: 'step', to: -1 },
  Home: { act: 'step', to: 'first' },
  End: { act: 'step', to: 'last' },
  Escape: { act: 'leave' },
};

/** What a key does; null when it is not one of culling's. Walking is the single view's alone. */
export function cullingAct(press: KeyPress, single: boolean): CullingAct | null {
  const { key, code, shiftKey, mod, altKey } = press;
  if (altKey) return null;
  const letter = key.toLowerCase();
  if (mod) {
    if (letter === 'z') return { act: shiftKey ? 'redo' : 'undo' };
    return letter === 'y' && !shiftKey ? { act: 'redo' } : null;
  }
  if (shiftKey) {
    const digit = /^Digit([1-6])$/.exec(code)?.[1];
    const reason = digit === undefined ? undefined : REASONS[Number(digit) - 1];
    return reason === undefined ? null : { act: 'reason', reason };
  }
  const label = LABEL_KEYS[key];
  if (label !== undefined) return { act: 'label', label };
  if (/^[0-5]$/.test(key)) return { act: 'stars', stars: Number(key) };
  const walk = WALKING[key];
  if (walk && (single || key === 'Escape')) return walk;
  return LETTERS[letter] ?? null;
}
