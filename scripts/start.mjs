/**
 * `npm start`: does what set-up is missing, then opens the app. On a machine without a display
 * it runs the sample SKUs through the sandbox in the terminal instead. Further arguments are for the
 * app, or for that command.
 */
import { ensureBuild } from './setup/build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { hasDisplay } from './setup/display.mjs';
import { electronRuntime } from './setup/electron-runtime.mjs';
import { cliEntry, launchApp, noSandboxReason } from './setup/launch.mjs';
import { run } from './setup/run.mjs';
import { runMain, say } from './setup/say.mjs';
import { ensureSystemLibraries } from './setup/system-libraries.mjs';

const sampleJob = [
  'batch',
  '--sandbox',
  ...['--input-dir', 'resources/samples'],
  ...['--identity-code', 'PiktidSummer'],
  ...['--output-dir', 'out/samples'],
];

await runMain(async (args) => {
  await ensureDependencies();
  return hasDisplay() ? openApp(args) : runSamples(args);
});

async function openApp(args) {
  const runtime = await electronRuntime();
  await ensureSystemLibraries(runtime);
  await ensureBuild();
  const reason = noSandboxReason();
  if (reason) say(`Starting without Chromium's sandbox: ${reason}.`);
  return launchApp(runtime, args);
}

async function runSamples(args) {
  say('No display here, so no window can be opened.');
  say('Running the sample SKUs through the built-in sandbox instead; results go to out/samples.');
  await ensureBuild();
  const { status } = await run(process.execPath, [cliEntry, ...sampleJob, ...args]);
  return status;
}
