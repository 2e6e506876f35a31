import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../../src-main/runtime/clock.ts';
import { silentLog } from '../../../src-main/runtime/log.ts';
import { openDataFolder } from '../../../src-main/storage/data-folder.ts';
import { bundleScript } from '../../support/bundle.ts';

const ROUNDS = 8;
let bundleDir: string;
let script: string;
let dir: string;

beforeAll(async () => {
  bundleDir = mkdtempSync(join(tmpdir(), 'ftm-writer-'));
  script = await bundleScript(fileURLToPath(new URL('./writer.ts', import.meta.url)), bundleDir);
}, 60_000);
afterAll(() => rmSync(bundleDir, { recursive: true, force: true }));
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ftm-killed-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Kills the writer after so many lines; answers what it had said to be written. */
async function writeAndKill(round: number, lines: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, dir, `${round}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  await exit;
  return said;
}

it('[BATCH-02] whatever moment the process is killed at, both ledgers hold what was said to be written', async () => {
  const said: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    said.push(...(await writeAndKill(round, 5 + round * 7)));
    const folder = openDataFolder({
      dir,
      sandbox: false,
      clock: systemClock,
      log: silentLog,
      label: 'a test',
    });
    expect(folder.recovered).toBeNull();
    const reading = folder.ledger.readFile();
    const inFile = reading.entries.map(({ id }) => id);
    const inTable = folder.ledger.entries().map(({ id }) => id);
    folder.close();
    for (const line of said) {
      const [id, event] = line.split(' ');
      expect(inFile).toContain(`${event}-${id}`);
    }
    // The table may lack the one line that each kill caught between file and commit, never another.
    const missing = inFile.filter((id) => !inTable.includes(id));
    expect(missing.length).toBeLessThanOrEqual(round + 1);
    expect(inTable.filter((id) => !inFile.includes(id))).toEqual([]);
    expect(said.filter((line) => missing.includes(line.split(' ').reverse().join('-')))).toEqual(
      [],
    );
  }
}, 60_000);
