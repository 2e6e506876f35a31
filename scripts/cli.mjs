/**
 * `npm run cli -- …`: the command line from the checkout, built first when stale. Standard input
 * and output are the command's own; its exit status is passed on.
 */
import { ensureBuild } from './setup/build.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { cliEntry } from './setup/launch.mjs';
import { run } from './setup/run.mjs';
import { runMain } from './setup/say.mjs';

await runMain(async (args) => {
  await ensureDependencies();
  await ensureBuild({ quiet: true });
  // npm changes into the checkout; paths on the command line are meant from where it was typed.
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const { status } = await run(process.execPath, [cliEntry, ...args], { cwd });
  return status;
});
