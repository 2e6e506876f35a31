/**
 * The words in which the matrix says what must become of a cell, and the check that every column
 * of a row has an expectation.
 */
import type { ErrorCode } from '../../../src-shared/domain/errors.ts';
import type { RunPhase, UnclearQuestion, WaitReason } from '../../../src-shared/domain/run.ts';
import type { PauseReason } from '../../../src-shared/domain/views.ts';
import { COLUMN_NAMES, type Column, type Often } from './columns.ts';

/** What must be seen while the fault lasts, and what then brings the SKU home once it is over. */
export type Expected =
  /** Every picture on disk, without anybody's help. */
  | { readonly end: 'done' }
  /** The SKU failed by one of these codes. `retry`: it was not accepted. `again`: it was paid for. */
  | {
      readonly end: 'failed';
      readonly codes: readonly ErrorCode[];
      readonly next: 'retry' | 'again';
    }
  /** The batch waits for the user (`account`), or until the cause is gone (`nothing`). */
  | {
      readonly end: 'paused';
      readonly reason: PauseReason;
      readonly next: 'account' | 'nothing';
      readonly paid: number;
    }
  /** It is tried again and again without end, and says why. */
  | {
      readonly end: 'waits';
      readonly phases: readonly RunPhase[];
      readonly reasons: readonly WaitReason[];
      readonly paid: number;
    }
  /** Nobody can know: a question. `adopt`: the server had taken the job. */
  | {
      readonly end: 'asks';
      readonly reason: UnclearQuestion['reason'];
      readonly next: 'adopt' | 'resubmit';
    }
  /** The picture was not made again; what there was is kept. */
  | { readonly end: 'kept' }
  /** For calls that no batch makes: the call itself answers, or throws one of these codes. */
  | { readonly end: 'answers' }
  | { readonly end: 'throws'; readonly codes: readonly ErrorCode[] };

export const done: Expected = { end: 'done' };
export const kept: Expected = { end: 'kept' };
export const answers: Expected = { end: 'answers' };
export const failed = (...codes: ErrorCode[]): Expected => ({
  end: 'failed',
  codes,
  next: 'retry',
});
/** Failed although paid for: the same command again fetches it, free. */
export const short = (...codes: ErrorCode[]): Expected => ({ end: 'failed', codes, next: 'again' });
export const throws = (...codes: ErrorCode[]): Expected => ({ end: 'throws', codes });
export const signedOut = (paid: number): Expected => ({
  end: 'paused',
  reason: 'signed-out',
  next: 'account',
  paid,
});
export const noCredits = (paid: number): Expected => ({
  end: 'paused',
  reason: 'credits',
  next: 'nothing',
  paid,
});
export const waits = (
  phases: readonly RunPhase[],
  reasons: readonly WaitReason[],
  paid: number,
): Expected => ({ end: 'waits', phases, reasons, paid });
export const asks = (reason: UnclearQuestion['reason'], next: 'adopt' | 'resubmit'): Expected => ({
  end: 'asks',
  reason,
  next,
});

/** Columns, separated by spaces: what is expected after one fault, and while it does not end. */
export type Line = readonly [columns: string, once: Expected, always: Expected];

export type Row = ReadonlyMap<Column, Readonly<Record<Often, Expected>>>;

/** Later lines win over earlier ones. A name that is no column is refused. */
export function row(...lines: readonly Line[]): Row {
  const cells = new Map<Column, Readonly<Record<Often, Expected>>>();
  for (const [columns, once, always] of lines) {
    for (const name of columns.split(' ')) {
      const column = COLUMN_NAMES.find((known) => known === name);
      if (column === undefined) throw new Error(`no such column: ${name}`);
      cells.set(column, { once, always });
    }
  }
  return cells;
}
