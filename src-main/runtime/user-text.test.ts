import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readUserText } from './user-text.ts';

it.each([
  ['UTF-8', Buffer.from('{"é":1}')],
  ['UTF-16, as Windows PowerShell writes it', Buffer.from('\ufeff{"é":1}', 'utf16le')],
  ['UTF-16 the other way round', Buffer.from('\ufeff{"é":1}', 'utf16le').swap16()],
])('reads %s', async (_, bytes) => {
  const dir = await mkdtemp(join(tmpdir(), 'user-text-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await writeFile(join(dir, 'look.json'), bytes);
  expect(await readUserText(join(dir, 'look.json'))).toBe('{"é":1}');
});
