/** Puts the computer to sleep by the program its system has for it. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { windowsProgram } from '../../runtime/windows-program.ts';

const SLEEP: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['/usr/bin/pmset', 'sleepnow'],
  linux: ['systemctl', 'suspend'],
  win32: [windowsProgram('rundll32.exe', process.env), 'powrprof.dll,SetSuspendState', '0,1,0'],
};

/** Rejects when the system refuses. */
export async function sleepComputer(platform: NodeJS.Platform): Promise<void> {
  const [program, ...args] = SLEEP[platform] ?? SLEEP.linux ?? [];
  if (program !== undefined) await promisify(execFile)(program, args);
}
