/** Pooled connections, one pool for each way a request may go. Knows HTTP, no API. */
import { lookup as systemLookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { rootCertificates } from 'node:tls';
import { exchange, type HttpAnswer, type HttpRequest } from './exchange.ts';
import { NetworkFault } from './fault.ts';
import { type ProxyFor, proxyFromEnvironment } from './proxy.ts';
import { createPublicLookup, type Lookup } from './public-lookup.ts';
import { receiveBuffer } from './receive-buffer.ts';
import { TunnelAgent } from './tunnel.ts';

export interface ConnectionSettings {
  /** Proxy of a URL, or null for a direct connection. Default: the environment's variables. */
  readonly proxyFor?: (url: URL) => Promise<string | null>;
  /** Certificate authorities in PEM, trusted besides the built-in ones; asked once. */
  readonly caCertificates?: () => readonly string[];
  readonly userAgent?: string;
  readonly connectMs: number;
  readonly idleMs: number;
  /** Pooled connections to one host. */
  readonly maxSockets: number;
  readonly lookup?: Lookup;
}

export interface Connections {
  /** @throws NetworkFault */
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** The addresses a name stands for now. @throws NetworkFault */
  addressesOf(host: string): Promise<readonly string[]>;
  drop(): void;
}

export function openConnections(options: ConnectionSettings): Connections {
  const { connectMs, idleMs, maxSockets } = options;
  const proxyFor: ProxyFor = options.proxyFor ?? proxyFromEnvironment(process.env);
  const userAgent = options.userAgent ?? 'Flat-to-Model-Studio';
  const publicLookup = createPublicLookup(options.lookup);
  const trusted = options.caCertificates?.() ?? [];
  const ca = trusted.length > 0 ? { ca: [...rootCertificates, ...trusted] } : {};
  const pools = new Map<string, http.Agent | https.Agent>();

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

    drop() {
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
