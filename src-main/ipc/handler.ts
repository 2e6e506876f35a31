/** How a call is answered: one function a name, checked against the contract at compile time. */
import type { CallName, CallOutput, ParsedInput } from '../../src-shared/ipc/contract.ts';
import type { DropAnswer, DropInput } from '../../src-shared/ipc/drop.ts';

export type Handler<Name extends CallName> = (
  input: ParsedInput<Name>,
) => CallOutput<Name> | Promise<CallOutput<Name>>;

/** One handler for every call of the contract; a missing one does not compile. */
export type Handlers = { readonly [Name in CallName]: Handler<Name> };

/** The handlers of one noun, e.g. everything that begins with `accounts:`. */
export type HandlersOf<Noun extends string> = {
  readonly [Name in Extract<CallName, `${Noun}:${string}`>]: Handler<Name>;
};

export type DropHandler = (input: DropInput) => Promise<DropAnswer>;
