/** A request as calls see it, and reading its body with a bound. */
import type { IncomingMessage } from 'node:http';
import { ApiError } from './answer.ts';

export interface CallRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** The body of every call but the storage PUT, which streams `raw`. */
  readonly body: Buffer;
  readonly raw: IncomingMessage;
}

export const maxJsonBytes = 4 * 1024 * 1024;
export const maxFormBytes = 64 * 1024 * 1024;

export async function readBody(raw: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let count = 0;
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    count += chunk.length;
    if (count > maxBytes) throw new ApiError(413, 'Request body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** @throws ApiError 400 when the body is not a JSON object. */
export function jsonBody(request: CallRequest): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(request.body.toString('utf8'));
  } catch (error) {
    throw new ApiError(
      400,
      `Invalid JSON: ${error instanceof Error ? error.message : 'unreadable'}`,
    );
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ApiError(400, 'Invalid JSON: expected an object');
  }
  return value as Record<string, unknown>;
}

/** @throws ApiError 422 when the field is missing or empty. */
export function textField(body: Record<string, unknown>, field: string): string {
  const value = body[field];
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new ApiError(422, 'Validation failed', {
    detail: [{ field, message: 'required, a text that is not empty', position: 0 }],
  });
}

/** `page` and `per_page` with the service's bounds: pages from 1, at most 100 a page. */
export function pageOf<T>(items: readonly T[], query: URLSearchParams) {
  const perPage = clamp(Number(query.get('per_page') ?? 20), 1, 100);
  const page = clamp(Number(query.get('page') ?? 1), 1, Number.MAX_SAFE_INTEGER);
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  return {
    items: items.slice((page - 1) * perPage, page * perPage),
    pagination: { page, per_page: perPage, total: items.length, pages, has_next: page < pages },
  };
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, Math.trunc(value))) : least;
}
