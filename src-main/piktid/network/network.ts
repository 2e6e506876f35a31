/**
 * The way out of this computer: pooled connections, proxies, certificates, and the two kinds of
 * destination, public only or any. Knows HTTP, no API.
 */
import { lookup as systemLookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { rootCertificates } from 'node:tls';
import type { HttpAnswer, HttpRequest } from './exchange.ts';
import { NetworkFault } from './fault.ts';
import { type ProxyFor, proxyFromEnvironment } from './proxy.ts';
import { createPublicLookup, type Lookup } from './public-lookup.ts';
import { receiveBuffer } from './receive-buffer.ts';
import { TunnelAgent } from './tunnel.ts';

export interface NetworkOptions {
  /** Proxy of a URL, or null for a direct connection. Default: the environment's variables. */
  readonly proxyFor?: (url: URL) => Promise<string | null>;
  /** Certificate authorities in PEM, trusted besides the built-in ones. */
  readonly caCertificates?: readonly string[];
  readonly userAgent?: string;
  readonly connectMs?: number;
  readonly idleMs?: number;
  /** Pooled connections to one host. */
  readonly maxSockets?: number;
  readonly lookup?: Lookup;
}

export interface Network {
  /** @throws NetworkFault */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** The addresses a name stands for now. @throws NetworkFault */
  addressesOf(host: string): Promise<readonly string[]>;
  /** Closes every pooled connection: after a suspend they are dead without knowing it. */
  dropConnections(): void;
}

export function createNetwork(options: NetworkOptions = {}): Network {
  const proxyFor: ProxyFor = options.proxyFor ?? proxyFromEnvironment(process.env);
  const connectMs = positive('connectMs', options.connectMs ?? 15_000);
  const idleMs = positive('idleMs', options.idleMs ?? 60_000);
  const maxSockets = positive('maxSockets', options.maxSockets ?? 16);
  const userAgent = options.userAgent ?? 'Flat-to-Model-Studio';
  const publicLookup = createPublicLookup(options.lookup);
  const ca = options.caCertificates?.length
    ? { ca: [...rootCertificates, ...options.caCertificates] }
    : {};
  const pools = new Map<string, http.Agent | https.Agent>();
  let loading: Promise<typeof import('./exchange.ts')> | undefined;

  const agentFor = (secure: boolean, proxy: string | null, { fresh, raw }: HttpRequest) => {
    const settings = {
      ...{ keepAlive: !fresh, maxSockets },
      ...(secure ? ca : {}),
      ...(raw ? receiveBuffer() : {}),
    };
    if (!secure) return new http.Agent(settings);
    if (proxy === null) return new https.Agent(settings);
    return new TunnelAgent({ proxy: proxyUrl(proxy), connectMs, agent: settings });
  };

  return {
    async send(request) {
      const secure = request.url.protocol === 'https:';
      const proxy = secure ? await proxyFor(request.url) : null;
      // A pool of their own: a guarded request must never get a connection made unguarded.
      const key = `${secure} ${proxy} ${request.publicOnly === true} ${request.raw === true}`;
      let agent = request.fresh ? undefined : pools.get(key);
      if (!agent) {
        agent = agentFor(secure, proxy, request);
        if (!request.fresh) pools.set(key, agent);
      }
      // Through a proxy the name is looked up there, where private means something else.
      const custom = request.publicOnly ? publicLookup : (options.lookup ?? null);
      const lookup = proxy === null ? custom : null;
      // Loaded with the first request: no window and no command waits for it before.
      loading ??= import('./exchange.ts');
      const { exchange } = await loading;
      return exchange(request, { agent, lookup, connectMs, idleMs, userAgent });
    },

    addressesOf: (host) =>
      new Promise((resolve, reject) => {
        const bare = host.replace(/^\[|\]$/g, '');
        const ask = options.lookup ?? (systemLookup as Lookup);
        ask(bare, { all: true }, (error, found) => {
          if (error) reject(new NetworkFault('dns', { sent: false, cause: error }));
          else resolve(Array.isArray(found) ? found.map(({ address }) => address) : [found]);
        });
      }),

    dropConnections() {
      for (const agent of pools.values()) agent.destroy();
      pools.clear();
    },
  };
}

/** @throws NetworkFault for a proxy setting that is no http(s) address */
function proxyUrl(text: string): URL {
  if (URL.canParse(text)) {
    const url = new URL(text);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  }
  throw new NetworkFault('proxy', { sent: false, systemCode: 'PROXY_SETTING' });
}

function positive(name: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new RangeError(`${name} must be a number above 0, got ${value}`);
}
