/**
 * Remembers photos that were decoded to the end and hashed, so that the same command on the same
 * photos need not read them again. Believed only while length, times and number of the file are the
 * same to the last digit; what is sent is hashed anew before it goes out, whatever stands here.
 */
import { toFailure } from '../../src-shared/domain/errors.ts';
import type { ImageService } from '../images/service.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Database } from '../storage/database.ts';
import { type FileVersion, fileVersion } from '../storage/files/file-version.ts';
import { createPhotosSeen, type SeenPhoto } from '../storage/photos-seen.ts';

/** What looks at photos before they are sent. */
export type PhotoLook = Pick<ImageService, 'probe' | 'verify'>;

export interface PhotoMemory {
  /** Looks at each state of a photo once. */
  readonly look: PhotoLook;
  /** Writes what is not written yet. */
  close(): void;
}

export interface PhotoMemoryOptions {
  readonly images: PhotoLook;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/** Raised when `verify` looks for more than before: what was found until then does not count. */
const LOOK = 1;
/**
 * A file that was written to less than this before it was read may be written to once more within
 * the same tick of its file system's clock, which is two seconds on the coarsest.
 */
const SETTLED_MS = 3_000;
/** Looked at anew after that: a disk may lose what nobody changed. */
const KEPT_MS = 90 * 24 * 3_600_000;
/** Written together: each transaction is synced. */
const GATHERED = 250;

export function createPhotoMemory(options: PhotoMemoryOptions): PhotoMemory {
  const { images, database, clock, log } = options;
  const rows = createPhotosSeen(database);
  let waiting = new Map<string, SeenPhoto>();
  let tidied = false;

  const write = (): void => {
    const photos = [...waiting.values()];
    waiting = new Map();
    if (photos.length === 0) return;
    const now = clock.now();
    try {
      database.transaction(() => {
        if (!tidied) rows.forget(now - KEPT_MS);
        for (const photo of photos) rows.save(photo, now);
      });
      tidied = true;
    } catch (error) {
      // They are looked at once more the next time.
      log.warn('photos not remembered', { failure: toFailure(error) });
    }
  };

  const recall = (path: string): SeenPhoto | undefined => {
    try {
      return waiting.get(path) ?? rows.get(path);
    } catch (error) {
      log.warn('photo not recalled', { failure: toFailure(error) });
      return undefined;
    }
  };

  const remember = (photo: SeenPhoto): void => {
    waiting.set(photo.path, photo);
    if (waiting.size >= GATHERED) write();
  };

  const verify: PhotoLook['verify'] = async (path, signal, wishes) => {
    const before = await versionOf(path);
    const at = before && stamp(before);
    const known = before && recall(path);
    if (before && known && known.version === at) {
      return { ...known.facts, sha256: known.sha256, version: before };
    }
    const lookedMs = clock.now();
    const seen = await images.verify(path, signal, { ...wishes, hash: true });
    const { sha256, version, ...facts } = seen;
    if (before && sha256 && version?.key === before.key && isSettled(before, lookedMs)) {
      remember({ path, version: stamp(before), sha256, facts });
    }
    return seen;
  };

  return { look: { probe: images.probe, verify }, close: write };
}

function stamp({ key }: FileVersion): string {
  return `${LOOK}:${key}`;
}

function isSettled({ modifiedMs, changedMs }: FileVersion, atMs: number): boolean {
  return Math.max(modifiedMs, changedMs) < atMs - SETTLED_MS;
}

/** Null where the file cannot be asked: whoever reads it says why. */
async function versionOf(path: string): Promise<FileVersion | null> {
  try {
    return await fileVersion(path);
  } catch {
    return null;
  }
}
