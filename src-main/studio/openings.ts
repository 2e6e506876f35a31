/**
 * Acts on what the system hands over: folders become SKUs of the draft, look files are read, an
 * address shows a screen. Nothing of it starts or pays for anything. What the window shall do, by
 * that or by a command of a menu, waits here until a window takes it.
 */
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import type { WindowCommand } from '../../src-shared/commands.ts';
import { type Failure, StudioError } from '../../src-shared/domain/errors.ts';
import type { BatchId } from '../../src-shared/domain/ids.ts';
import { readLink } from '../../src-shared/domain/link.ts';
import type { Opened } from '../../src-shared/ipc/calls/opening.ts';
import { failureWith } from '../../src-shared/text/refusal.ts';
import { readLookFile } from '../presets/look-file.ts';
import type { Log } from '../runtime/log.ts';

/** As the shell read it from arguments and events. */
export type Handed =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'link'; readonly link: string };

export interface OpeningParts {
  /** Adds folders to the draft, in the background. */
  readonly addFolders: (paths: readonly string[]) => void;
  readonly knowsBatch: (id: BatchId) => boolean;
  /** There is something to take. */
  readonly came: () => void;
  readonly log: Log;
}

export interface Openings {
  open(items: readonly Handed[]): Promise<void>;
  /** A menu asked for it. Never an address: those start nothing. */
  command(command: WindowCommand): void;
  /** What came since the last time; each is given once. */
  take(): Opened[];
}

/** What nobody takes is not kept for ever. */
const MOST_WAITING = 20;
const LOOK_FILES: ReadonlySet<string> = new Set(['.ftmpreset', '.json']);

export function createOpenings({ addFolders, knowsBatch, came, log }: OpeningParts): Openings {
  let waiting: Opened[] = [];

  const ofLink = (link: string): Opened => {
    const target = readLink(link);
    if (target === undefined) return failed(UNKNOWN_LINK);
    if (!('batchId' in target)) return { what: 'screen', screen: target.screen };
    return knowsBatch(target.batchId) ? { what: 'batch', ...target } : failed(NO_SUCH_BATCH);
  };
  const ofPath = async (path: string): Promise<Opened | 'folder' | null> => {
    try {
      if ((await stat(path)).isDirectory()) return 'folder';
      if (!LOOK_FILES.has(extname(path).toLowerCase())) return null;
      const look = await readLookFile(path);
      return { what: 'look', look: { ...look, unknown: [...look.unknown] } };
    } catch (error) {
      return failed(error instanceof StudioError ? error.failure : NOT_THERE);
    }
  };

  const give = (found: readonly Opened[]): void => {
    waiting = [...waiting, ...found].slice(-MOST_WAITING);
    came();
  };

  return {
    command: (command) => give([{ what: 'command', command }]),
    async open(items) {
      const folders: string[] = [];
      const found: Opened[] = [];
      for (const item of items) {
        const one = item.kind === 'link' ? ofLink(item.link) : await ofPath(item.path);
        if (one === 'folder' && item.kind === 'path') folders.push(item.path);
        else if (one !== null && one !== 'folder') found.push(one);
      }
      if (folders.length > 0) {
        addFolders(folders);
        found.push({ what: 'screen', screen: 'new-batch' });
      }
      log.info('opened by the system', { folders: folders.length, shown: found.length });
      if (found.length > 0) give(found);
    },
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
  };
}

function failed(failure: Failure): Opened {
  return { what: 'failure', failure };
}

const UNKNOWN_LINK = failureWith('invalid-input', { why: 'link-nowhere' });
const NO_SUCH_BATCH = failureWith('not-found', { why: 'link-batch-gone' });
const NOT_THERE = failureWith('folder-missing', { why: 'opened-gone' });
