/**
 * Answers one call, or one drop: known name, parsed input, handler, parsed output. Always a reply, never
 * silence, never a stack trace. Knows nothing of Electron; who may ask is decided in `serve.ts`.
 */
import type { z } from 'zod';
import { type Failure, StudioError, toFailure } from '../../src-shared/domain/errors.ts';
import { calls } from '../../src-shared/ipc/contract.ts';
import type { Reply } from '../../src-shared/ipc/define.ts';
import { DropAnswer, DropInput } from '../../src-shared/ipc/drop.ts';
import type { Log } from '../runtime/log.ts';
import type { DropHandler, Handlers } from './handler.ts';
import type { Answers } from './serve.ts';

export interface AnswerOptions {
  readonly log: Log;
  /** Whether answers are checked against the contract too: in development and tests. */
  readonly checkOutput: boolean;
}

/** A call as it came over the wire: nothing about it is trusted. */
export interface RawCall {
  readonly name: unknown;
  readonly input: unknown;
}

export interface AnswersOptions extends AnswerOptions {
  /** Resolves when the services stand; calls that come earlier wait for it. */
  readonly handlers: () => Promise<Handlers>;
  readonly drop: () => Promise<DropHandler>;
}

export function createAnswers(options: AnswersOptions): Answers {
  return {
    call: (name, input) => answerCall({ name, input }, options.handlers, options),
    drop: (raw) =>
      settle('drop', options.log, async () => {
        const input = DropInput.safeParse(raw);
        if (!input.success) throw new StudioError(invalidInput(input.error));
        const handler = await options.drop();
        return DropAnswer.parse(await handler(input.data));
      }),
  };
}

type AnyHandler = (input: unknown) => unknown;

/** Answers a call of the contract. Never rejects. */
export async function answerCall(
  raw: RawCall,
  handlers: () => Promise<Readonly<Record<string, unknown>>>,
  { log, checkOutput }: AnswerOptions,
): Promise<Reply<unknown>> {
  const { name } = raw;
  if (typeof name !== 'string' || !Object.hasOwn(calls, name)) {
    log.warn('ipc call refused', { reason: 'unknown name' });
    return failed(unknownCall);
  }
  const definition: { readonly input: z.ZodType; readonly output: z.ZodType } =
    calls[name as keyof typeof calls];
  const input = definition.input.safeParse(raw.input);
  if (!input.success) {
    log.warn('ipc call refused', { call: name, reason: 'input' });
    return failed(invalidInput(input.error));
  }
  return settle(name, log, async () => {
    const handler = (await handlers())[name] as AnyHandler;
    const value = await handler(input.data);
    return checkOutput ? definition.output.parse(value) : value;
  });
}

/** Runs a piece of work for the window and turns whatever happens into a reply. */
async function settle<Value>(
  name: string,
  log: Log,
  work: () => Promise<Value>,
): Promise<Reply<Value>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const failure = toFailure(error);
    if (error instanceof StudioError) log.info('ipc call failed', { call: name, ...failure });
    else log.error('ipc call broke', { call: name, error });
    return failed(forWindow(failure));
  }
}

/** An unexpected error's text may hold paths: the log keeps it, the window does not get it. */
function forWindow(failure: Failure): Failure {
  if (failure.code !== 'internal') return failure;
  const { detail: _kept, ...rest } = failure;
  return rest;
}

const unknownCall: Failure = {
  code: 'invalid-input',
  message: 'The window asked for something the app cannot do.',
};

function invalidInput(error: z.ZodError): Failure {
  const where = error.issues[0]?.path.join('.');
  return {
    code: 'invalid-input',
    message: 'Something entered here cannot be used. Nothing was changed.',
    ...(where ? { detail: where } : {}),
  };
}

function failed(error: Failure): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error };
}
