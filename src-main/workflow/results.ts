/** What a results answer means for the outputs of a run. Pure: no file, no network. */
import type { Failure } from '../../src-shared/domain/errors.ts';
import type { JobResult } from '../piktid/api.ts';
import type { OutputRecord, RunMarks } from '../storage/runs/records.ts';

export interface ResultKey {
  readonly imageIndex: number;
  readonly groupIndex: number;
  readonly version: number;
}

export function keyOf({ imageIndex, groupIndex, version }: ResultKey): string {
  return `${groupIndex}/${imageIndex}/${version}`;
}

/** A result that can be fetched, one that failed at the server, or one that is not ready. */
export function kindOf(result: JobResult): 'ready' | 'failed' | 'not-ready' {
  if (result.fullSizeUrl !== null) return 'ready';
  const failed = result.status !== null && FAILED.has(result.status.toLowerCase());
  return failed || result.errorMessage !== null ? 'failed' : 'not-ready';
}

const FAILED: ReadonlySet<string> = new Set(['failed', 'error', 'aborted', 'rejected']);

export function failureOfResult(result: JobResult): Failure {
  return {
    code: 'job-failed',
    message: `Picture ${result.imageIndex + 1} could not be made by the server.`,
    ...(result.errorMessage === null ? {} : { detail: result.errorMessage }),
    remedy: 'Try the SKU again, or regenerate this picture.',
  };
}

/** Pictures on disk, each counted once whatever its version. */
export function countGood(outputs: readonly OutputRecord[], jobId: string): number {
  const good = outputs.filter((output) => output.jobId === jobId && output.state === 'saved');
  return new Set(good.map(({ groupIndex, imageIndex }) => `${groupIndex}/${imageIndex}`)).size;
}

export type RunEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'partial'; readonly failure: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** How a run ends whose job is over and whose pictures were fetched as far as they can be. */
export function judgeEnd(
  jobId: string,
  outputs: readonly OutputRecord[],
  expected: number,
  ended: RunMarks['jobEnded'],
): RunEnd {
  const good = countGood(outputs, jobId);
  const word = ended?.status.toLowerCase() ?? 'completed';
  if (word === 'failed' || word === 'aborted') {
    const failure = serverFailure(word, ended?.reason ?? null, good, expected);
    return good > 0 ? { kind: 'partial', failure } : { kind: 'failed', failure };
  }
  if (good >= expected) return { kind: 'done' };
  const failure = missing(outputs, jobId, good, expected);
  return good > 0 ? { kind: 'partial', failure } : { kind: 'failed', failure };
}

function serverFailure(
  word: 'failed' | 'aborted',
  reason: string | null,
  good: number,
  expected: number,
): Failure {
  const kept = good > 0 ? ` ${good} of ${expected} pictures are on disk.` : '';
  return {
    code: word === 'failed' ? 'job-failed' : 'job-aborted',
    message:
      word === 'failed'
        ? `The job failed at the server.${kept}`
        : `The server stopped the job.${kept}`,
    ...(reason === null ? {} : { detail: reason }),
    remedy: 'Retry it to order the pictures again; that costs credits.',
  };
}

function missing(
  outputs: readonly OutputRecord[],
  jobId: string,
  good: number,
  expected: number,
): Failure {
  const own = outputs.find(
    (output) => output.jobId === jobId && output.state === 'failed' && output.failure,
  )?.failure;
  const message = `${good} of ${expected} pictures are on disk.`;
  if (own) return { ...own, message: `${message} ${own.message}` };
  return {
    code: 'result-missing',
    message: `${message} The server did not deliver the others.`,
    remedy: 'Start the same batch again: missing files are fetched without new credits.',
  };
}
