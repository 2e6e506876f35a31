/** Starts the app a second time on the same data folder, as a file manager or browser does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inject } from 'vitest';
import type { Studio } from './electron-app.ts';

/** Resolves with the exit status of the second start, or the signal that ended it. */
export async function startAgain(
  studio: Studio,
  handed: readonly string[],
  scratch: string,
): Promise<number | NodeJS.Signals | null> {
  const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...switches, ...inject('appArgs'), '--data-dir', studio.dataDir, ...handed];
  const child = spawn(inject('electronExecutable'), args, {
    cwd: scratch,
    env: { ...process.env, HOME: scratch, DISPLAY: inject('display') },
    stdio: 'ignore',
  });
  const [status, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return status ?? signal;
}
