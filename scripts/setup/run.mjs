/**
 * Child processes: run to the end, with output shown or kept, bounded in time, signals passed on.
 * Knows nothing of what it runs.
 */
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd] folder to run in; the checkout by default
 * @property {NodeJS.ProcessEnv} [env] whole environment; this process's by default
 * @property {'inherit' | 'keep' | 'to-stderr'} [output] shown as it is, kept, or all to standard error
 * @property {number} [timeoutMs] ended after this long, with all it started; no limit by default
 * @property {boolean} [shell] through a shell
 */

/**
 * Runs a command to its end. Never rejects for a non-zero status: look at `status`.
 * `status` is 127 when the command does not exist, 124 when its time was over.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ status: number, output: string }>}
 */
export function run(command, args, options = {}) {
  const { cwd = root, env = process.env, output = 'inherit', timeoutMs, shell = false } = options;
  const stdio = {
    inherit: 'inherit',
    keep: ['ignore', 'pipe', 'pipe'],
    'to-stderr': ['ignore', 2, 2],
  };
  return new Promise((resolve) => {
    // In a group of its own, so that a time-out ends its children too.
    const detached = timeoutMs !== undefined && process.platform !== 'win32';
    const child = spawn(command, args, { cwd, env, shell, detached, stdio: stdio[output] });
    let text = '';
    let timedOut = false;
    const keep = (chunk) => {
      text += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    const timer =
      timeoutMs &&
      setTimeout(() => {
        timedOut = true;
        if (detached) process.kill(-child.pid, 'SIGKILL');
        else child.kill('SIGKILL');
      }, timeoutMs);
    const stopPassing = passSignals(child);
    const finish = (status) => {
      clearTimeout(timer);
      stopPassing();
      resolve({ status: timedOut ? 124 : status, output: text });
    };
    child.on('error', (error) => {
      text += error.message;
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? statusOfSignal(signal)));
  });
}

/** Passes Ctrl-C and its like on to a child; returns how to stop doing so. */
export function passSignals(child) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const handlers = signals.map((signal) => [signal, () => child.kill(signal)]);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** The status a shell reports for a process ended by a signal. */
export const statusOfSignal = (signal) => 128 + (signalNumbers[signal] ?? 1);

/** How to call npm: the one that started us, else the one on the path. */
export function npmCommand(env = process.env) {
  if (env.npm_execpath?.endsWith('.js'))
    return { command: process.execPath, args: [env.npm_execpath] };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/** Runs npm with these arguments, as `run` does. */
export function npm(args, options = {}) {
  const { command, args: first, shell } = npmCommand(options.env);
  return run(command, [...first, ...args], { ...options, shell: shell ?? false });
}
