/**
 * Pictures of identities: fetched through the API client, kept in a bounded folder, known to the
 * window by an opaque id. The address a server sent never reaches the window.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { StudioError } from '../../src-shared/domain/errors.ts';
import type { PiktidClient } from '../piktid/client.ts';
import type { Log } from '../runtime/log.ts';
import { writeFileAtomic } from '../storage/files/write-atomic.ts';

export interface IdentityPictures {
  /** The id under which the window may ask for the picture. Fetches nothing yet. */
  register(client: PiktidClient, link: string): string;
  /** Fetches it when it is not here; undefined for an id that was never given out. */
  locate(id: string): Promise<string | undefined>;
  /** Ends what is being fetched and starts nothing more: a half-loaded gallery never holds up quitting. */
  close(): Promise<void>;
}

export interface IdentityPicturesOptions {
  readonly dir: string;
  readonly log: Log;
  readonly maxFiles?: number;
}

const AT_ONCE = 4;
/** Gallery links carry a signature that changes; addresses of a session are all that is remembered. */
const MAX_REMEMBERED = 5000;

export function createIdentityPictures(options: IdentityPicturesOptions): IdentityPictures {
  const { dir, log, maxFiles = 500 } = options;
  const known = new Map<string, { readonly client: PiktidClient; readonly link: string }>();
  const fetching = new Map<string, Promise<string>>();
  const queue = new PQueue({ concurrency: AT_ONCE });
  const closing = new AbortController();

  const fetchTo = async (id: string, path: string): Promise<string> => {
    closing.signal.throwIfAborted();
    const source = known.get(id);
    if (source === undefined) throw new Error('identity picture not registered');
    const { bytes } = await source.client.fetchPicture(source.link, {
      signal: closing.signal,
    });
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await writeFileAtomic(path, bytes);
    await trim(dir, maxFiles, log);
    return path;
  };

  return {
    register(client, link) {
      const id = createHash('sha256')
        .update(`${client.baseUrl} ${withoutQuery(link)}`)
        .digest('hex');
      known.delete(id);
      known.set(id, { client, link });
      const oldest = known.keys().next().value;
      if (known.size > MAX_REMEMBERED && oldest !== undefined) known.delete(oldest);
      return id;
    },
    async locate(id) {
      if (!known.has(id) || closing.signal.aborted) return undefined;
      const path = join(dir, `${id}.picture`);
      if (await touched(path)) return path;
      let running = fetching.get(id);
      if (running === undefined) {
        running = queue
          .add(() => fetchTo(id, path))
          .finally(() => fetching.delete(id)) as Promise<string>;
        fetching.set(id, running);
      }
      return running;
    },
    async close() {
      closing.abort(new StudioError({ code: 'cancelled', message: 'The app is closing.' }));
      await queue.onIdle();
    },
  };
}

/** The same picture keeps its id when only the signature of its address changed. */
function withoutQuery(link: string): string {
  return link.split(/[?#]/, 1)[0] ?? link;
}

/** Marks a file as used now; false when it is not there. */
async function touched(path: string): Promise<boolean> {
  try {
    await utimes(path, new Date(), new Date());
    return true;
  } catch {
    return false;
  }
}

/** Removes what was used longest ago. */
async function trim(dir: string, maxFiles: number, log: Log): Promise<void> {
  try {
    const names = await readdir(dir);
    if (names.length <= maxFiles) return;
    const aged = await Promise.all(
      names.map(async (name) => ({ name, at: (await stat(join(dir, name))).mtimeMs })),
    );
    aged.sort((a, b) => a.at - b.at);
    const surplus = aged.slice(0, names.length - maxFiles);
    await Promise.all(surplus.map(({ name }) => rm(join(dir, name), { force: true })));
  } catch (error) {
    log.info('identity pictures not tidied', { error });
  }
}
