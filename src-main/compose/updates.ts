/** Builds the service of updates and answers its calls. Decides nothing else. */
import type { Emit } from '../ipc/emit.ts';
import type { Handlers } from '../ipc/handler.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Settings } from '../storage/settings/settings.ts';
import { createUpdates, type UpdateSource, type Updates } from '../updates/updates.ts';

export interface UpdateWorld {
  readonly source: UpdateSource;
  readonly settings: Pick<Settings, 'get' | 'set'>;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly log: Log;
}

export function composeUpdates({ source, settings, emit, clock, log }: UpdateWorld): Updates {
  return createUpdates({
    ...source,
    automatic: {
      get: () => settings.get('automaticUpdates'),
      set: (on) => settings.set('automaticUpdates', on),
    },
    changed: (view) => emit('updates:changed', view),
    clock,
    log,
  });
}

type UpdateHandlers = Pick<Handlers, Extract<keyof Handlers, `updates:${string}`>>;

export function createUpdateHandlers(updates: Updates): UpdateHandlers {
  return {
    'updates:view': () => updates.view(),
    'updates:check': () => updates.check(),
    'updates:set-automatic': ({ automatic }) => updates.setAutomatic(automatic),
    'updates:install': () => updates.install(),
  };
}
