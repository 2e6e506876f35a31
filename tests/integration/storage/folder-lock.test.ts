import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src-main/runtime/clock.ts';
import { lockDataFolder } from '../../../src-main/storage/folder-lock.ts';
import { type Failure, StudioError } from '../../../src-shared/domain/errors.ts';
import { bundleScript } from '../../support/bundle.ts';

interface Told {
  readonly held: boolean;
  readonly pid?: number;
  readonly unclean?: boolean;
  readonly failure?: Failure;
}

const clock: Clock = { now: () => Date.UTC(2026, 10, 23), sleep: async () => {} };
let bundleDir: string;
let script: string;
let dir: string;
const children: ChildProcess[] = [];

async function holder(): Promise<{ child: ChildProcess; told: Told }> {
  const child = spawn(process.execPath, [script, dir], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  return { child, told: JSON.parse(line) };
}

function failureOf(work: () => unknown): Failure | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof StudioError) return error.failure;
    throw error;
  }
  return undefined;
}

beforeAll(async () => {
  bundleDir = mkdtempSync(join(tmpdir(), 'ftm-holder-'));
  script = await bundleScript(fileURLToPath(new URL('./holder.ts', import.meta.url)), bundleDir);
}, 60_000);
afterAll(() => rmSync(bundleDir, { recursive: true, force: true }));
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ftm-lock-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  rmSync(dir, { recursive: true, force: true });
});

describe('the lock of a data folder', () => {
  it('[BATCH-19] refuses a second process and names the first', async () => {
    const first = await holder();
    const second = await holder();
    expect(first.told.held).toBe(true);
    expect(second.told.held).toBe(false);
    expect(second.told.failure?.code).toBe('data-folder-in-use');
    expect(second.told.failure?.message).toContain(`the holder (process ${first.told.pid} on `);
  });

  it('[BATCH-19] is released by the kernel when the holder is killed', async () => {
    const first = await holder();
    expect(failureOf(() => lockDataFolder({ dir, label: 'a test', clock }))?.code).toBe(
      'data-folder-in-use',
    );
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const lock = lockDataFolder({ dir, label: 'a test', clock });
    expect(lock.uncleanBefore).toBe(true);
    lock.release();
  });

  it('[BATCH-19] is given back by a proper close, and the note goes with it', async () => {
    const first = await holder();
    first.child.stdin?.write('close\n');
    await once(first.child, 'exit');
    expect(existsSync(join(dir, 'in-use.json'))).toBe(false);
    const second = await holder();
    expect(second.told).toMatchObject({ held: true, unclean: false });
  });

  it('[BATCH-19] is stronger than a missing or foreign note', async () => {
    const first = await holder();
    writeFileSync(join(dir, 'in-use.json'), 'not json');
    const failure = failureOf(() => lockDataFolder({ dir, label: 'a test', clock }));
    expect(failure?.message).toContain('in use by another process');
    rmSync(join(dir, 'in-use.json'));
    expect((await holder()).told.failure?.code).toBe('data-folder-in-use');
    expect(first.told.held).toBe(true);
  });

  it('holds against the same process too, and survives a garbled lock file', () => {
    writeFileSync(join(dir, 'studio.lock'), 'x'.repeat(4096));
    const lock = lockDataFolder({ dir, label: 'one', clock });
    expect(failureOf(() => lockDataFolder({ dir, label: 'two', clock }))?.message).toContain('one');
    lock.release();
    lock.release();
    lockDataFolder({ dir, label: 'two', clock }).release();
  });
});
