/**
 * What the operating system says when a file call fails, by its code alone. Each room has sentences
 * of its own for it; which code means what is decided here, once.
 */

/** `ENOENT`, `ENOSPC` …; empty for anything the system did not throw. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** True when nothing is there. Whatever else a file call throws says that something may be. */
export function isMissing(error: unknown): boolean {
  return errnoOf(error) === 'ENOENT';
}

export type DiskTrouble = 'disk-full' | 'folder-missing' | 'folder-not-writable' | 'file-error';

const TROUBLES: Readonly<Record<string, DiskTrouble>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  ENOENT: 'folder-missing',
  ENOTDIR: 'folder-missing',
  ENODEV: 'folder-missing',
  ENXIO: 'folder-missing',
  EACCES: 'folder-not-writable',
  EPERM: 'folder-not-writable',
  EROFS: 'folder-not-writable',
};

/** What it means for work that needs the disk: each of these is waited out or told differently. */
export function diskTroubleOf(errno: string): DiskTrouble {
  return TROUBLES[errno] ?? 'file-error';
}
