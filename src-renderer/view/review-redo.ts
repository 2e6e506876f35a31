/** What the dialog about ordering again holds, and what of it is sent. Pure. */
import type { ResultId } from '../../src-shared/domain/ids.ts';
import type { Redo, RedoPrice } from '../../src-shared/ipc/calls/review.ts';
import { reasonWords } from '../../src-shared/text/failure-words.ts';
import { fill } from '../text/index.ts';

/** An identity of the account, as it was chosen. */
export interface RedoIdentity {
  readonly code?: string | undefined;
  readonly name: string;
  readonly picture: string | null;
}

/** As the form holds it: empty texts mean "as before". */
export interface RedoWish {
  readonly how: 'regenerate' | 'new-run';
  readonly pose: string;
  readonly background: string;
  readonly prompt: string;
  /** Null: as before. */
  readonly identity: RedoIdentity | null;
  readonly seed: 'keep' | 'random' | 'own';
  readonly ownSeed: string;
  readonly note: string;
}

export const FIRST_WISH: RedoWish = {
  how: 'regenerate',
  pose: '',
  background: '',
  prompt: '',
  identity: null,
  // With the seed kept and nothing else changed the same picture would come again.
  seed: 'random',
  ownSeed: '',
  note: '',
};

export function redoOf(wish: RedoWish): Redo {
  if (wish.how === 'regenerate') return { how: 'regenerate' };
  const texts = Object.fromEntries(
    (['pose', 'background', 'prompt'] as const).flatMap((key) => {
      const text = wish[key].trim();
      return text === '' ? [] : [[key, text]];
    }),
  );
  const code = wish.identity?.code;
  const note = wish.note.trim();
  const own = wish.seed === 'own' ? Number(wish.ownSeed || Number.NaN) : Number.NaN;
  return {
    how: 'new-run',
    seed: wish.seed === 'own' ? (Number.isNaN(own) ? 'random' : own) : wish.seed,
    ...(Object.keys(texts).length === 0 ? {} : { instruction: texts }),
    ...(code === undefined ? {} : { identity: { code } }),
    ...(note === '' ? {} : { note }),
  };
}

/** Refused pictures by their reason, most first, each SKU named once. */
export function refusedByReason(
  refused: RedoPrice['refused'],
  nameOf: (id: ResultId) => string,
): readonly { readonly message: string; readonly names: readonly string[] }[] {
  const reasons = new Map<string, string[]>();
  for (const { id, reason } of refused) {
    const message = reasonWords(reason, fill);
    reasons.set(message, [...(reasons.get(message) ?? []), nameOf(id)]);
  }
  return [...reasons]
    .map(([message, names]) => ({ message, names: [...new Set(names)] }))
    .sort((a, b) => b.names.length - a.names.length);
}
