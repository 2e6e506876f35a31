/**
 * The way out of this computer: proxies, certificates, and the two kinds of destination, public only
 * or any. What it takes is loaded with the first request: no window and no command waits for it.
 */
import type { ConnectionSettings, Connections } from './connections.ts';
import type { HttpAnswer, HttpRequest } from './exchange.ts';

export type NetworkOptions = Partial<ConnectionSettings>;

export interface Network {
  /** @throws NetworkFault */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** The addresses a name stands for now. @throws NetworkFault */
  addressesOf(host: string): Promise<readonly string[]>;
  /** Closes every pooled connection: after a suspend they are dead without knowing it. */
  dropConnections(): void;
}

export function createNetwork(options: NetworkOptions = {}): Network {
  const settings = {
    ...options,
    connectMs: positive('connectMs', options.connectMs ?? 15_000),
    idleMs: positive('idleMs', options.idleMs ?? 60_000),
    maxSockets: positive('maxSockets', options.maxSockets ?? 16),
  };
  let loading: Promise<Connections> | undefined;
  let opened: Connections | undefined;

  const connections = (): Promise<Connections> => {
    loading ??= import('./connections.ts').then(({ openConnections }) => {
      opened = openConnections(settings);
      return opened;
    });
    return loading;
  };
  return {
    send: async (request) => (await connections()).send(request),
    addressesOf: async (host) => (await connections()).addressesOf(host),
    dropConnections: () => opened?.drop(),
  };
}

function positive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`${name} must be a number above 0, got ${value}`);
}
