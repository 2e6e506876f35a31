/**
 * Errors as values: a stable code, one sentence for people, and what it means for the batch.
 * Code decides on codes, never on message text. Knows nothing of HTTP, files or windows.
 */
import { z } from 'zod';
import { FailureReason } from './reason.ts';

/** Every reason the product can name. A code is never renamed: databases and scripts hold it. */
export const ErrorCode = z.enum([
  // account
  'auth-failed',
  'signed-out',
  'forbidden',
  'out-of-credits',
  'rate-limited',
  // identity
  'identity-not-found',
  'identity-not-usable',
  'identity-rejected',
  // photos and input
  'no-photos',
  'too-many-photos',
  'photo-empty',
  'photo-unreadable',
  'photo-unsupported',
  'photo-changed',
  'photo-missing',
  'instructions-invalid',
  'usage',
  // uploads and submissions
  'upload-failed',
  'images-refused',
  'submission-refused',
  'submission-unclear',
  'submission-lost',
  'regenerate-refused',
  // jobs and results
  'job-failed',
  'job-aborted',
  'job-not-found',
  'result-missing',
  'result-damaged',
  'result-unsafe',
  'wait-given-up',
  // network and server
  'timeout',
  'connection-refused',
  'host-not-found',
  'tls-failed',
  'network',
  'server-error',
  'bad-answer',
  'unsafe-url',
  // this computer
  'disk-full',
  'folder-missing',
  'folder-not-writable',
  'file-error',
  'place-taken',
  'data-folder-in-use',
  'database-newer',
  'database-corrupt',
  'keychain-unavailable',
  // flow
  'cancelled',
  'budget-reached',
  'not-found',
  'not-allowed',
  'invalid-input',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/**
 * One failure as it is stored, sent to the renderer and printed.
 * `message` is a whole sentence without secrets, paths of other people or stack traces;
 * `detail` holds the server's own words or the file concerned; `remedy` says what to do next.
 */
export const Failure = z.object({
  code: ErrorCode,
  message: z.string(),
  detail: z.string().optional(),
  remedy: z.string().optional(),
  /** What the message names, alone: a file, an identity, a call. For languages the message is not in. */
  about: z.string().optional(),
  /** Which of the code's causes it was, where that has sentences of its own. */
  reason: FailureReason.optional(),
  /** HTTP status, where an answer came. */
  status: z.number().int().optional(),
  /** Credits a 402 asked for. */
  requiredCredits: z.number().optional(),
  /** Credits the account had when it was asked. */
  balance: z.number().optional(),
});
export type Failure = z.infer<typeof Failure>;

/** The one exception class of the product: carries a {@link Failure} across `throw`. */
export class StudioError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure, options?: { readonly cause?: unknown }) {
    super(failure.message, options);
    this.name = 'StudioError';
    this.failure = failure;
  }

  get code(): ErrorCode {
    return this.failure.code;
  }
}

/** What a failure does to the work it meets. */
export type Effect =
  /** Waited out: the same step is tried again later by itself. */
  | 'wait'
  /** The batch pauses, keeps its queue, and goes on when the user has acted or the cause is gone. */
  | 'pause'
  /** This SKU fails alone. */
  | 'fail';

const PAUSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'auth-failed',
  'signed-out',
  'out-of-credits',
  'disk-full',
  'folder-missing',
  'folder-not-writable',
]);

const WAITED_OUT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'rate-limited',
  'timeout',
  'connection-refused',
  'host-not-found',
  'tls-failed',
  'network',
  'server-error',
]);

/** Decides from the code alone whether a failure is waited out, pauses the batch or fails the SKU. */
export function effectOf(code: ErrorCode): Effect {
  if (PAUSING.has(code)) return 'pause';
  if (WAITED_OUT.has(code)) return 'wait';
  return 'fail';
}

/** Turns anything thrown into a {@link Failure}; unknown errors become `internal` without a stack trace. */
export function toFailure(error: unknown): Failure {
  if (error instanceof StudioError) return error.failure;
  return {
    code: 'internal',
    message: 'Something went wrong inside the app. Nothing was sent again because of it.',
    detail: error instanceof Error ? error.message : String(error),
    remedy: 'Try again; if it comes back, copy the diagnostics from Settings and report it.',
  };
}

/** Exhaustiveness check for switches over unions. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
