/**
 * The only bridge between page and main process: calls and events of a closed set, by name, and
 * really dropped files. Hands out neither a channel nor `ipcRenderer`, and sees no business.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import {
  CALL_CHANNEL,
  CALL_NAMES,
  DROP_CHANNEL,
  EVENT_CHANNEL,
  EVENT_NAMES,
} from '../../src-shared/ipc/channels.ts';
import type { StudioBridge } from '../../src-shared/ipc/contract.ts';

const refusal = {
  ok: false,
  error: { code: 'invalid-input', message: 'The window asked for something the app cannot do.' },
} as const;

const bridge: StudioBridge = {
  call: (name, input) =>
    Object.hasOwn(CALL_NAMES, name)
      ? ipcRenderer.invoke(CALL_CHANNEL, name, input)
      : Promise.resolve(refusal),

  on(name, listener) {
    if (!Object.hasOwn(EVENT_NAMES, name)) return () => undefined;
    const forward = (_event: unknown, emitted: unknown, payload: unknown): void => {
      if (emitted === name) listener(payload);
    };
    ipcRenderer.on(EVENT_CHANNEL, forward);
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, forward);
    };
  },

  drop(files, target) {
    const paths = files.flatMap((file) => (file instanceof File ? pathOf(file) : []));
    return ipcRenderer.invoke(DROP_CHANNEL, { target, paths });
  },
};

/** A file made by the page itself has no path, and is left out. */
function pathOf(file: File): string[] {
  const path = webUtils.getPathForFile(file);
  return path === '' ? [] : [path];
}

contextBridge.exposeInMainWorld('studio', Object.freeze(bridge));
