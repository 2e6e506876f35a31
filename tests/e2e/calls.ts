/** Talks to the app through the bridge of its page, as the page itself does. */
import type { Page } from 'playwright-core';
import type {
  CallInput,
  CallName,
  CallOutput,
  StudioBridge,
} from '../../src-shared/ipc/contract.ts';
import type { Reply } from '../../src-shared/ipc/define.ts';

declare global {
  interface Window {
    readonly studio: StudioBridge;
  }
}

/** The reply as it comes, failures included. */
export function ask<Name extends CallName>(
  page: Page,
  name: Name,
  input: CallInput<Name>,
): Promise<Reply<CallOutput<Name>>> {
  return page.evaluate(([call, data]) => window.studio.call(call as never, data as never), [
    name,
    input,
  ] as const) as Promise<Reply<CallOutput<Name>>>;
}

/** The value of a call that must succeed. */
export async function call<Name extends CallName>(
  page: Page,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const reply = await ask(page, name, input);
  if (reply.ok) return reply.value;
  throw new Error(
    `${name}: ${reply.error.code} ${reply.error.message} ${reply.error.detail ?? ''}`,
  );
}
