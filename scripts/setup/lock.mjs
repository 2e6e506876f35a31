/**
 * One at a time across processes: a lock that is a folder with the holder's process id in it.
 * A holder that died does not block the next one.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const retryMs = 100;
/** A holder writes its process id at once; a lock without one after this long was abandoned. */
const nameWithinMs = 10_000;

/** Runs `work` while holding the lock at `path`. */
export async function withLock(path, work) {
  mkdirSync(dirname(path), { recursive: true });
  while (!acquire(path)) await wait(retryMs);
  try {
    return await work();
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

function acquire(path) {
  try {
    mkdirSync(path);
    writeFileSync(join(path, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (holderIsDead(path)) rmSync(path, { recursive: true, force: true });
    return false;
  }
}

function holderIsDead(path) {
  const pid = holderOf(path);
  if (pid === undefined) return isOlderThan(path, nameWithinMs);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function holderOf(path) {
  try {
    const pid = Number(readFileSync(join(path, 'pid'), 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isOlderThan(path, ageMs) {
  try {
    return Date.now() - statSync(path).mtimeMs > ageMs;
  } catch {
    return false;
  }
}
