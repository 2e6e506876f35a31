/**
 * An https agent whose connections go through a proxy's CONNECT. What the proxy itself refuses is
 * a fault before anything was sent, never mistaken for the server's answer.
 */
import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';
import { NetworkFault, toFault } from './fault.ts';

type Connected = (error: Error | null, socket?: Duplex) => void;

export interface TunnelOptions {
  readonly proxy: URL;
  readonly connectMs: number;
  readonly agent: https.AgentOptions;
}

export class TunnelAgent extends https.Agent {
  readonly #proxy: URL;
  readonly #connectMs: number;
  readonly #opening = new Set<http.ClientRequest>();

  constructor(options: TunnelOptions) {
    super(options.agent);
    this.#proxy = options.proxy;
    this.#connectMs = options.connectMs;
  }

  /** Called by Node for every new connection; answers through the callback. */
  override createConnection(options: https.RequestOptions, callback: Connected): undefined {
    const target = `${bracketed(String(options.host))}:${options.port ?? 443}`;
    const connect = this.#connectRequest(target);
    this.#opening.add(connect);
    const finish = (error: NetworkFault | null, socket?: Duplex) => {
      clearTimeout(timer);
      this.#opening.delete(connect);
      if (error) connect.destroy();
      callback(error, socket);
    };
    const timer = setTimeout(
      () => finishOnce(new NetworkFault('connect-timeout', { sent: false })),
      this.#connectMs,
    );
    const finishOnce = once(finish);
    connect.once('connect', (answer, raw) => {
      if (answer.statusCode !== 200) {
        raw.destroy();
        const systemCode = `PROXY_${answer.statusCode ?? 0}`;
        finishOnce(new NetworkFault('proxy', { sent: false, systemCode }));
        return;
      }
      const servername = options.servername || String(options.host);
      const secured = super.createConnection({ ...options, socket: raw, servername } as never);
      finishOnce(null, secured as Duplex);
    });
    connect.once('response', (answer) => {
      const systemCode = `PROXY_${answer.statusCode ?? 0}`;
      finishOnce(new NetworkFault('proxy', { sent: false, systemCode }));
    });
    connect.once('error', (error) => finishOnce(asProxyFault(error)));
    connect.end();
    return undefined;
  }

  override destroy(): void {
    for (const connect of this.#opening) connect.destroy(new Error('connections dropped'));
    super.destroy();
  }

  #connectRequest(target: string): http.ClientRequest {
    const { protocol, hostname, port, username, password } = this.#proxy;
    const secure = protocol === 'https:';
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    const { ca } = this.options;
    return (secure ? https : http).request({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port || (secure ? 443 : 80),
      method: 'CONNECT',
      path: target,
      agent: false,
      ...(secure && ca ? { ca } : {}),
      headers: {
        host: target,
        ...(username === ''
          ? {}
          : { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }),
      },
    });
  }
}

function asProxyFault(error: unknown): NetworkFault {
  const { systemCode, cause } = toFault(error, false);
  return new NetworkFault('proxy', { sent: false, systemCode: systemCode ?? 'UNKNOWN', cause });
}

function bracketed(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}

function once<A extends readonly unknown[]>(run: (...args: A) => void): (...args: A) => void {
  let done = false;
  return (...args) => {
    if (done) return;
    done = true;
    run(...args);
  };
}
