/** For measurements: a storage on loopback in a thread of its own, as fast as it can be. */
import { Worker } from 'node:worker_threads';

const SERVER = `
import http from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
const chunk = Buffer.alloc(1 << 20, 7);
const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const server = http.createServer((request, response) => {
  const done = (value) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
  if (request.method === 'GET') {
    let left = workerData.bytes - head.length;
    response.writeHead(200, { 'content-length': workerData.bytes });
    response.write(head);
    const more = () => {
      while (left > 0) {
        const piece = left >= chunk.length ? chunk : chunk.subarray(0, left);
        left -= piece.length;
        if (!response.write(piece)) return response.once('drain', more);
      }
      response.end();
    };
    return more();
  }
  request.on('data', () => {});
  request.on('end', () => {
    if (request.method === 'PUT') return done({});
    const { port } = server.address();
    done({ upload_url: 'http://127.0.0.1:' + port + '/put', file_id: 'f', content_type: 'image/jpeg' });
  });
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

export interface LoopbackStorage {
  readonly url: string;
  close(): Promise<unknown>;
}

/** `bytes`: length of what a GET answers; it begins as a JPEG does. */
export async function startStorage(bytes: number): Promise<LoopbackStorage> {
  const source = new URL(`data:text/javascript,${encodeURIComponent(SERVER)}`);
  const worker = new Worker(source, { workerData: { bytes } });
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return { url: `http://127.0.0.1:${port}`, close: () => worker.terminate() };
}
