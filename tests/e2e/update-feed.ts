/** A feed of updates on this computer, as a file server would hold it: a list, and a file. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FeedWish {
  readonly version: string;
  readonly notes: string;
  /** What the list promises of the file, where it shall not be true. */
  readonly sha512?: string;
  /** Answers everything with this status. */
  readonly status?: number;
}

export interface Feed {
  readonly url: string;
  /** What was asked for, without its query, oldest first. */
  readonly asked: readonly string[];
  readonly headers: readonly IncomingHttpHeaders[];
  /** What the file holds. */
  readonly file: Buffer;
  become(wish: FeedWish): void;
  close(): Promise<void>;
}

const FILE = 'flat-to-model-studio-linux-x64.AppImage';

export async function startFeed(first: FeedWish): Promise<Feed> {
  let wish = first;
  const asked: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const file = Buffer.from('the new version\n'.repeat(4_000));
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname;
    asked.push(path);
    headers.push(request.headers);
    if (wish.status !== undefined) response.writeHead(wish.status).end();
    else if (path === '/latest-linux.yml') response.end(listOf(wish, file));
    else if (path === `/${FILE}`) response.end(file);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    headers,
    file,
    become: (next) => {
      wish = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function listOf({ version, notes, sha512 }: FeedWish, file: Buffer): string {
  const hash = sha512 ?? createHash('sha512').update(file).digest('base64');
  // JSON is YAML.
  return JSON.stringify({
    version,
    files: [{ url: FILE, sha512: hash, size: file.length }],
    path: FILE,
    sha512: hash,
    releaseDate: '2026-11-01T00:00:00.000Z',
    releaseNotes: notes,
  });
}
