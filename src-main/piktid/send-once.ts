/**
 * One API request with a JSON answer: sent once, read up to a limit, logged without secrets, and
 * sorted into an answer or a setback. Knows no credentials and no retries.
 */
import { Readable } from 'node:stream';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { ApiCall } from './api.ts';
import type { CallName } from './call-names.ts';
import { badAnswer, cancelled, failureOfFault, failureOfStatus } from './errors.ts';
import type { HttpRequest } from './network/exchange.ts';
import { NetworkFault, toFault } from './network/fault.ts';
import type { Network } from './network/network.ts';
import { readBody } from './network/read-body.ts';
import { retryAfterOf, type Setback } from './retry.ts';
import { readServerWords, type ServerWords } from './server-words.ts';
import { beginCall } from './told-call.ts';

export const MAX_JSON_BYTES = 32 * 1024 * 1024;

export interface ApiRequest {
  readonly call: CallName;
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** A value for JSON, or a body with its own headers. */
  readonly json?: unknown;
  readonly body?: HttpRequest['body'];
  readonly fresh?: boolean;
  readonly patience?: number;
  readonly signal?: AbortSignal | undefined;
  readonly onCall?: ((call: ApiCall) => void) | undefined;
  /** Statuses, besides 2xx, that are an answer for the caller. */
  readonly accept?: readonly number[];
}

export interface Tools {
  readonly network: Network;
  readonly clock: Clock;
  readonly log: Log;
}

export interface RawAnswer {
  readonly status: number;
  readonly json: unknown;
  readonly words: ServerWords;
  readonly retryAfterMs: number | null;
  /** What broke the answer's body off, after its status was known. */
  readonly bodyFault: NetworkFault | null;
}

export type SentResult =
  | ({ readonly kind: 'answer' } & RawAnswer)
  | { readonly kind: 'setback'; readonly setback: Setback; readonly error: StudioError };

/**
 * Sends and reads, whatever the status. @throws NetworkFault when there is no status; StudioError
 * when the body's own source failed.
 */
export async function sendRaw(tools: Tools, request: ApiRequest): Promise<RawAnswer> {
  const { network, clock, log } = tools;
  const { call, method, onCall } = request;
  const tell = beginCall({
    ...{ clock, log, call, onCall },
    about: { method, path: request.url.pathname },
  });
  const json = request.json === undefined ? undefined : Buffer.from(JSON.stringify(request.json));
  const body = json ?? request.body;
  let sourceError: StudioError | undefined;
  if (body instanceof Readable) {
    body.once('error', (error) => {
      if (error instanceof StudioError) sourceError = error;
    });
  }
  try {
    const answer = await network.send({
      method: request.method,
      url: request.url,
      headers: {
        accept: 'application/json',
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(body === undefined ? {} : { body }),
      ...(request.fresh ? { fresh: true } : {}),
      ...(request.patience === undefined ? {} : { patience: request.patience }),
      ...(request.signal === undefined ? {} : { signal: request.signal }),
    });
    const retryAfterMs = retryAfterOf(answer.headers, clock.now());
    let read: { value: unknown; fault: NetworkFault | null };
    try {
      const bytes = await readBody(answer.body, MAX_JSON_BYTES);
      read = { value: parseJson(bytes.toString('utf8')), fault: null };
    } catch (error) {
      read = { value: undefined, fault: toFault(error, true) };
    }
    tell({ status: answer.status, fault: read.fault?.kind });
    return {
      status: answer.status,
      json: read.value,
      words: readServerWords(answer.status >= 400 ? read.value : undefined),
      retryAfterMs,
      bodyFault: read.fault,
    };
  } catch (error) {
    if (sourceError) throw sourceError;
    const fault = toFault(error, true);
    tell({ fault: fault.kind }, { sent: fault.sent, code: fault.systemCode });
    throw fault;
  } finally {
    if (body instanceof Readable) body.destroy();
  }
}

/** The same, sorted: 2xx and accepted statuses with a whole body are answers, all else a setback. */
export async function sendOnce(tools: Tools, request: ApiRequest): Promise<SentResult> {
  const { call } = request;
  try {
    const answer = await sendRaw(tools, request);
    const fine = isSuccess(answer.status) || request.accept?.includes(answer.status);
    if (!fine) {
      return {
        kind: 'setback',
        setback: { kind: 'status', status: answer.status, retryAfterMs: answer.retryAfterMs },
        error: new StudioError(failureOfStatus(call, answer.status, answer.words)),
      };
    }
    if (answer.bodyFault) throw answer.bodyFault;
    if (answer.json === undefined) {
      return { kind: 'setback', setback: UNREADABLE, error: new StudioError(badAnswer(call)) };
    }
    return { kind: 'answer', ...answer };
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error;
    if (error.kind === 'aborted') throw cancelled(error.cause);
    return {
      kind: 'setback',
      setback: { kind: 'fault', fault: error.kind },
      error: new StudioError(failureOfFault(call, error), { cause: error }),
    };
  }
}

/** A 2xx that is no JSON comes from something between us and the server, and may pass. */
const UNREADABLE: Setback = { kind: 'status', status: 502, retryAfterMs: null };

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function parseJson(text: string): unknown {
  try {
    // Some servers send a byte order mark before it, which is no JSON.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    // What is no JSON is told apart by the caller: there is no JSON value `undefined`.
    return undefined;
  }
}
