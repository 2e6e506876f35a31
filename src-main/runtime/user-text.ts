/** Text files that people made with programs of their own. */
import { readFile } from 'node:fs/promises';

/** UTF-8, or UTF-16 where its mark says so: what `>` of Windows PowerShell writes. Throws what `fs` throws. */
export async function readUserText(path: string): Promise<string> {
  const bytes = await readFile(path);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return bytes.toString('utf8');
}
