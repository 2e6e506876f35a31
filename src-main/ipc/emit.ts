/** Tells the windows what happened: the only caller of `webContents.send`. */
import type { WebContents } from 'electron';
import { EVENT_CHANNEL } from '../../src-shared/ipc/channels.ts';
import { type EventName, type EventPayload, events } from '../../src-shared/ipc/contract.ts';

export type Emit = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void;

export interface EmitterOptions {
  /** The windows that listen now. */
  readonly targets: () => readonly WebContents[];
  /** Whether payloads are checked against the contract: in development and tests. */
  readonly checkOutput: boolean;
}

export function createEmitter({ targets, checkOutput }: EmitterOptions): Emit {
  return (name, payload) => {
    const sent = checkOutput ? events[name].parse(payload) : payload;
    for (const contents of targets()) {
      if (!contents.isDestroyed() && !contents.isCrashed()) {
        contents.send(EVENT_CHANNEL, name, sent);
      }
    }
  };
}
