/**
 * How the app is started from the checkout: the runtime's arguments on this machine. Knows
 * nothing of how the runtime was found or the app was built.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { inRoot, root } from './paths.mjs';
import { passSignals, statusOfSignal } from './run.mjs';

/**
 * Why Chromium's own sandbox cannot be used here, or undefined when it can. It needs a user
 * that is not root, and the kernel's user namespaces.
 */
export function noSandboxReason() {
  if (process.platform !== 'linux') return undefined;
  if (process.getuid?.() === 0) return 'started as root';
  if (kernelSetting('kernel/apparmor_restrict_unprivileged_userns') === '1') {
    return 'this system keeps user namespaces from unpackaged programs';
  }
  if (kernelSetting('kernel/unprivileged_userns_clone') === '0') return 'user namespaces are off';
  return undefined;
}

function kernelSetting(name) {
  const path = `/proc/sys/${name}`;
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

/** Arguments that come before the app's own: Chromium's switches, then the app's folder. */
export const launchArgs = () => [...(noSandboxReason() ? ['--no-sandbox'] : []), root];

/**
 * Starts the built app and waits for its end.
 * @param {import('./electron-runtime.mjs').Runtime} runtime
 * @param {readonly string[]} args for the app
 * @returns {Promise<number>} its exit status
 */
export function launchApp(runtime, args) {
  const child = startApp(runtime, args);
  const stopPassing = passSignals(child);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      stopPassing();
      resolve(code ?? statusOfSignal(signal));
    });
  });
}

/** Starts the built app and returns its process. */
export function startApp(runtime, args, env = process.env) {
  const clean = { ...env };
  // Set by some editors' terminals; Electron would then behave as plain Node.
  delete clean.ELECTRON_RUN_AS_NODE;
  return spawn(runtime.executable, [...launchArgs(), ...args], {
    cwd: root,
    env: clean,
    stdio: 'inherit',
  });
}

/** The command line's built entry. */
export const cliEntry = inRoot('dist', 'main', 'cli.js');
