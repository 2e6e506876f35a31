/** `npm run sandbox -- …`: the built-in PiktID stand-in as a process of its own, on loopback. */
import { existsSync } from 'node:fs';
import { ensureBuild } from './setup/build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runMain, SetupError } from './setup/say.mjs';

await runMain(async (args) => {
  await ensureDependencies();
  await ensureBuild({ quiet: true });
  const entry = inRoot('dist', 'main', 'sandbox.js');
  if (!existsSync(entry))
    throw new SetupError('The sandbox has no entry: src-main/sandbox/main.ts is missing.');
  const { status } = await run(process.execPath, [entry, ...args]);
  return status;
});
