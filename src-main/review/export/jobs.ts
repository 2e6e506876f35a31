/**
 * Work that writes files for the user: running, stoppable, told of while it goes on. Knows nothing
 * of what is written.
 */
import { randomUUID } from 'node:crypto';
import { StudioError, toFailure } from '../../../src-shared/domain/errors.ts';
import type {
  ExportJob,
  ExportNote,
  ExportProblem,
} from '../../../src-shared/domain/export/views.ts';
import type { Clock } from '../../runtime/clock.ts';
import { createCoalescer } from '../../runtime/coalescer.ts';
import type { Log } from '../../runtime/log.ts';

/** How the work tells of itself. */
export interface JobReport {
  /** One of `total` is through, whatever became of it. */
  step(outcome: { readonly bytes: number } | 'skipped' | ExportProblem): void;
  note(note: ExportNote): void;
}

export interface Shown {
  /** Absolute. */
  readonly path: string;
  readonly isFolder: boolean;
}

export interface StartOptions {
  readonly kind: ExportJob['kind'];
  readonly folderLabel: string;
  /** What is shown when the user asks to see it. */
  readonly shown: Shown;
  readonly total: number;
  readonly work: (report: JobReport, signal: AbortSignal) => Promise<void>;
}

export interface ExportJobs {
  start(options: StartOptions): string;
  cancel(id: string): void;
  /** Newest first. */
  list(): ExportJob[];
  /** Throws `not-found`. */
  shownOf(id: string): Shown;
  /** Resolves when this one has ended. */
  ended(id: string): Promise<void>;
  /** Stops everything and waits for it. */
  close(): Promise<void>;
}

const KEPT = 20;
const MAX_PROBLEMS = 100;
const MAX_NOTES = 20;
const TELL_MS = 100;

type Draft = { -readonly [Field in keyof ExportJob]: ExportJob[Field] };

interface Entry {
  readonly job: Draft;
  readonly shown: Shown;
  readonly stop: AbortController;
  readonly end: Promise<void>;
}

export function createExportJobs(options: {
  readonly clock: Clock;
  readonly log: Log;
  readonly tell: (job: ExportJob) => void;
}): ExportJobs {
  const { clock, log, tell } = options;
  const entries = new Map<string, Entry>();

  const forgetOld = () => {
    for (const [id, { job }] of entries) {
      if (entries.size <= KEPT) return;
      if (job.state !== 'running') entries.delete(id);
    }
  };
  const find = (id: string): Entry => {
    const entry = entries.get(id);
    if (entry) return entry;
    throw new StudioError({
      code: 'not-found',
      message: 'This export is not known any more.',
      remedy: 'Look into the folder it was written to.',
    });
  };

  return {
    start({ kind, folderLabel, shown, total, work }) {
      const job: Draft = {
        id: randomUUID(),
        kind,
        state: 'running',
        folderLabel,
        done: 0,
        total,
        written: 0,
        skipped: 0,
        bytes: 0,
        problems: [],
        failed: 0,
        notes: [],
        failure: null,
        startedMs: clock.now(),
        endedMs: null,
      };
      const stop = new AbortController();
      const telling = createCoalescer({
        clock,
        everyMs: () => TELL_MS,
        tell: () => tell(viewOf(job)),
      });
      const report: JobReport = {
        step: (outcome) => {
          job.done += 1;
          if (outcome === 'skipped') job.skipped += 1;
          else if ('bytes' in outcome) {
            job.written += 1;
            job.bytes += outcome.bytes;
          } else {
            job.failed += 1;
            if (job.problems.length < MAX_PROBLEMS) job.problems.push(outcome);
          }
          telling.poke();
        },
        note: (note) => {
          if (job.notes.length < MAX_NOTES) job.notes.push(note);
        },
      };
      const run = async (): Promise<void> => {
        try {
          await work(report, stop.signal);
          job.state = stop.signal.aborted && job.done < job.total ? 'cancelled' : 'done';
        } catch (error) {
          if (stop.signal.aborted) job.state = 'cancelled';
          else {
            job.state = 'failed';
            job.failure = toFailure(error);
            log.warn('export failed', { kind, code: job.failure.code });
          }
        }
        telling.close();
        job.endedMs = clock.now();
        tell(viewOf(job));
        forgetOld();
      };
      telling.poke();
      entries.set(job.id, { job, shown, stop, end: run() });
      return job.id;
    },
    cancel: (id) => find(id).stop.abort(),
    list: () => [...entries.values()].map(({ job }) => viewOf(job)).reverse(),
    shownOf: (id) => find(id).shown,
    ended: (id) => find(id).end,
    async close() {
      for (const { stop } of entries.values()) stop.abort();
      await Promise.all([...entries.values()].map(({ end }) => end));
    },
  };
}

function viewOf(job: Draft): ExportJob {
  return { ...job, problems: [...job.problems], notes: [...job.notes] };
}
