/** What a call answers, before it meets a socket; and the API's error envelope. */
import type { FieldProblem } from './submission.ts';

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  /** JSON answers keep their value so that a fault can bend it. */
  readonly json?: unknown;
  readonly bytes?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Leaves the connection open after the bytes (server-sent events). */
  readonly keepOpen?: boolean;
}

export function json(status: number, value: unknown, headers?: Record<string, string>): Answer {
  return { status, contentType: 'application/json', json: value, ...(headers ? { headers } : {}) };
}

export function bytes(contentType: string, content: Buffer): Answer {
  return { status: 200, contentType, bytes: content };
}

/** Thrown by calls to answer with the error envelope. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly detail: readonly FieldProblem[];
  readonly extra: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    options: {
      detail?: readonly FieldProblem[];
      extra?: Readonly<Record<string, unknown>>;
      headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.status = status;
    this.detail = options.detail ?? [];
    this.extra = options.extra ?? {};
    this.headers = options.headers ?? {};
  }

  toAnswer(): Answer {
    const body = { error: this.message, detail: this.detail, ...this.extra };
    return {
      status: this.status,
      contentType: 'application/json',
      json: body,
      headers: this.headers,
    };
  }
}

export function answerBytes(answer: Answer): Buffer {
  if (answer.bytes) return answer.bytes;
  return Buffer.from(JSON.stringify(answer.json ?? null));
}
