/** Builds every service and hands each its dependencies. Decides nothing else. */

import type { Theme } from '../src-shared/ipc/calls/app.ts';
import type { Emit } from './ipc/emit.ts';
import type { DropHandler, Handlers } from './ipc/handler.ts';
import { createAppHandlers } from './ipc/handlers/app.ts';
import { pending } from './ipc/handlers/pending.ts';
import type { Log } from './runtime/log.ts';
import type { Desktop } from './shell/system.ts';

export interface ComposeOptions {
  readonly dataDir: string;
  readonly desktop: Desktop;
  readonly emit: Emit;
  readonly log: Log;
}

export interface Services {
  readonly handlers: Handlers;
  readonly drop: DropHandler;
  /** Ends everything in order; state is on disk already. */
  close(): Promise<void>;
}

export async function compose({ desktop, emit }: ComposeOptions): Promise<Services> {
  let theme: Theme = 'system';
  return {
    handlers: {
      ...createAppHandlers({
        desktop,
        emit,
        theme: {
          get: () => theme,
          set: (next) => {
            theme = next;
          },
        },
        freeBytes: async () => null,
        diagnostics: async () => pending(),
      }),
      'accounts:list': pending,
      'accounts:sign-in': pending,
      'accounts:use-sandbox': pending,
      'accounts:activate': pending,
      'accounts:rename': pending,
      'accounts:sign-out': pending,
      'accounts:refresh': pending,
      'intake:draft': pending,
      'intake:pick-folders': pending,
      'intake:add-samples': pending,
      'intake:edit-sku': pending,
      'intake:edit-photos': pending,
      'intake:remove': pending,
      'intake:clear': pending,
      'intake:pick-output': pending,
      'intake:last-output': pending,
      'identities:list': pending,
      'identities:check': pending,
      'identities:pick-portrait': pending,
      'batches:snapshot': pending,
      'batches:estimate': pending,
      'batches:start': pending,
      'batches:act': pending,
      'batches:set-budget': pending,
      'batches:show-folder': pending,
      'runs:act': pending,
      'runs:detail': pending,
      'runs:show-folder': pending,
      'outputs:show': pending,
    },
    drop: async () => pending(),
    close: async () => undefined,
  };
}
