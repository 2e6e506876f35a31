/** The sizes a cell of the wall can have: from an overview of a season to a close look. */
import type { ReviewHabits } from '../../stores/review-remembered.ts';

export interface WallSize {
  /** CSS pixels; columns share what is left over. */
  readonly minWidth: number;
  /** Longest side of the thumbnails, in CSS pixels. */
  readonly thumbnail: 256 | 640;
}

export const WALL_SIZES: Readonly<Record<ReviewHabits['cellSize'], WallSize>> = {
  0: { minWidth: 104, thumbnail: 256 },
  1: { minWidth: 148, thumbnail: 256 },
  2: { minWidth: 212, thumbnail: 640 },
  3: { minWidth: 320, thumbnail: 640 },
};
