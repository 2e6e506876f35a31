/** The folder where results go: can anything be saved there, and how much? */
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isMissing } from '../runtime/errno.ts';
import { canWrite } from '../storage/files/can-write.ts';
import { freeBytes } from '../storage/files/free-space.ts';

export interface OutputFacts {
  readonly writable: boolean;
  /** Null when nobody can say. */
  readonly freeBytes: number | null;
}

/** A folder that is not there yet is tried at its nearest parent. Never throws. */
export async function lookAtOutput(dir: string): Promise<OutputFacts> {
  return { writable: await canWriteAt(dir), freeBytes: await freeBytes(dir) };
}

async function canWriteAt(dir: string): Promise<boolean> {
  try {
    return await canWrite(await existing(dir));
  } catch {
    // Not even the way to it can be read.
    return false;
  }
}

async function existing(dir: string): Promise<string> {
  for (let at = dir; ; at = dirname(at)) {
    try {
      await stat(at);
      return at;
    } catch (error) {
      if (!isMissing(error) || dirname(at) === at) throw error;
    }
  }
}
