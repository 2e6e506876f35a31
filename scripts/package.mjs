/**
 * `npm run package`: packages the app for this machine, and says what it left out and why.
 * `--dir` makes the unpacked folder only; other arguments are targets of electron-builder.
 */
import { rmSync } from 'node:fs';
import { createPackage } from './package/create-package.mjs';
import { planTargets } from './package/plan.mjs';
import { printSizes } from './package/print-sizes.mjs';
import { sevenZip } from './package/seven-zip.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { electronRuntime } from './setup/electron-runtime.mjs';
import { inRoot } from './setup/paths.mjs';
import { runMain, say } from './setup/say.mjs';

await runMain(async (args) => {
  await ensureDependencies();
  const runtime = await electronRuntime();
  const planned = planTargets({
    source: runtime.source,
    platform: process.platform,
    has7zip: sevenZip() !== undefined,
    env: process.env,
  });
  const asked = args.map((arg) => arg.replace(/^--dir$/, 'dir'));
  rmSync(inRoot('release'), { recursive: true, force: true });
  await createPackage(runtime, asked.length > 0 ? asked : planned.targets);
  const status = printSizes();
  say('\nPackages are in release/.');
  if (runtime.source === 'fallback') {
    say(`Made with Electron ${runtime.version}, for development only: not a release.`);
  }
  if (asked.length === 0) for (const reason of planned.leftOut) say(`Left out. ${reason}`);
  return status;
});
