/**
 * What `--json` prints: one of these objects a line, on standard output. Scripts are built on it, so
 * that fields are only ever added while `v` is 1; a reader ignores events and fields it does not know.
 */
import { z } from 'zod';
import { Failure } from './errors.ts';
import { Limits } from './limits.ts';
import { RunWait } from './run.ts';
import { BatchCounts, Budget, PauseReason } from './views.ts';

export const CLI_EVENTS_VERSION = 1;

const base = {
  v: z.literal(CLI_EVENTS_VERSION),
  /** When it was printed: ISO 8601, UTC, milliseconds. */
  at: z.string(),
};

/** The batch stands in the database; work begins. */
export const StartEvent = z.object({
  ...base,
  event: z.literal('start'),
  command: z.enum(['run', 'batch']),
  version: z.string(),
  pid: z.number().int(),
  batch: z.string(),
  /** True when an unfinished batch of the same command goes on. */
  resumed: z.boolean(),
  sandbox: z.boolean(),
  baseUrl: z.string(),
  outputDir: z.string(),
  dataDir: z.string(),
  skus: z.number().int(),
  expectedOutputs: z.number().int(),
  limits: Limits,
  budget: Budget,
  /** Balance of the account before it began; null when the server does not say. */
  balance: z.number().nullable(),
});

/** A SKU changed: its whole state, not a difference. */
export const SkuEvent = z.object({
  ...base,
  event: z.literal('sku'),
  sku: z.string(),
  /** Folder name under the output folder; with `run`, the output folder's own name. */
  place: z.string(),
  phase: z.enum([
    'queued',
    'preparing',
    'uploading',
    'ready',
    'submitting',
    'unclear',
    'processing',
    'downloading',
    'done',
    'partial',
    'failed',
    'cancelled',
    'parked',
  ]),
  /** Photos uploaded, or pictures downloaded, of `total`. */
  done: z.number().int().optional(),
  total: z.number().int().optional(),
  /** 0–100, while processing; null when the server does not say. */
  progress: z.number().nullable().optional(),
  jobId: z.string().nullable(),
  credits: z.number().nullable(),
  /** True for a SKU that was done before this command. */
  skipped: z.boolean(),
  /** What a person must decide, while `unclear`. */
  question: z.string().nullable().optional(),
  wait: RunWait.nullable(),
  failure: Failure.optional(),
});

/** A call waits before it is tried again. */
export const WaitEvent = z.object({
  ...base,
  event: z.literal('wait'),
  sku: z.string().nullable(),
  reason: z.enum(['rate-limited', 'network', 'server']),
  waitMs: z.number(),
  attempt: z.number().int(),
  attempts: z.number().int(),
  text: z.string(),
});

/** A picture stands whole under its name. */
export const FileEvent = z.object({
  ...base,
  event: z.literal('file'),
  sku: z.string(),
  path: z.string(),
});

/** A sentence worth reading: flags that do not count, places renamed, a job that takes long. */
export const WarningEvent = z.object({
  ...base,
  event: z.literal('warning'),
  sku: z.string().nullable(),
  text: z.string(),
});

/** The batch changed: counts, state, credits. */
export const BatchEvent = z.object({
  ...base,
  event: z.literal('batch'),
  state: z.enum(['running', 'paused', 'finishing', 'ended']),
  pause: PauseReason.optional(),
  failure: Failure.optional(),
  counts: BatchCounts,
  creditsSpent: z.number(),
  etaMs: z.number().nullable(),
});

/** `--dry-run`: what would be done. Nothing was sent. */
export const PlanEvent = z.object({
  ...base,
  event: z.literal('plan'),
  skus: z.array(
    z.object({
      sku: z.string(),
      place: z.string(),
      photos: z.number().int(),
      outputs: z.number().int(),
      action: z.enum([
        'run',
        'skip-done',
        'go-on',
        'leave-failed',
        'leave-cancelled',
        'retry',
        'fetch',
      ]),
    }),
  ),
  rejected: z.array(z.object({ sku: z.string(), failure: Failure })),
  outputs: z.number().int(),
  /** Estimate; null while no price is known. */
  credits: z.number().nullable(),
  creditsLearned: z.boolean(),
  seconds: z.number().nullable(),
});

/** A signal came; state is saved and the process ends. */
export const StoppingEvent = z.object({
  ...base,
  event: z.literal('stopping'),
  signal: z.string(),
});

/** The command could not begin, or had to end early. */
export const ErrorEvent = z.object({ ...base, event: z.literal('error'), failure: Failure });

/** Always the last line of `run` and `batch`. */
export const EndEvent = z.object({
  ...base,
  event: z.literal('end'),
  exitStatus: z.number().int(),
  seconds: z.number(),
  /** Why the batch stands still, when it is paused, and what paused it. */
  pause: PauseReason.optional(),
  failure: Failure.optional(),
  counts: BatchCounts.nullable(),
  /** Of this command; null while the server has told no price of what was sent. */
  creditsSpent: z.number().nullable(),
  /** Path of `batch_summary_….json`; null for `run` and when none was written. */
  summary: z.string().nullable(),
  skus: z.array(
    z.object({
      sku: z.string(),
      outcome: SkuEvent.shape.phase,
      skipped: z.boolean(),
      place: z.string(),
      files: z.number().int(),
      jobId: z.string().nullable(),
      credits: z.number().nullable(),
      failure: Failure.optional(),
    }),
  ),
});

export const CliEvent = z.discriminatedUnion('event', [
  StartEvent,
  SkuEvent,
  WaitEvent,
  FileEvent,
  WarningEvent,
  BatchEvent,
  PlanEvent,
  StoppingEvent,
  ErrorEvent,
  EndEvent,
]);
export type CliEvent = z.infer<typeof CliEvent>;

type Body<E> = E extends unknown ? Omit<E, 'v' | 'at'> : never;
/** An event before it is stamped with version and time. */
export type CliEventBody = Body<CliEvent>;

/** Stamps an event as it is printed; `nowMs` is wall clock. */
export function stampEvent(body: CliEventBody, nowMs: number): CliEvent {
  return { v: CLI_EVENTS_VERSION, at: new Date(nowMs).toISOString(), ...body } as CliEvent;
}
