/** The sizes a cell of the wall can have, from an overview of a season to a close look. */
import type { CellSize } from '../../stores/view.ts';
import type { PhraseLength } from '../../view/run-view.ts';

export interface CellLook {
  /** CSS pixels; columns share what is left over. */
  readonly minWidth: number;
  readonly height: number;
  /** Results drawn side by side, at most. */
  readonly results: number;
  readonly flatLayWidth: string;
  /** Longest side of the results' thumbnails, in CSS pixels. */
  readonly thumbnail: 256 | 640;
  /** How much room there is for the phase. */
  readonly words: PhraseLength;
}

export const CELL_SIZES: Readonly<Record<CellSize, CellLook>> = {
  0: {
    minWidth: 156,
    height: 120,
    results: 2,
    flatLayWidth: 'w-8',
    thumbnail: 256,
    words: 'short',
  },
  1: {
    minWidth: 212,
    height: 152,
    results: 2,
    flatLayWidth: 'w-[42px]',
    thumbnail: 256,
    words: 'short',
  },
  2: {
    minWidth: 320,
    height: 232,
    results: 2,
    flatLayWidth: 'w-16',
    thumbnail: 256,
    words: 'long',
  },
  3: {
    minWidth: 460,
    height: 340,
    results: 2,
    flatLayWidth: 'w-24',
    thumbnail: 640,
    words: 'long',
  },
};
