/**
 * The only code that touches `window.studio`: calls answer with a value or throw a StudioError,
 * events hand over typed payloads. The main process checked every answer against the contract.
 */
import { Failure, StudioError } from '../../src-shared/domain/errors.ts';
import type {
  CallInput,
  CallName,
  CallOutput,
  EventName,
  EventPayload,
  StudioBridge,
} from '../../src-shared/ipc/contract.ts';
import { t } from '../text/index.ts';

/** What the preload put on the window, if it did. */
export function bridgeOf(page: object): StudioBridge | undefined {
  return (page as { readonly studio?: StudioBridge }).studio;
}

type InputArguments<Name extends CallName> =
  undefined extends CallInput<Name> ? [] : [input: CallInput<Name>];

export interface StudioClient {
  /** Resolves with the value; throws a StudioError that carries the code when the call failed. */
  call<Name extends CallName>(name: Name, ...args: InputArguments<Name>): Promise<CallOutput<Name>>;
  /** Returns its undo. */
  on<Name extends EventName>(
    name: Name,
    listener: (payload: EventPayload<Name>) => void,
  ): () => void;
  /** Hands really dropped files over; answers what the main process made of them. */
  drop(files: readonly File[], target: 'skus' | 'portrait' | 'review'): Promise<unknown>;
}

export function createStudioClient(bridge: StudioBridge | undefined): StudioClient {
  if (!bridge) throw new StudioError({ code: 'internal', message: t('error.no-bridge') });
  return {
    async call(name, ...args) {
      const [input] = args as [CallInput<typeof name>];
      return unwrap(await bridge.call(name, input)) as CallOutput<typeof name>;
    },
    on(name, listener) {
      return bridge.on(name, (payload) => listener(payload as EventPayload<typeof name>));
    },
    async drop(files, target) {
      return unwrap(await bridge.drop(files, target));
    },
  };
}

/** The value of a reply; anything that is not one is a fault of ours, said as such. */
export function unwrap(reply: unknown): unknown {
  if (typeof reply === 'object' && reply !== null && 'ok' in reply) {
    if (reply.ok === true) return 'value' in reply ? reply.value : undefined;
    const failure = Failure.safeParse('error' in reply ? reply.error : undefined);
    if (failure.success) throw new StudioError(failure.data);
  }
  throw new StudioError({ code: 'internal', message: t('error.no-bridge') });
}
