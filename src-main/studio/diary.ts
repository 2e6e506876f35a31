/**
 * What the database does not keep and the morning asks for: when and why a batch stood still, and
 * what was foretold at Start. One line each in an append-only file; a torn line is left out.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BatchId, type RunId } from '../../src-shared/domain/ids.ts';
import type { BatchView, StudioChange } from '../../src-shared/domain/views.ts';
import { type WaitCause, WaitSpan } from '../../src-shared/domain/waits.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Engines } from './engines.ts';

const Line = z.discriminatedUnion('kind', [
  WaitSpan.extend({ kind: z.literal('wait'), batchId: BatchId }),
  z.object({ kind: z.literal('estimate'), batchId: BatchId, credits: z.number() }),
  /** The app ended; the batches that would have gone on. */
  z.object({ kind: z.literal('closed'), atMs: z.number(), batchIds: z.array(BatchId) }),
]);
type Line = z.infer<typeof Line>;

export interface Story {
  readonly waits: readonly WaitSpan[];
  readonly estimate: number | null;
}

export interface DiaryOptions {
  /** The folder of the data folder's state. */
  readonly dir: string;
  readonly engines: Pick<Engines, 'onChange' | 'snapshot'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Diary {
  storyOf(id: BatchId): Story;
  estimated(id: BatchId, credits: number): void;
  slept(): void;
  woke(): void;
  /** Writes what stands still at this moment. */
  close(): void;
}

/** Shorter pauses are the normal course of things. */
const WORTH_MS = 2_000;
const CAUSES: Readonly<Partial<Record<string, WaitCause>>> = {
  'rate-limited': 'rate-limited',
  network: 'network',
  server: 'server',
  slot: 'limits',
  'minute-window': 'limits',
};

export function openDiary({ dir, engines, clock, log }: DiaryOptions): Diary {
  const file = join(dir, 'diary.jsonl');
  const batches = new Map<BatchId, BatchView>();
  /** Batch and cause of each run that waits. */
  const waiting = new Map<RunId, { readonly batchId: BatchId; readonly cause: WaitCause }>();
  const open = new Map<string, { readonly batchId: BatchId; cause: WaitCause; fromMs: number }>();

  const write = (line: Line): void => {
    try {
      appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
    } catch (error) {
      log.warn('diary not written', { error });
    }
  };
  const begin = (batchId: BatchId, cause: WaitCause): void => {
    const key = `${batchId} ${cause}`;
    if (!open.has(key)) open.set(key, { batchId, cause, fromMs: clock.now() });
  };
  const end = (keep: (key: string) => boolean): void => {
    for (const [key, { batchId, cause, fromMs }] of open) {
      if (keep(key)) continue;
      open.delete(key);
      const toMs = clock.now();
      if (toMs - fromMs >= WORTH_MS) write({ kind: 'wait', batchId, cause, fromMs, toMs });
    }
  };
  const look = ({ batches: changed, runs }: Pick<StudioChange, 'batches' | 'runs'>): void => {
    for (const batch of changed) batches.set(batch.id, batch);
    for (const run of runs) {
      const cause = run.wait === null ? undefined : CAUSES[run.wait.reason];
      if (cause === undefined) waiting.delete(run.id);
      else waiting.set(run.id, { batchId: run.batchId, cause });
    }
    const now = new Set<string>();
    const stands = (batchId: BatchId, cause: WaitCause): void => {
      now.add(`${batchId} ${cause}`);
      begin(batchId, cause);
    };
    for (const { id, state } of batches.values()) {
      if (state.state === 'paused' && state.reason !== 'quit') stands(id, state.reason);
    }
    for (const { batchId, cause } of waiting.values()) {
      if (batches.get(batchId)?.state.state === 'running') stands(batchId, cause);
    }
    end((key) => now.has(key) || key.endsWith(' asleep'));
  };

  const before = readLines(file);
  const last = before.at(-1);
  if (last?.kind === 'closed') {
    const toMs = clock.now();
    for (const batchId of last.batchIds) {
      write({ kind: 'wait', batchId, cause: 'closed', fromMs: last.atMs, toMs });
    }
  }
  look(engines.snapshot());
  const unsubscribe = engines.onChange((change) => {
    for (const id of change.removedBatches) batches.delete(id);
    for (const id of change.removedRuns) waiting.delete(id);
    look(change);
  });
  const goingOn = () =>
    engines
      .snapshot()
      .batches.filter(({ state }) => state.state !== 'ended')
      .map(({ id }) => id);

  return {
    storyOf: (id) => {
      const now = clock.now();
      const standing = [...open.values()].filter(({ batchId }) => batchId === id);
      const { waits, estimate } = storyIn(readLines(file), id);
      return {
        waits: [...waits, ...standing.map(({ cause, fromMs }) => ({ cause, fromMs, toMs: now }))],
        estimate,
      };
    },
    estimated: (batchId, credits) => write({ kind: 'estimate', batchId, credits }),
    slept: () => {
      for (const id of goingOn()) begin(id, 'asleep');
    },
    woke: () => end((key) => !key.endsWith(' asleep')),
    close: () => {
      unsubscribe();
      end(() => false);
      write({ kind: 'closed', atMs: clock.now(), batchIds: goingOn() });
    },
  };
}

/** As the command line reads it, beside a running app. */
export function readStory(dir: string, id: BatchId): Story {
  return storyIn(readLines(join(dir, 'diary.jsonl')), id);
}

function storyIn(lines: readonly Line[], id: BatchId): Story {
  const own = lines.filter((line) => line.kind !== 'closed' && line.batchId === id);
  const estimates = own.flatMap((line) => (line.kind === 'estimate' ? [line.credits] : []));
  return {
    waits: own.flatMap((line) =>
      line.kind === 'wait' ? [{ cause: line.cause, fromMs: line.fromMs, toMs: line.toMs }] : [],
    ),
    estimate: estimates.at(-1) ?? null,
  };
}

function readLines(file: string): Line[] {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // Nothing was written yet.
  }
  return text.split('\n').flatMap((line) => {
    try {
      const read = Line.safeParse(JSON.parse(line));
      return read.success ? [read.data] : [];
    } catch {
      return [];
    }
  });
}
