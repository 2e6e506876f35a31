/**
 * `npm run test:package`: packages the app, then starts the package: its window, its command line,
 * its fuses. `npm test` does the same among everything else.
 */
import { ensureDependencies } from './setup/dependencies.mjs';
import { inRoot } from './setup/paths.mjs';
import { run } from './setup/run.mjs';
import { runMain } from './setup/say.mjs';

await runMain(async (args) => {
  await ensureDependencies();
  const vitest = inRoot('node_modules', 'vitest', 'vitest.mjs');
  const { status } = await run(process.execPath, [vitest, 'run', '--project', 'package', ...args]);
  return status;
});
