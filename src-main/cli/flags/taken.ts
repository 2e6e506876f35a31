/** Which flags each command takes. */
import type { FlagName, FlagValues } from './table.ts';

export const INSTRUCTION_FLAGS = [
  'prompt',
  'pose',
  'background',
  'num-variations',
  'size',
  'aspect-ratio',
  'format',
  'seed',
] as const satisfies readonly FlagName[];

const SHARED = [
  'account',
  'username',
  'password',
  'token',
  'base-url',
  'sandbox',
  'identity-code',
  'identity-image',
  ...INSTRUCTION_FLAGS,
  'instructions-file',
  'image-notes',
  'model',
  'no-consistency',
  'barefoot',
  'convert',
  'rate',
  'max-jobs',
  'poll-seconds',
  'budget',
  'budget-credits',
  'max-wait',
  'wait-for-user',
  'dry-run',
  'retry-failed',
  'fresh',
  'unclear-grace',
  'resubmit-unclear',
  'data-dir',
  'json',
] as const satisfies readonly FlagName[];

export const RUN_FLAGS = ['input-folder', 'output-folder', ...SHARED, 'adopt'] as const;
export const BATCH_FLAGS = [
  'input-dir',
  'input-folders',
  'output-dir',
  ...SHARED,
  'parallel',
  'pilot',
  'release',
  'adopt',
] as const;
export const LEDGER_FLAGS = ['sandbox', 'data-dir', 'csv', 'json'] as const;

export const REPORT_FLAGS = ['batch', 'html', 'sandbox', 'data-dir', 'json'] as const;

export type RunFlags = FlagValues<(typeof RUN_FLAGS)[number]>;
export type BatchFlags = FlagValues<(typeof BATCH_FLAGS)[number]>;
export type LedgerFlags = FlagValues<(typeof LEDGER_FLAGS)[number]>;
export type ReportFlags = FlagValues<(typeof REPORT_FLAGS)[number]>;
