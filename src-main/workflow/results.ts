/** What a results answer means for the outputs of a run. Pure: no file, no network. */
import type { Failure } from '../../src-shared/domain/errors.ts';
import { failureWith } from '../../src-shared/text/refusal.ts';
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
  const detail = result.errorMessage === null ? {} : { detail: result.errorMessage };
  const reason = { why: 'picture-failed', number: result.imageIndex + 1 } as const;
  return failureWith('job-failed', reason, detail);
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
  const code = word === 'failed' ? 'job-failed' : 'job-aborted';
  const detail = reason === null ? {} : { detail: reason };
  if (good > 0) return failureWith(code, { why: `some-${code}`, good, all: expected }, detail);
  return {
    code,
    message: word === 'failed' ? 'The job failed at the server.' : 'The server stopped the job.',
    ...detail,
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
  if (own) {
    const onDisk = `${good} of ${expected} pictures are on disk.`;
    return { ...own, message: `${onDisk} ${own.message}`, about: `${good} / ${expected}` };
  }
  return failureWith('result-missing', { why: 'some-missing', good, all: expected });
}
