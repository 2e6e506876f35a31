/**
 * The sandbox's memory on disk: one JSON line per event, only ever appended. A torn last line
 * (the process died while writing) is dropped and overwritten by what follows.
 */
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SandboxEvent } from './events.ts';

export interface EventLog {
  readonly past: readonly SandboxEvent[];
  append(event: SandboxEvent): void;
  close(): void;
}

/** @throws when the folder cannot be written, or a line other than the last is not JSON. */
export function openEventLog(stateDir: string): EventLog {
  mkdirSync(stateDir, { recursive: true });
  const path = join(stateDir, 'events.jsonl');
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const wholeBytes = bytes.lastIndexOf(0x0a) + 1;
  const past = bytes
    .subarray(0, wholeBytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as SandboxEvent);
  const file = openSync(path, bytes.length === 0 ? 'w' : 'r+');
  ftruncateSync(file, wholeBytes);
  let end = wholeBytes;
  return {
    past,
    append(event) {
      const line = Buffer.from(`${JSON.stringify(event)}\n`);
      let written = 0;
      while (written < line.length) {
        written += writeSync(file, line, written, line.length - written, end + written);
      }
      end += line.length;
    },
    close() {
      closeSync(file);
    },
  };
}
