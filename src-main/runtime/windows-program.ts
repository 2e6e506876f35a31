/** Where Windows keeps its own programs. Pure. */
import { win32 } from 'node:path';

/**
 * By its whole path: asked for by name alone, one of that name in the folder the app was started in,
 * or in a folder of results, would be run instead.
 */
export function windowsProgram(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  return win32.join(env['SystemRoot'] || 'C:\\Windows', 'System32', name);
}
