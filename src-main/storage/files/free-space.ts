/** How much room a disk has. */
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMissing } from '../../runtime/errno.ts';

/**
 * Free bytes for this user where `dir` is, or would be: a folder that does not exist yet is asked
 * for at its nearest existing parent. Null when nobody can say (some network shares).
 */
export async function freeBytes(dir: string): Promise<number | null> {
  for (let at = dir; ; at = dirname(at)) {
    try {
      const disk = await statfs(at);
      return disk.bavail * disk.bsize;
    } catch (error) {
      if (!isMissing(error) || dirname(at) === at) return null;
    }
  }
}
