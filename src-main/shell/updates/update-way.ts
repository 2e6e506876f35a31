/** Whether this package can put a newer version in its own place. Pure. */
import type { UpdateWay } from '../../../src-shared/domain/update.ts';

export interface Package {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Address of the feed; empty where the build has none. */
  readonly feed: string;
}

/**
 * Installed on Windows, in a bundle on macOS, as AppImage on Linux: the app updates itself. Portable,
 * tar.gz, deb and rpm are told of updates: the first has no place, the others belong to the system.
 */
export function updateWay({ platform, env, feed }: Package): UpdateWay {
  if (!isFeed(feed)) return 'none';
  if (platform === 'darwin') return 'self';
  if (platform === 'win32') return env['PORTABLE_EXECUTABLE_FILE'] ? 'by-hand' : 'self';
  return env['APPIMAGE'] ? 'self' : 'by-hand';
}

/** https alone; http only on this computer, where a test is. */
export function isFeed(feed: string): boolean {
  if (!URL.canParse(feed)) return false;
  const { protocol, hostname, username, password } = new URL(feed);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}
