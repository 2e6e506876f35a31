/** A tiny CONNECT proxy: tunnels to one place whatever is asked for, or refuses with a status. */
import http from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

export interface ConnectProxy {
  readonly url: string;
  readonly asked: readonly {
    readonly target: string;
    readonly authorization: string | undefined;
  }[];
  close(): Promise<void>;
}

/** `answer`: `tunnel`, a status that refuses, or `silence`. */
export async function startProxy(
  port: number,
  answer: 'tunnel' | 'silence' | number,
): Promise<ConnectProxy> {
  const asked: { target: string; authorization: string | undefined }[] = [];
  const sockets = new Set<Socket>();
  const server = http.createServer((_request, response) => response.writeHead(400).end());
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    asked.push({
      target: request.url ?? '',
      authorization: request.headers['proxy-authorization'],
    });
    socket.on('error', () => {});
    if (answer === 'silence') return;
    if (answer !== 'tunnel') {
      socket.end(`HTTP/1.1 ${answer} Refused\r\ncontent-length: 2\r\n\r\n{}`);
      return;
    }
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    sockets.add(onward);
    onward.on('error', () => socket.destroy());
  });
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://user:p%40ss@127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
