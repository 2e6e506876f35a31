/**
 * `npm run dev`: the interface from Vite's server with hot reload; the main process and the
 * preload rebuilt on every change, and the app started anew with them.
 */
import { once } from 'node:events';
import { ensureDependencies } from './setup/dependencies.mjs';
import { hasDisplay } from './setup/display.mjs';
import { electronRuntime } from './setup/electron-runtime.mjs';
import { startApp } from './setup/launch.mjs';
import { inRoot } from './setup/paths.mjs';
import { passSignals } from './setup/run.mjs';
import { runMain, SetupError, say } from './setup/say.mjs';
import { ensureSystemLibraries } from './setup/system-libraries.mjs';

await runMain(async (args) => {
  if (!hasDisplay()) throw new SetupError('npm run dev needs a display to open the window on.');
  await ensureDependencies();
  const runtime = await electronRuntime();
  await ensureSystemLibraries(runtime);

  const server = await serveRenderer();
  const address = server.resolvedUrls?.local[0] ?? '';
  say(`The interface is served at ${address}`);
  const env = { ...process.env, FTM_DEV_SERVER_URL: address };
  const app = restartable(() => startApp(runtime, args, env));
  const watchers = [];
  for (const part of ['main', 'preload']) watchers.push(await watch(part, app.restart));
  await app.closed;
  await Promise.all([server.close(), ...watchers.map((watcher) => watcher.close())]);
});

async function serveRenderer() {
  const { createServer } = await import('vite');
  const server = await createServer({ configFile: inRoot('vite.renderer.config.ts') });
  return server.listen();
}

/** Builds a part now and on every change; calls `changed` after each later build. */
async function watch(part, changed) {
  const { build } = await import('vite');
  const watcher = await build({
    configFile: inRoot(`vite.${part}.config.ts`),
    build: { watch: {} },
  });
  await new Promise((resolve) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') say(`The ${part} part does not build: ${event.error.message}`);
      if (event.code !== 'END') return;
      resolve(undefined);
      changed();
    });
  });
  return watcher;
}

/** The app's process, replaced on every restart; `closed` when the window was closed by hand. */
function restartable(start) {
  let child;
  let stopPassing = () => {};
  let restarting = Promise.resolve();
  let finish = () => {};
  const closed = new Promise((resolve) => {
    finish = () => resolve(undefined);
  });
  const replace = async () => {
    const old = child;
    if (old && old.exitCode === null) {
      old.removeAllListeners('exit');
      const ended = once(old, 'exit');
      old.kill();
      await ended;
    }
    stopPassing();
    child = start();
    stopPassing = passSignals(child);
    child.on('exit', () => finish());
  };
  return {
    closed,
    restart: () => {
      restarting = restarting.then(replace);
    },
  };
}
