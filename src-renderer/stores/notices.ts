/** Short messages at the edge of the window: what failed, what can be undone. */
import { createStore } from 'zustand/vanilla';
import type { Failure } from '../../src-shared/domain/errors.ts';
import { wordsOf } from '../text/failure.ts';

export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'bad';
  readonly text: string;
  readonly detail?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface NoticesState {
  readonly notices: readonly Notice[];
  say(notice: Omit<Notice, 'id'>): void;
  sayFailure(failure: Failure): void;
  dismiss(id: number): void;
}

/** More than this would cover the work; the oldest leaves first. */
const MOST = 3;

export function createNoticesStore() {
  let last = 0;
  return createStore<NoticesState>()((set, get) => ({
    notices: [],
    say(notice) {
      last += 1;
      // Said again, it takes the place of the first: three of the same would hide what else was said.
      const others = get().notices.filter((one) => !same(one, notice));
      set({ notices: [...others, { ...notice, id: last }].slice(-MOST) });
    },
    sayFailure(failure) {
      const words = wordsOf(failure);
      const detail = [words.detail, words.remedy].filter(Boolean).join(' ');
      get().say({ tone: 'bad', text: words.message, ...(detail ? { detail } : {}) });
    },
    dismiss(id) {
      set({ notices: get().notices.filter((notice) => notice.id !== id) });
    },
  }));
}

function same(one: Omit<Notice, 'id'>, other: Omit<Notice, 'id'>): boolean {
  const plain = one.action === undefined && other.action === undefined;
  return plain && one.tone === other.tone && one.text === other.text && one.detail === other.detail;
}
