/**
 * Fetches pictures into the run's place: each streamed to a `.part` file, checked whole, and given
 * its name without ever overwriting. Knows when a file is ours; asks the server for addresses.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type PQueue from 'p-queue';
import {
  effectOf,
  type Failure,
  StudioError,
  toFailure,
} from '../../../src-shared/domain/errors.ts';
import type { JobId, OutputId } from '../../../src-shared/domain/ids.ts';
import { nameKey } from '../../../src-shared/domain/names.ts';
import type { JobResult, JobResults } from '../../piktid/api.ts';
import { makeFolder } from '../../runtime/make-folder.ts';
import { removeLeftover } from '../../runtime/remove-leftover.ts';
import { toFileError } from '../../storage/files/file-errors.ts';
import { hashFile } from '../../storage/files/hash-file.ts';
import { publishExclusive, syncDir } from '../../storage/files/write-atomic.ts';
import type { OutputRecord } from '../../storage/runs/records.ts';
import { failureOfResult, keyOf, kindOf } from '../../workflow/results.ts';
import { toldApart } from '../../workflow/tell-apart.ts';
import { priorityOf } from '../pace/batch-queue.ts';
import type { Pauses } from '../pace/pauses.ts';
import type { Core } from '../state/core.ts';
import type { Run } from '../state/model.ts';
import { patiently } from '../state/patience.ts';
import { newOutput, otherName } from './output-record.ts';

/** Damaged or senseless answers and refused addresses are worth asking again, this often. */
const TRIES = 4;

export interface Fetcher {
  /** Begins to fetch what is ready, while the job goes on. Failures wait for the end. */
  early(run: Run, jobId: JobId, signal: AbortSignal): Promise<void>;
  /** Fetches everything that is ready; answers the last results. */
  all(run: Run, jobId: JobId, signal: AbortSignal): Promise<JobResults>;
  /** Where an output lies or will lie. */
  pathOf(run: Run, output: OutputRecord): string;
  /** After a restart: files that got their name just before the end are ours; half ones are removed. */
  tidy(run: Run): Promise<void>;
}

export function createFetcher(core: Core, pool: PQueue, pauses: Pauses): Fetcher {
  const { store, clock } = core;
  const fetching = new Map<OutputId, Promise<void>>();

  const pathOf = (run: Run, output: OutputRecord): string => join(run.placeDir, output.fileName);
  const partOf = (run: Run, output: OutputRecord): string =>
    join(run.placeDir, `.${output.id}.part`);
  const save = (run: Run, output: OutputRecord): void => {
    store.soon(() => store.outputs.save(run.id, output));
    core.show(run);
  };

  /** The record of each result, made at first sight. */
  const recordFor = (run: Run, jobId: JobId, result: JobResult): OutputRecord => {
    const key = keyOf(result);
    const known = run.outputs.find((output) => output.jobId === jobId && keyOf(output) === key);
    if (known) return known;
    const output = newOutput(run, jobId, result);
    run.outputs.push(output);
    save(run, output);
    return output;
  };

  const place = async (run: Run): Promise<void> => {
    await pauses.checkOutput(core.batchOf(run));
    try {
      await makeFolder(run.placeDir);
    } catch (error) {
      // The folder above tells more than the one that could not be made.
      await pauses.checkRoom(core.batchOf(run));
      throw toFileError(error, run.placeDir);
    }
  };

  const download = async (
    run: Run,
    output: OutputRecord,
    url: string,
    signal: AbortSignal,
  ): Promise<void> => {
    const api = core.apiOf(core.batchOf(run));
    const part = partOf(run, output);
    await place(run);
    output.state = 'downloading';
    output.failure = null;
    save(run, output);
    try {
      // What an earlier try could not take away.
      await removeLeftover(part);
      const file = await api.downloadResult(url, part, { signal, ...core.callsOf(run) });
      output.sha256 = file.sha256;
      output.bytes = file.bytes;
      output.width = file.width;
      output.height = file.height;
      // On disk before the file has its name: a crash in between leaves a file that is known as ours.
      const tried = new Set<string>();
      for (;;) {
        output.state = 'named';
        await store.soonSafe(() => store.outputs.save(run.id, output));
        if (await publishExclusive(part, pathOf(run, output))) break;
        // The very same picture, left by a run whose records were lost: there is nothing to write.
        if (await hasHash(pathOf(run, output), output.sha256)) {
          await removeLeftover(part);
          break;
        }
        tried.add(nameKey(output.fileName));
        output.fileName = otherName(run, output, tried);
      }
      await syncDir(run.placeDir);
    } catch (error) {
      output.state = 'waiting';
      save(run, output);
      await removeLeftover(part);
      throw error instanceof StudioError || signal.aborted ? error : toFileError(error, part);
    }
    output.state = 'saved';
    output.savedMs = Math.round(clock.now());
    save(run, output);
    core.notice({ kind: 'saved', runId: run.id, path: pathOf(run, output) });
  };

  /** One download of a picture at a time, however often it is asked for. */
  const once = (
    run: Run,
    output: OutputRecord,
    url: string,
    signal: AbortSignal,
  ): Promise<void> => {
    const running = fetching.get(output.id);
    if (running) return running;
    const work = pool
      .add(() => download(run, output, url, signal), {
        priority: priorityOf(core.batchOf(run), run),
        signal,
      })
      .finally(() => fetching.delete(output.id));
    fetching.set(output.id, work);
    return work;
  };

  /** Whether the file is still there as it was written. */
  const isPresent = async (run: Run, output: OutputRecord): Promise<boolean> => {
    if (output.state !== 'saved') return false;
    try {
      await stat(pathOf(run, output));
      return true;
    } catch {
      // Moved or deleted by the user: it can be fetched again without new credits.
      return false;
    }
  };

  const resultsOf = async (run: Run, jobId: JobId, signal: AbortSignal): Promise<JobResults> => {
    const api = core.apiOf(core.batchOf(run));
    const answer = await api.jobResults(jobId, { signal, ...core.callsOf(run) });
    const known = run.outputs.filter((output) => output.jobId === jobId);
    return { ...answer, results: toldApart(answer.results, known) };
  };

  const early = async (run: Run, jobId: JobId, signal: AbortSignal): Promise<void> => {
    const { results } = await resultsOf(run, jobId, signal);
    await Promise.allSettled(
      results.map(async (result) => {
        if (result.fullSizeUrl === null) return;
        const output = recordFor(run, jobId, result);
        if (output.state === 'waiting') await once(run, output, result.fullSizeUrl, signal);
      }),
    );
  };

  const all = async (run: Run, jobId: JobId, signal: AbortSignal): Promise<JobResults> => {
    const expected = run.totalOutputs ?? run.expectedOutputs;
    for (let attempt = 1; ; attempt += 1) {
      let answer: JobResults;
      try {
        answer = await patiently(core, run, signal, () => resultsOf(run, jobId, signal));
      } catch (error) {
        signal.throwIfAborted();
        // The pictures are paid for: one answer without sense does not give them up.
        if (effectOf(toFailure(error).code) !== 'fail' || attempt >= TRIES) throw error;
        await clock.sleep(core.timing.retryMs * attempt, signal);
        continue;
      }
      const failures = await fetchListed(run, jobId, answer.results, signal);
      const pausing = failures.find(({ code }) => effectOf(code) === 'pause');
      if (pausing) throw new StudioError(pausing);
      // A job may be over a moment before its results are listed.
      const listed = answer.results.filter((result) => kindOf(result) !== 'not-ready').length;
      const short = listed < expected && run.marks.jobEnded?.status === 'completed';
      if ((failures.length === 0 && !short) || attempt >= TRIES) return answer;
      await clock.sleep(core.timing.retryMs * attempt, signal);
    }
  };

  /** Answers what could not be fetched and may be tried again. */
  async function fetchListed(
    run: Run,
    jobId: JobId,
    results: readonly JobResult[],
    signal: AbortSignal,
  ): Promise<readonly Failure[]> {
    const failures: Failure[] = [];
    const total = results.filter((result) => kindOf(result) === 'ready').length;
    let done = 0;
    const progress = (): void => {
      if (run.state.phase === 'processing' || run.state.phase === 'downloading') {
        core.move(run, { type: 'fetch-progress', jobId, done, total });
      }
    };
    progress();
    await Promise.all(
      results.map(async (result) => {
        const kind = kindOf(result);
        if (kind === 'not-ready') return;
        const output = recordFor(run, jobId, result);
        const url = result.fullSizeUrl;
        if (url === null) {
          // What is here stays, whatever is said of it later.
          if (await isPresent(run, output)) return;
          output.state = 'failed';
          output.failure = failureOfResult(result);
          save(run, output);
          return;
        }
        try {
          if (!(await isPresent(run, output))) {
            await patiently(core, run, signal, () => once(run, output, url, signal));
          }
          done += 1;
          progress();
        } catch (error) {
          signal.throwIfAborted();
          const failure = toFailure(error);
          failures.push(failure);
          if (effectOf(failure.code) === 'pause') return;
          output.state = 'failed';
          output.failure = failure;
          save(run, output);
        }
      }),
    );
    return failures;
  }

  return {
    early,
    all,
    pathOf,
    tidy: async (run) => {
      for (const output of run.outputs) {
        await removeLeftover(partOf(run, output));
        if (output.state === 'saved' || output.state === 'failed') continue;
        const ours =
          output.state === 'named' && (await hasHash(pathOf(run, output), output.sha256));
        output.state = ours ? 'saved' : 'waiting';
        if (ours) output.savedMs ??= Math.round(clock.now());
        save(run, output);
      }
    },
  };
}

async function hasHash(path: string, sha256: string | null): Promise<boolean> {
  if (sha256 === null) return false;
  try {
    return (await hashFile(path)) === sha256;
  } catch {
    // Not there, or not readable: then it is not a finished file of ours.
    return false;
  }
}
