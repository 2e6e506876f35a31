/**
 * Everything that is shown of one SKU's run when somebody looks closely: what happened, how long
 * each phase took, which files are there and which calls were made. No secret, no signed address.
 */
import { z } from 'zod';
import { OutputId } from './ids.ts';
import { Instructions, JobOptions } from './instruction.ts';
import { RunPhase } from './run.ts';
import { TimelineLine } from './timeline.ts';
import { RunView } from './views.ts';

export const TimelineEntry = z.object({
  atMs: z.number(),
  /** A step of the run itself, or something else worth telling. */
  kind: z.enum(['phase', 'note']),
  line: TimelineLine,
  /** Of an entry with which a phase begins, or goes on. */
  phase: RunPhase.optional(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** A file of the run in its place. */
export const RunFile = z.object({
  name: z.string(),
  kind: z.enum(['result', 'metadata']),
  /** Null where it was not noted. */
  bytes: z.number().nullable(),
  /** The picture it holds; null for `metadata.json`. */
  outputId: OutputId.nullable(),
  savedMs: z.number().nullable(),
});
export type RunFile = z.infer<typeof RunFile>;

/**
 * Calls to the server, several of one kind in a row as one: what was asked (`GET /jobs/{job}/status`,
 * never an address or an id), what was answered, and how long the last one took.
 */
export const RunCall = z.object({
  /** The first, and the last of them. */
  atMs: z.number(),
  lastMs: z.number(),
  times: z.number().int().min(1),
  request: z.string(),
  /** Null when no answer came. */
  status: z.number().int().nullable(),
  /** Why no whole answer came, in a word: `reset`, `dns`, `idle-timeout` … */
  fault: z.string().nullable(),
  durationMs: z.number(),
});
export type RunCall = z.infer<typeof RunCall>;

/** So many calls are kept of a run, the newest ones. */
export const MOST_CALLS = 80;

/** One stretch of a phase; a run may be in a phase more than once. */
export const PhaseSpan = z.object({
  phase: RunPhase,
  fromMs: z.number(),
  /** Null while it lasts. */
  toMs: z.number().nullable(),
});
export type PhaseSpan = z.infer<typeof PhaseSpan>;

export const RunDetail = z.object({
  run: RunView,
  instructions: Instructions,
  options: JobOptions,
  timeline: z.array(TimelineEntry),
  files: z.array(RunFile),
  calls: z.array(RunCall),
  phases: z.array(PhaseSpan),
  /** What one picture of a new job would cost, and whether past jobs taught it. */
  price: z.object({ perOutput: z.number(), learned: z.boolean() }),
});
export type RunDetail = z.infer<typeof RunDetail>;

/** Stretches of phases, from the moments at which they began. Ended phases have no length. Pure. */
export function phaseSpans(timeline: readonly TimelineEntry[]): PhaseSpan[] {
  const spans: PhaseSpan[] = [];
  for (const { atMs, phase } of timeline) {
    if (phase === undefined) continue;
    const last = spans.at(-1);
    if (last?.phase === phase) continue;
    if (last) last.toMs = atMs;
    spans.push({ phase, fromMs: atMs, toMs: null });
  }
  return spans.filter(({ phase }) => !WITHOUT_LENGTH.has(phase));
}

const WITHOUT_LENGTH: ReadonlySet<RunPhase> = new Set<RunPhase>([
  'done',
  'partial',
  'failed',
  'cancelled',
]);

/** Takes a call into the list: an equal one in a row is counted, the oldest leave. Pure. */
export function withCall(
  calls: readonly RunCall[],
  call: Omit<RunCall, 'lastMs' | 'times'>,
): readonly RunCall[] {
  const last = calls.at(-1);
  const same =
    last?.request === call.request && last.status === call.status && last.fault === call.fault;
  if (last && same) {
    const { atMs: lastMs, durationMs } = call;
    return [...calls.slice(0, -1), { ...last, lastMs, durationMs, times: last.times + 1 }];
  }
  return [...calls, { ...call, lastMs: call.atMs, times: 1 }].slice(-MOST_CALLS);
}
