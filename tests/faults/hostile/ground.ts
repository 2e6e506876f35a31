/**
 * The ground of the hostile tests: a studio deep inside a folder that is watched, a foreign server
 * that remembers what it was sent, and a look at the memory in use.
 */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { createImageService } from '../../../src-main/images/create-image-service.ts';
import { loadSharp } from '../../../src-main/images/sharp.ts';
import type { SkuPlan } from '../../../src-shared/domain/plan.ts';
import type { BatchView, RunView } from '../../../src-shared/domain/views.ts';
import { createFaultStudio, type FaultStudio } from '../../support/fault-studio.ts';
import { createScaledClock } from '../../support/scaled-clock.ts';

export interface Ground {
  readonly studio: FaultStudio;
  readonly photo: Buffer;
  /** Two photos, made before anything is watched. */
  readonly sku: SkuPlan;
  /** Runs one SKU until it ends or stands still. */
  play(outputs?: number): Promise<{ readonly run: RunView; readonly batch: BatchView }>;
  /** What was written, changed or removed outside the output folder and the studio's own data. */
  strayed(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function createGround(
  options: Partial<Parameters<typeof createFaultStudio>[0]> = {},
): Promise<Ground> {
  const root = await mkdtemp(join(tmpdir(), 'ftm-hostile-'));
  const parent = join(root, 'a', 'b', 'c');
  await mkdir(parent, { recursive: true });
  for (const dir of [root, join(root, 'a'), parent]) await writeFile(join(dir, 'mine.jpg'), 'mine');
  const sharp = await loadSharp();
  const create = { width: 24, height: 32, channels: 3, background: '#305070' } as const;
  const photo = await sharp({ create }).jpeg().toBuffer();
  const studio = await createFaultStudio({
    clock: createScaledClock(200),
    images: createImageService({ cacheDir: join(root, 'cache'), workerUrl: null }),
    photo,
    parent,
    maxResultBytes: 8 * 1024 * 1024,
    ...options,
  });
  const sku = await studio.sku('dress');
  const before = await tree(root);
  const own = ['out', 'data', 'server'].map((name) => join(studio.dir, name));
  const isOwn = (path: string): boolean =>
    own.some((dir) => path === dir || path.startsWith(dir + sep)) ||
    path.startsWith(join(root, 'cache'));

  return {
    studio,
    photo,
    sku,
    play: async (outputs = 2) => {
      const instructions = Array.from({ length: Math.ceil(outputs / 4) }, (_, n) => ({
        num_variations: Math.min(4, outputs - n * 4),
      }));
      const { engine } = studio;
      const { batchId } = await engine.start(studio.plan([{ ...sku, instructions }]));
      const batch = await engine.settled(batchId, AbortSignal.timeout(60_000));
      const [run] = engine.runsOf(batchId);
      if (!run) throw new Error('the batch has no run');
      return { run, batch };
    },
    strayed: async () => {
      const after = await tree(root);
      const paths = new Set([...before.keys(), ...after.keys()]);
      return [...paths]
        .filter((path) => !isOwn(path) && before.get(path) !== after.get(path))
        .map((path) => relative(root, path));
    },
    close: async () => {
      await studio.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Every file under a folder with the hash of its content. */
async function tree(root: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const content = entry.isFile() ? await readFile(path) : Buffer.from(entry.name);
    found.set(path, createHash('sha256').update(content).digest('hex'));
  }
  return found;
}

export interface Foreigner {
  readonly url: string;
  readonly port: number;
  /** Everything it was sent, headers and bodies, one text a request. */
  readonly heard: readonly string[];
  close(): Promise<void>;
}

/** A server of somebody else's, on an address of its own. */
export async function startForeigner(
  answer: (response: http.ServerResponse) => void,
  host = '127.0.0.2',
): Promise<Foreigner> {
  const heard: string[] = [];
  const server = http.createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    response.on('error', () => undefined);
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const head = [`${request.method} ${request.url}`, ...request.rawHeaders].join('\n');
    heard.push(`${head}\n\n${Buffer.concat(chunks).toString('latin1')}`);
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    port,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The most resident memory rose while `work` ran, in bytes. */
export async function memoryRise(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 10);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return Math.max(most, process.memoryUsage().rss) - before;
}
