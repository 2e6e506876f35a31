/** How somebody likes to review, kept between starts: filter, order, size of the cells, advancing. */
import { z } from 'zod';
import { NO_FILTER, ReviewFilter, ReviewSort } from '../view/review-list.ts';

export const ReviewHabits = z.object({
  filter: ReviewFilter,
  sort: ReviewSort,
  /** To the next picture by itself, once one is judged. */
  advance: z.boolean(),
  /** Cells of the wall from small to very large. */
  cellSize: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
});
export type ReviewHabits = z.infer<typeof ReviewHabits>;

export const FIRST_HABITS: ReviewHabits = {
  filter: NO_FILTER,
  sort: 'sku',
  advance: true,
  cellSize: 1,
};

/** A place for one text: the window's storage, or a double of it. */
export interface TextPlace {
  read(): string | null;
  write(text: string): void;
}

/** What was kept, or the defaults when there is nothing or it is not readable any more. */
export function recallHabits(place: TextPlace): ReviewHabits {
  const text = place.read();
  if (text === null) return FIRST_HABITS;
  try {
    return ReviewHabits.safeParse(JSON.parse(text)).data ?? FIRST_HABITS;
  } catch {
    // Not JSON: written by an older or damaged profile.
    return FIRST_HABITS;
  }
}

export function rememberHabits(place: TextPlace, habits: ReviewHabits): void {
  const { filter, sort, advance, cellSize } = habits;
  place.write(JSON.stringify({ filter, sort, advance, cellSize }));
}
