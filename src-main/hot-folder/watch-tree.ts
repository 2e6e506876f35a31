/**
 * Tells that something happened in a folder tree, and roughly where. A hint, no more: network drives
 * tell nothing, and every decision is made by listing. Only folders are watched, so that ten
 * thousand photos do not need ten thousand watchers.
 */
import { dirname } from 'node:path';
import { watch } from 'chokidar';
import type { Log } from '../runtime/log.ts';
import { MAX_DEPTH } from './read-tree.ts';

export interface WatchTreeOptions {
  readonly root: string;
  readonly skip: (dir: string) => boolean;
  /** A folder in which something changed. */
  readonly onHint: (dir: string) => void;
  readonly log: Log;
}

/** Watches until the answer is called. */
export type WatchTree = (options: WatchTreeOptions) => () => Promise<void>;

export const watchTree: WatchTree = ({ root, skip, onHint, log }) => {
  const watcher = watch(root, {
    ignored: (path, stats) => stats?.isFile() === true || (path !== root && skip(path)),
    ignoreInitial: true,
    followSymlinks: false,
    depth: MAX_DEPTH,
    persistent: true,
  });
  watcher.on('addDir', onHint);
  watcher.on('unlinkDir', (dir) => onHint(dirname(dir)));
  // Files are not watched one by one; what happens to them is told of their folder.
  watcher.on('raw', (_event, path, details: unknown) => onHint(folderOf(path, details)));
  watcher.on('error', (error) => log.info('watching a folder', { error }));
  return () => watcher.close();
};

function folderOf(path: string, details: unknown): string {
  if (typeof details !== 'object' || details === null) return path;
  const { watchedPath } = details as { readonly watchedPath?: unknown };
  return typeof watchedPath === 'string' ? watchedPath : path;
}
