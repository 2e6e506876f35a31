/** A small server on loopback whose every answer a test writes by hand, and what it was asked. */
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
  /** Which connection it came over, counted from 0. */
  readonly connection: number;
}

export type Answering = (
  request: SeenRequest,
  response: http.ServerResponse,
  socket: Socket,
) => unknown;

export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly seen: readonly SeenRequest[];
  /** Open connections now. */
  connections(): number;
  /** Resolves when nobody is connected any more. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export async function startServer(
  answer: Answering,
  tls?: { readonly key: string; readonly cert: string },
): Promise<TestServer> {
  const seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  const numbers = new WeakMap<Socket, number>();
  const waiting = new Set<() => void>();
  let count = 0;

  const onRequest = async (message: http.IncomingMessage, response: http.ServerResponse) => {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of message) chunks.push(chunk as Buffer);
    } catch {
      // The client gave up while sending: there is nobody to answer.
      return;
    }
    const request: SeenRequest = {
      method: message.method ?? '',
      path: message.url ?? '',
      headers: message.headers,
      body: Buffer.concat(chunks),
      connection: numbers.get(message.socket) ?? -1,
    };
    seen.push(request);
    await answer(request, response, message.socket);
  };
  const server = tls ? https.createServer(tls, onRequest) : http.createServer(onRequest);
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    numbers.set(socket, count++);
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) for (const tell of waiting) tell();
    });
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    port,
    seen,
    connections: () => sockets.size,
    idle: () =>
      new Promise((resolve) => {
        if (sockets.size === 0) resolve();
        else waiting.add(resolve);
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export function sendJson(
  response: http.ServerResponse,
  status: number,
  value: unknown,
  headers: http.OutgoingHttpHeaders = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(value));
}
