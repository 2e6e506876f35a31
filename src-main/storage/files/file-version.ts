/** Tells one state of a file from another by what the file system knows of it. Reads no content. */
import { stat } from 'node:fs/promises';

export interface FileVersion {
  readonly bytes: number;
  /** As `mtimeMs` of a stat has it. */
  readonly modifiedMs: number;
  /** When content, name or rights were last changed; no program sets it back. */
  readonly changedMs: number;
  /** Equal for one state of one file: length, both times to the nanosecond, and number of the file. */
  readonly key: string;
}

/** Of the file behind a link. @throws the system's error */
export async function fileVersion(path: string): Promise<FileVersion> {
  const { size, mtimeNs, ctimeNs, ino } = await stat(path, { bigint: true });
  return {
    bytes: Number(size),
    modifiedMs: msOf(mtimeNs),
    changedMs: msOf(ctimeNs),
    key: `${size}-${mtimeNs}-${ctimeNs}-${ino}`,
  };
}

const SECOND_NS = 1_000_000_000n;

/** To the last bit what Node makes of the same time in a stat without big integers. */
function msOf(ns: bigint): number {
  return Number(ns / SECOND_NS) * 1e3 + Number(ns % SECOND_NS) / 1e6;
}
