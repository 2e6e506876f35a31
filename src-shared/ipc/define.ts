/** How a call or an event between the processes is written down: a name, and a schema for each direction. */
import type { z } from 'zod';
import type { Failure } from '../domain/errors.ts';

export interface CallDefinition<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly input: Input;
  readonly output: Output;
}

/** One call: what the renderer sends, what the main process answers. */
export function call<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): CallDefinition<Input, Output> {
  return { input, output };
}

/** What crosses the border as the answer to every call: a value or a failure, never silence. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };
