/**
 * Displays on Linux: whether there is one, and a virtual one for tests that ends with its use.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { SetupError } from './say.mjs';

/** Whether a window can be shown. Only Linux can be without a display. */
export function hasDisplay(env = process.env, platform = process.platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Starts a virtual display and waits until it answers.
 * @returns {Promise<{ display: string, stop: () => Promise<void> }>} e.g. `:100`, and how to end it
 */
export async function startVirtualDisplay() {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '2560x1440x24', '-nolisten', 'tcp', '-dpi', '96'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await new Promise((resolve, reject) => {
    const failed = (why) =>
      reject(new SetupError(`The virtual display (Xvfb) did not start: ${why}`));
    server.on('error', (error) => failed(error.message));
    server.on('exit', (code) => failed(`it ended with status ${code}`));
    let text = '';
    server.stdio[3].setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
  });
  return {
    display: `:${number}`,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}
