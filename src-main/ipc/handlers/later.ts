/** Answers calls of services that come up behind the first screen: each waits for them. */
import type { CallName } from '../../../src-shared/ipc/contract.ts';
import type { Handlers } from '../handler.ts';

export function createLaterHandlers<Name extends CallName>(
  calls: Readonly<Record<Name, unknown>>,
  handlers: () => Promise<Pick<Handlers, Name>>,
): Pick<Handlers, Name> {
  const later = (name: Name) => async (input: unknown) => {
    const answer = (await handlers())[name] as (input: unknown) => unknown;
    return answer(input);
  };
  const names = Object.keys(calls) as Name[];
  const all = Object.fromEntries(names.map((name) => [name, later(name)]));
  // By name from a list of names: what the compiler cannot follow.
  return all as unknown as Pick<Handlers, Name>;
}
