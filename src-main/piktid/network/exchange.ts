/**
 * One request and its answer over axios: connect and no-progress time-outs, abort at any moment,
 * and the knowledge whether the server can have seen the request. No retries, no redirects.
 */
import { setMaxListeners } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { AxiosHeaders, create } from 'axios';
import { NetworkFault, toFault } from './fault.ts';
import type { Lookup } from './public-lookup.ts';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** A stream needs an exact `content-length` among the headers. */
  readonly body?: Buffer | Readable;
  /** A connection of its own, never a pooled one that the server may have closed meanwhile. */
  readonly fresh?: boolean;
  /** Refuses to connect to private addresses. */
  readonly publicOnly?: boolean;
  /** Bytes exactly as they come, not unpacked. */
  readonly raw?: boolean;
  /** How many times the network's idle time-out to wait while not a byte moves. Default 1. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Must be read to the end or destroyed. Its errors are {@link NetworkFault}s. */
  readonly body: Readable;
}

export interface ExchangeOptions {
  readonly agent: http.Agent | https.Agent;
  readonly lookup: Lookup | null;
  readonly connectMs: number;
  /** Longest time without a byte moving either way, once connected. */
  readonly idleMs: number;
  readonly userAgent: string;
}

const client = create({
  adapter: 'http',
  proxy: false,
  maxRedirects: 0,
  responseType: 'stream',
  validateStatus: () => true,
  timeout: 0,
  // The API's bodies are built by us; axios must not touch them.
  transformRequest: [(data: unknown) => data],
  transformResponse: [(data: unknown) => data],
});

/** @throws NetworkFault */
export async function exchange(
  request: HttpRequest,
  options: ExchangeOptions,
): Promise<HttpAnswer> {
  const watch = watchRequest(request, options);
  const { url } = request;
  try {
    watch.throwIfStopped();
    const answer = await client.request<Readable>({
      url: url.href,
      method: request.method,
      headers: {
        accept: '*/*',
        'user-agent': options.userAgent,
        ...(request.raw ? { 'accept-encoding': 'identity' } : {}),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { data: request.body }),
      decompress: !request.raw,
      httpAgent: options.agent,
      httpsAgent: options.agent,
      ...(options.lookup ? { lookup: options.lookup as never } : {}),
      transport: watch.transport,
    });
    watch.answered(answer.data);
    return {
      status: answer.status,
      headers: Object.fromEntries(
        Object.entries(AxiosHeaders.from(answer.headers as never).toJSON()).map(([name, value]) => [
          name.toLowerCase(),
          String(value),
        ]),
      ),
      body: answer.data,
    };
  } catch (error) {
    watch.release();
    throw watch.faultOf(error);
  }
}

/** Follows one request from its socket to the last byte of its answer. */
function watchRequest(request: HttpRequest, options: ExchangeOptions) {
  const idleMs = options.idleMs * (request.patience ?? 1);
  let sent = false;
  let stopped: NetworkFault | undefined;
  let outgoing: http.ClientRequest | undefined;
  let incoming: Readable | undefined;
  let connectTimer: NodeJS.Timeout | undefined;

  const stop = (fault: NetworkFault) => {
    stopped ??= fault;
    if (incoming) incoming.destroy(stopped);
    outgoing?.destroy(stopped);
  };
  const onAbort = () => stop(new NetworkFault('aborted', { sent, cause: request.signal?.reason }));
  const release = () => {
    clearTimeout(connectTimer);
    request.signal?.removeEventListener('abort', onAbort);
  };
  // One signal stops a whole SKU with more requests than Node thinks are a leak.
  if (request.signal) setMaxListeners(0, request.signal);
  if (request.signal?.aborted) onAbort();
  else request.signal?.addEventListener('abort', onAbort, { once: true });

  const onSocket = (socket: import('node:net').Socket & { encrypted?: boolean }) => {
    const onIdle = () => stop(new NetworkFault('idle-timeout', { sent }));
    const ready = () => {
      sent = true;
      clearTimeout(connectTimer);
      // After axios, which switches the socket's time-out off when it sees the socket. Node's own
      // counts a large write that is still draining as progress.
      setImmediate(() => socket.setTimeout(idleMs));
    };
    socket.on('timeout', onIdle);
    outgoing?.once('close', () => {
      socket.off('timeout', onIdle);
      socket.setTimeout(0);
    });
    const fromPool = outgoing?.reusedSocket === true;
    if (fromPool) ready();
    else if (request.url.protocol === 'https:') socket.once('secureConnect', ready);
    else if (socket.connecting) socket.once('connect', ready);
    else ready();
  };

  return {
    release,
    throwIfStopped(): void {
      if (stopped) throw stopped;
    },
    transport: {
      request(settings: https.RequestOptions, onAnswer: (answer: http.IncomingMessage) => void) {
        const secure = request.url.protocol === 'https:';
        outgoing = (secure ? https : http).request(settings, onAnswer);
        connectTimer = setTimeout(
          () => stop(new NetworkFault('connect-timeout', { sent: false })),
          options.connectMs,
        );
        outgoing.once('socket', onSocket);
        outgoing.once('close', () => clearTimeout(connectTimer));
        if (stopped) outgoing.destroy(stopped);
        return outgoing;
      },
    },
    answered(body: Readable): void {
      incoming = body;
      body.once('close', release);
      // Someone else may listen too late for an error that comes at once.
      body.on('error', () => {});
      if (stopped) body.destroy(stopped);
    },
    faultOf: (error: unknown): NetworkFault => stopped ?? toFault(error, sent),
  };
}
