import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { canWrite } from './can-write.ts';

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'can-write-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

it('[PROOF-03] leaves nothing behind, and takes away what a killed try left', async () => {
  const dir = folder();
  mkdirSync(join(dir, '.ftm-try-killed'));
  mkdirSync(join(dir, 'SKU-1'));
  expect(await canWrite(dir)).toBe(true);
  expect(readdirSync(dir)).toEqual(['SKU-1']);
});

it('answers many who ask for the same folder at once', async () => {
  const dir = folder();
  const answers = await Promise.all(Array.from({ length: 20 }, () => canWrite(dir)));
  expect(new Set(answers)).toEqual(new Set([true]));
  expect(readdirSync(dir)).toEqual([]);
});

it('says no for a folder that is not there, and for a file', async () => {
  const dir = folder();
  writeFileSync(join(dir, 'file'), '');
  expect(await canWrite(join(dir, 'gone'))).toBe(false);
  expect(await canWrite(join(dir, 'file'))).toBe(false);
});
