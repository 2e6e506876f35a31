/** How somebody likes to look at things, kept between starts: sizes, orders, what is behind pictures. */
import { z } from 'zod';
import type { TextPlace } from './review-remembered.ts';
import type { ViewState } from './view.ts';

export const ViewHabits = z.object({
  cellSize: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  runLayout: z.enum(['grid', 'table']),
  runSort: z.enum(['queue', 'state', 'name', 'time', 'credits']),
  runGroup: z.enum(['none', 'state', 'cause']),
  mat: z.enum(['dark', 'grey', 'white']),
  trayOpen: z.boolean(),
});
export type ViewHabits = z.infer<typeof ViewHabits>;

/** What was kept; nothing where a field of another version of the app stands there. */
export function recallView(place: TextPlace): ViewHabits | null {
  const text = place.read();
  if (text === null) return null;
  try {
    return ViewHabits.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not JSON: written by an older or damaged profile.
    return null;
  }
}

export function habitsOf(state: ViewState): ViewHabits {
  const { cellSize, runLayout, runSort, runGroup, mat, trayOpen } = state;
  return { cellSize, runLayout, runSort, runGroup, mat, trayOpen };
}
