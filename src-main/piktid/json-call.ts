/**
 * A call of the API with credentials, retries and a schema for its answer. One repeat after a 401
 * with a renewed token. Only for calls that are safe to repeat.
 */
import type { z } from 'zod';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { CallOptions } from './api.ts';
import { badAnswer } from './errors.ts';
import { type Try, withRetries } from './retry.ts';
import { type ApiRequest, type RawAnswer, sendOnce, type Tools } from './send-once.ts';
import type { Session } from './session.ts';
import type { UrlRules } from './urls.ts';

export interface ApiTools extends Tools {
  readonly session: Session;
  readonly urls: UrlRules;
  readonly random: () => number;
}

export interface Call extends Pick<ApiRequest, 'call' | 'method' | 'json' | 'accept' | 'headers'> {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Opens the body anew for every try. */
  readonly openBody?: () => NonNullable<ApiRequest['body']>;
}

/** @throws StudioError */
export async function callApi(
  tools: ApiTools,
  call: Call,
  options: CallOptions = {},
): Promise<RawAnswer> {
  const { session, urls, clock, random } = tools;
  const url = urls.api(call.path, call.query);

  const sendWith = (token: string) =>
    sendOnce(tools, {
      ...call,
      url,
      headers: { ...call.headers, authorization: `Bearer ${token}` },
      ...(call.openBody ? { body: call.openBody() } : {}),
      signal: options.signal,
      onCall: options.onCall,
    });

  return withRetries<RawAnswer>(
    async () => {
      const token = await session.token(options);
      let result = await sendWith(token);
      if (isUnauthorised(result)) {
        const fresh = await session.renewed(token, options);
        if (fresh !== null) result = await sendWith(fresh);
      }
      if (result.kind === 'setback') return result;
      return { kind: 'done', value: result } satisfies Try<RawAnswer>;
    },
    {
      call: call.call,
      clock,
      random,
      signal: options.signal,
      onWait: options.onWait,
    },
  );
}

/** Parses an answer. @throws StudioError `bad-answer` naming the call and the first wrong field */
export function parseAnswer<S extends z.ZodType>(
  schema: S,
  call: Call['call'],
  answer: Pick<RawAnswer, 'json' | 'status'>,
): z.infer<S> {
  const parsed = schema.safeParse(answer.json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') || 'answer';
  throw new StudioError({
    ...badAnswer(call, `Missing or unreadable: ${where}`),
    status: answer.status,
  });
}

export async function callAndParse<S extends z.ZodType>(
  tools: ApiTools,
  schema: S,
  call: Call,
  options?: CallOptions,
): Promise<z.infer<S>> {
  return parseAnswer(schema, call.call, await callApi(tools, call, options));
}

function isUnauthorised(result: Awaited<ReturnType<typeof sendOnce>>): boolean {
  return (
    result.kind === 'setback' && result.setback.kind === 'status' && result.setback.status === 401
  );
}
