/** What stands in a batch's way and needs a person, most urgent first. Pure. */
import type { BatchView, RunView } from '../../src-shared/domain/views.ts';

export type Banner =
  | { readonly kind: 'signed-out' | 'credits' | 'disk-full' | 'folder-missing' | 'paused' | 'quit' }
  | { readonly kind: 'pilot' }
  | { readonly kind: 'unclear'; readonly runs: readonly RunView[] }
  | { readonly kind: 'parked'; readonly count: number };

/** Tells how things are, and asks for nothing. */
export const isCalm = ({ kind }: Banner): boolean => kind === 'paused' || kind === 'quit';

/** `scheduled`: it stands still until its time, which is told elsewhere. */
export function bannersOf(
  batch: BatchView,
  runs: readonly RunView[],
  scheduled: boolean,
): readonly Banner[] {
  const banners: Banner[] = [];
  if (batch.state.state === 'paused' && !scheduled) {
    banners.push({ kind: batch.state.reason === 'user' ? 'paused' : batch.state.reason });
  }
  const unclear = runs.filter((run) => run.state.phase === 'unclear' && run.state.question);
  if (unclear.length > 0) banners.push({ kind: 'unclear', runs: unclear });
  const parked = runs.filter((run) => run.state.phase === 'parked').length;
  if (parked > 0) banners.push({ kind: 'parked', count: parked });
  return banners;
}
