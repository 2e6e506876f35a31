/** What is known of newer versions of the app, and when one may be fetched. Pure. */
import { z } from 'zod';

/**
 * `self`: this package replaces itself. `by-hand`: it cannot, and the user is told where the new one
 * is. `none`: the build has no feed.
 */
export const UpdateWay = z.enum(['self', 'by-hand', 'none']);
export type UpdateWay = z.infer<typeof UpdateWay>;

/** What a newer version says of itself: plain text, whatever the feed held. */
export const Release = z.object({ version: z.string().max(64), notes: z.string().max(20_000) });
export type Release = z.infer<typeof Release>;

export const UpdateState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('unknown') }),
  z.object({ state: z.literal('checking') }),
  z.object({ state: z.literal('newest'), atMs: z.number() }),
  /** There is one; it is not fetched yet, or never by the app itself. */
  z.object({ state: z.literal('found'), release: Release }),
  z.object({ state: z.literal('loading'), release: Release, percent: z.number().min(0).max(100) }),
  z.object({ state: z.literal('ready'), release: Release }),
  z.object({ state: z.literal('failed'), atMs: z.number() }),
]);
export type UpdateState = z.infer<typeof UpdateState>;

export const UpdateView = z.object({
  way: UpdateWay,
  /** Whether the app looks by itself. */
  automatic: z.boolean(),
  /** Work goes on that an update must not disturb. */
  busy: z.boolean(),
  now: UpdateState,
});
export type UpdateView = z.infer<typeof UpdateView>;

/** So long after the start the first look, so that it takes nothing from the first screen. */
export const FIRST_LOOK_MS = 60_000;
export const LOOK_EVERY_MS = 6 * 60 * 60_000;

export type NextStep = 'look' | 'fetch' | 'nothing';

/** What may happen now. Nothing at all while work goes on, unless the user asks to look. */
export function nextStep(
  view: UpdateView,
  asked: boolean,
  since: { readonly lookMs: number | null; readonly nowMs: number },
): NextStep {
  if (view.way === 'none') return 'nothing';
  const { state } = view.now;
  if (state === 'checking' || state === 'loading' || state === 'ready') return 'nothing';
  if (asked) return 'look';
  if (view.busy || !view.automatic) return 'nothing';
  if (state === 'found') return view.way === 'self' ? 'fetch' : 'nothing';
  return since.lookMs === null || since.nowMs - since.lookMs >= LOOK_EVERY_MS ? 'look' : 'nothing';
}

/** Whether a version that is there may be put in place now: it ends the app. */
export function mayInstall(view: UpdateView): boolean {
  return view.way === 'self' && view.now.state === 'ready' && !view.busy;
}

const MOST_NOTES = 8_000;

/** Notes of a release as text: marks of a web page are taken off, never shown or followed. */
export function notesAsText(notes: unknown): string {
  const parts = Array.isArray(notes) ? notes : [notes];
  const texts = parts.map((part: unknown) => {
    if (typeof part === 'string') return part;
    const note = typeof part === 'object' && part !== null && 'note' in part ? part.note : '';
    return typeof note === 'string' ? note : '';
  });
  return texts
    .join('\n\n')
    .slice(0, MOST_NOTES * 4)
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<\/?(p|div|li|ul|ol|br|h[1-6])\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/[^\P{C}\n]/gu, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, MOST_NOTES);
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  '#39': '’',
};
