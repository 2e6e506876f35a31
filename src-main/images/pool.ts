/**
 * A bounded pool of workers, one job each at a time, in order; quick looks and long work in turns,
 * so that neither keeps the other waiting, and patient work where there is nothing else. A worker that crashes fails its job alone and is replaced;
 * a cancelled job leaves at once. Knows nothing of pictures.
 */
import { Worker } from 'node:worker_threads';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { ImageJob, JobAnswer, JobRunner, JobValue } from './jobs.ts';

export interface WorkerPool {
  readonly run: JobRunner;
  /** Ends all workers; jobs that run or wait fail as cancelled. */
  close(): Promise<void>;
}

interface Waiting {
  readonly job: ImageJob;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (value: JobValue) => void;
  readonly reject: (error: Error) => void;
}

/** How long a job takes a worker, a few ms or as long as decoding takes, and whether it can wait. */
type Pace = 'quick' | 'long' | 'patient';

function paceOf(job: ImageJob): Pace {
  if (job.kind === 'probe') return 'quick';
  return job.kind === 'verify' && job.patient === true ? 'patient' : 'long';
}

interface Slot {
  worker: Worker | null;
  current: Waiting | null;
}

export function createWorkerPool(options: {
  readonly workerUrl: URL;
  readonly workers: number;
}): WorkerPool {
  const slots: Slot[] = Array.from({ length: options.workers }, () => ({
    worker: null,
    current: null,
  }));
  const queues: Record<Pace, Waiting[]> = { quick: [], long: [], patient: [] };
  let turn: 'quick' | 'long' = 'quick';
  let closed = false;
  let nextId = 1;

  const settle = (slot: Slot, finish: (waiting: Waiting) => void) => {
    const { current } = slot;
    slot.current = null;
    if (current) finish(current);
    pump();
  };

  const startWorker = (slot: Slot): Worker => {
    const worker = new Worker(options.workerUrl);
    // Nobody must be kept from quitting by idle workers.
    worker.unref();
    const lost = (detail: string) => {
      if (slot.worker !== worker) return;
      slot.worker = null;
      settle(slot, ({ reject }) => reject(crashed(detail)));
    };
    worker.on('message', (answer: JobAnswer) => {
      worker.unref();
      settle(slot, ({ resolve, reject }) => {
        if (answer.ok) resolve(answer.value);
        else reject(new StudioError(answer.failure));
      });
    });
    worker.on('error', (error) => lost(error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => lost(`exit ${code}`));
    return worker;
  };

  const next = (): Waiting | undefined => {
    const waiting = queues[turn].shift();
    turn = turn === 'quick' ? 'long' : 'quick';
    return waiting ?? queues[turn].shift() ?? nextPatient();
  };
  /** One at a time: whoever comes next finds another worker free. */
  const nextPatient = (): Waiting | undefined => {
    const busy = slots.some(({ current }) => current && paceOf(current.job) === 'patient');
    return busy ? undefined : queues.patient.shift();
  };
  const pump = () => {
    for (const slot of slots) {
      if (slot.current !== null) continue;
      const waiting = next();
      if (!waiting) return;
      slot.current = waiting;
      slot.worker ??= startWorker(slot);
      slot.worker.ref();
      slot.worker.postMessage({ id: nextId++, job: waiting.job });
    }
  };

  /** A running decoder cannot be asked to stop: its worker is ended and replaced. */
  const cancel = (waiting: Waiting) => {
    const queue = queues[paceOf(waiting.job)];
    const queued = queue.indexOf(waiting);
    if (queued >= 0) queue.splice(queued, 1);
    const slot = slots.find(({ current }) => current === waiting);
    if (slot) {
      const { worker } = slot;
      slot.worker = null;
      slot.current = null;
      void worker?.terminate();
    }
    waiting.reject(stopped(waiting.signal?.reason));
    if (slot) pump();
  };

  const run = (job: ImageJob, signal?: AbortSignal): Promise<JobValue> =>
    new Promise((resolve, reject) => {
      if (closed || signal?.aborted) {
        reject(stopped(signal?.reason));
        return;
      }
      const onAbort = () => cancel(waiting);
      const release = () => signal?.removeEventListener('abort', onAbort);
      const waiting: Waiting = {
        job,
        signal,
        resolve: (value) => {
          release();
          resolve(value);
        },
        reject: (error) => {
          release();
          reject(error);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      queues[paceOf(job)].push(waiting);
      pump();
    });

  return {
    // A worker answers each job with the value of its kind.
    run: run as JobRunner,
    async close() {
      closed = true;
      const open = [
        ...Object.values(queues).flat(),
        ...slots.flatMap(({ current }) => current ?? []),
      ];
      const workers = slots.flatMap(({ worker }) => worker ?? []);
      for (const queue of Object.values(queues)) queue.length = 0;
      for (const slot of slots) {
        slot.worker = null;
        slot.current = null;
      }
      for (const { reject } of open) reject(stopped(undefined));
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function stopped(cause: unknown): StudioError {
  return new StudioError({ code: 'cancelled', message: 'Stopped.' }, { cause });
}

function crashed(detail: string): StudioError {
  return new StudioError({
    code: 'photo-unreadable',
    message: 'Opening the picture failed: it is damaged, or too large for this computer.',
    detail: detail.slice(0, 200),
    remedy: 'Export or copy it again.',
  });
}
